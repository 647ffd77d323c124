import { useTranslations } from '~/messages/intl'
import { TextField } from '~/ui/fields'
import { Notice } from '~/ui/notice'

/** The address of a feed, the one time it is shown, and the link that calendar programs of this device open by themselves. */
export function NewFeedAddress({ address, name }: { address: string; name: string }) {
  const t = useTranslations('calendars')
  return (
    <Notice tone="success" title={t('own.created')}>
      <p>{t('own.createdHelp')}</p>
      <TextField name={`address-${name}`} label={t('own.address')} value={address} readOnly autoComplete="off" spellCheck={false} />
      <p><a href={address.replace(/^https?:/, 'webcal:')} className="inline-flex min-h-tap items-center text-accent underline underline-offset-[0.2em]">{t('own.open')}</a></p>
    </Notice>
  )
}
