import { useTranslations } from '~/messages/intl'
import type { NeedView } from '~/needs/needs-list.server'
import { ButtonLink } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'

/** No need to show: what that means in this view, and what to do first. */
export function NeedsEmpty({ view, filtered }: { view: NeedView; filtered: boolean }) {
  const t = useTranslations('needs.empty')
  if (filtered) return <EmptyState title={t('filtered.title')} action={<ButtonLink to="/besoins" variant="secondary">{t('filtered.action')}</ButtonLink>}>{t('filtered.body')}</EmptyState>
  const action = view === 'fitting' ? <ButtonLink to="/annonces/nouvelle" variant="secondary" icon="plus">{t('fitting.action')}</ButtonLink> : <ButtonLink to="/besoins/nouveau" variant="secondary" icon="plus">{t(`${view}.action`)}</ButtonLink>
  return <EmptyState title={t(`${view}.title`)} action={action}>{t(`${view}.body`)}</EmptyState>
}
