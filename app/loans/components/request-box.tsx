import type { Nature } from 'prisma/generated/client'
import type { FormEvent } from 'react'
import { useTranslations } from '~/messages/intl'

import { useRootData } from '~/root'
import { Button } from '~/ui/button'
import { QuantityField, TextArea, TextField } from '~/ui/fields'
import { SiteForm } from '~/ui/form'
import { shown, useFormFailure } from '~/web/use-form-failure'

import { LIMITS } from '../loan-limits'
import type { WishFeedback } from '../wish-feedback.server'
import { EventDatesFields } from './event-dates-fields'
import { useWishFeedback } from './use-wish-feedback'
import { WishAnswer } from './wish-answer'

interface RequestBoxProps {
  listing: {
    id: number
    nature: Nature
    /** How many can be lent at all: stock - lost. */
    usable: number
  }
  formKey: string
  /** The day of Paris it is: `2027-06-12`. */
  today: string
  /** Dates and quantity of the search one comes from. */
  initial?: { start?: string; end?: string; startTime?: string; endTime?: string; quantity?: number }
  /** What the server says of them, where there are any. */
  feedback?: WishFeedback | null
}

/**
 * Asks for an annonce: when, how many, what for. Posts `_form=request` to the page it stands on, whose action runs
 * `requestLoanForm`; its second button keeps it for one request with other things. A visitor signs in afterwards and finds what she typed.
 */
export function RequestBox({ listing, formKey, today, initial = {}, feedback: first = null }: RequestBoxProps) {
  const t = useTranslations('loans')
  const { viewer } = useRootData()
  const failure = useFormFailure('request')
  const { feedback, ask } = useWishFeedback(listing.id, first)
  const { errors, values } = failure
  const labels = {
    start: t('dates.from'), end: t('dates.to'), startTime: t('dates.hour'), endTime: t('dates.hour'),
    quantity: t('request.quantity'), purpose: t('request.purpose'), message: t('request.message'),
  }
  const taken = feedback?.code === 'not_available' || failure.code === 'not_available'
  const once = listing.nature === 'salle' || listing.usable === 1
  return (
    <SiteForm name="request" formKey={formKey} failure={failure} labels={labels} className="flex flex-col gap-5" onChange={(event) => void askWith(event, ask)}>
      <EventDatesFields nature={listing.nature} min={today} errors={errors} valueOf={(field) => shown(values, field, initial[field])} />
      {once ? (
        <input type="hidden" name="quantity" value="1" />
      ) : (
        <QuantityField
          name="quantity" label={labels.quantity} min={1} max={listing.usable} unit={t('request.of', { stock: listing.usable })} required
          defaultValue={shown(values, 'quantity', initial.quantity ?? 1)} error={errors.quantity}
        />
      )}
      <WishAnswer feedback={feedback} />
      <TextField
        name="purpose" label={labels.purpose} hint={t('request.purposeHint')} maxLength={LIMITS.purpose} required
        defaultValue={shown(values, 'purpose')} error={errors.purpose}
      />
      <TextArea name="message" label={labels.message} optionalLabel rows={3} maxLength={LIMITS.message} defaultValue={shown(values, 'message')} error={errors.message} />
      <div className="flex flex-col gap-2">
        {taken ? <Button name="_to" value="list">{t('request.wait')}</Button> : <Button>{t(listing.nature === 'don' ? 'request.sendGift' : 'request.send')}</Button>}
        <Button variant="secondary" name="_to" value="basket" icon="plus">{t('request.add')}</Button>
        <p className="text-sm text-ink-soft">{t(viewer.signedIn ? 'request.after' : 'request.afterVisitor')}</p>
      </div>
    </SiteForm>
  )
}

/** Asks once the dates can be read; purpose and message change nothing of the answer. */
function askWith(event: FormEvent<HTMLFormElement>, ask: (query: string) => Promise<void>) {
  const changed = (event.target as Element).getAttribute('name')
  if (changed === 'purpose' || changed === 'message') return undefined
  const form = new FormData(event.currentTarget)
  const read = (name: string) => String(form.get(name) ?? '')
  const moment = (day: string, time: string) => (time ? `${day}T${time}` : day)
  const [start, end, startTime, endTime] = [read('start'), read('end'), read('startTime'), read('endTime')]
  if (!start || (form.has('end') && !end) || (form.has('startTime') && (startTime === '') !== (endTime === ''))) return undefined
  return ask(new URLSearchParams({ du: moment(start, startTime), ...(end && { au: moment(end, endTime) }), quantite: read('quantity') || '1' }).toString())
}
