import { useTranslations } from '~/messages/intl'
import { Button } from '~/ui/button'
import { Disclosure } from '~/ui/disclosure'
import { TextField } from '~/ui/fields'
import { SiteForm } from '~/ui/form'
import { shown, useFormFailure } from '~/web/use-form-failure'

import type { LoanGuests } from '../loan-guests.server'
import { LIMITS } from '../loan-limits'
import type { LoanPage } from '../loan-page.server'

interface LoanCodeProps {
  loan: Pick<LoanPage, 'reference' | 'path'>
  qr: { size: number; path: string }
  guests: LoanGuests
}

/** The code that opens this loan on the other telephone, and links for who has no account. */
export function LoanCode({ loan: { reference, path }, qr, guests }: LoanCodeProps) {
  const t = useTranslations('reports')
  const failure = useFormFailure('guest')
  const margin = 4
  return (
    <div className="flex flex-col gap-4">
      <div className="flex items-center gap-4">
        <svg viewBox={`${-margin} ${-margin} ${qr.size + 2 * margin} ${qr.size + 2 * margin}`} role="img" aria-label={t('code.alt', { path })} shapeRendering="crispEdges" className="w-32 shrink-0 rounded bg-white text-black">
          <path d={qr.path} fill="currentColor" />
        </svg>
        <div>
          <p className="text-2xl font-semibold tracking-widest">{reference}</p>
          <p className="text-sm text-ink-soft">{t('code.lead', { path })}</p>
        </div>
      </div>
      {guests.map((guest) => (
        <div key={guest.id} className="flex flex-col">
          <TextField id={`lien-${guest.id}`} name="link" label={t('guest.link', { name: guest.name })} defaultValue={guest.link} readOnly />
          <SiteForm name="revoke_guest">
            <input type="hidden" name="guestId" value={guest.id} />
            <Button variant="quiet" className="-ml-4">{t('guest.stop')}<span className="sr-only"> ({guest.name})</span></Button>
          </SiteForm>
        </div>
      ))}
      <Disclosure summary={t('guest.title')} open={failure.code !== null}>
        <SiteForm name="guest" failure={failure} labels={{ name: t('guest.name') }} className="flex flex-col gap-4">
          <p className="text-sm text-ink-soft">{t('guest.lead', { path })}</p>
          <TextField id="guest-name" name="name" label={t('guest.name')} required maxLength={LIMITS.contactName} autoComplete="off" defaultValue={shown(failure.values, 'name')} error={failure.errors.name} />
          <div><Button variant="secondary">{t('guest.create')}</Button></div>
        </SiteForm>
      </Disclosure>
    </div>
  )
}
