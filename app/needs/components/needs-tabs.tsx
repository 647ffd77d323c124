import { useTranslations } from '~/messages/intl'
import type { NeedView } from '~/needs/needs-list.server'
import { Tabs } from '~/ui/tabs'

/** Everybody's needs, those that one's annonces can help, one's own. */
export function NeedsTabs({ view, fittingCount }: { view: NeedView; fittingCount: number }) {
  const t = useTranslations('needs.tabs')
  return (
    <Tabs
      label={t('label')}
      items={[
        { to: '/besoins', label: t('all'), current: view === 'all' },
        { to: '/besoins?voir=aider', label: t('fitting'), current: view === 'fitting', ...(fittingCount > 0 && { count: fittingCount }) },
        { to: '/besoins?voir=miens', label: t('own'), current: view === 'own' },
      ]}
    />
  )
}
