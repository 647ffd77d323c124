import { useTranslations } from '~/messages/intl'

import { Button, type ButtonVariant } from '~/ui/button'
import { SiteForm } from '~/ui/form'
import type { IconName } from '~/ui/icon'

type StatusAction = 'publish' | 'pause' | 'archive' | 'duplicate'
const ICONS: Record<StatusAction, IconName> = { publish: 'eye', pause: 'eye-off', archive: 'lock', duplicate: 'copy' }

/** One click that publishes, pauses, archives or copies an annonce. `about` names it where a page shows several. */
export function StatusButton({ id, action, variant = 'secondary', about }: { id: number; action: StatusAction; variant?: ButtonVariant; about?: string }) {
  const t = useTranslations('listings')
  return (
    <SiteForm name={`${action}-${id}`} action={`/annonces/${id}/statut`} className="inline-flex">
      <input type="hidden" name="action" value={action} />
      <Button variant={variant} icon={ICONS[action]} aria-label={about ? t('actionOn', { action: t(`actions.${action}`), title: about }) : undefined}>{t(`actions.${action}`)}</Button>
    </SiteForm>
  )
}
