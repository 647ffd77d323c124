import { useTranslations } from '~/messages/intl'

import { LISTING_LIMITS } from '~/listings/listing-limits'
import { Button } from '~/ui/button'
import { DateField, Fieldset, TextField } from '~/ui/fields'

import { LengthField } from './length-field'
import { SlotsField } from './slots-field'
import { useEditor } from './use-editor'

/** When it can be fetched and brought back, and for how long. */
export function TimesPart() {
  const t = useTranslations('listingEditor')
  return (
    <div className="flex flex-col gap-8">
      <SlotsField name="pickupSlots" legend={t('pickupSlots')} hint={t('pickupSlotsHint')} />
      <SlotsField name="returnSlots" legend={t('returnSlots')} hint={t('returnSlotsHint')} />
    </div>
  )
}

export function LengthsPart() {
  const t = useTranslations('listingEditor')
  return (
    <div className="flex flex-col gap-6">
      <LengthField name="noticeHours" label={t('notice')} hint={t('noticeHint')} />
      <LengthField name="minDuration" label={t('minDuration')} />
      <LengthField name="maxDuration" label={t('maxDuration')} />
      <LengthField name="bufferBefore" label={t('bufferBefore')} hint={t('bufferHint')} />
      <LengthField name="bufferAfter" label={t('bufferAfter')} />
    </div>
  )
}

/** Days without loan: holidays, works. One empty row more than there are. */
export function ClosuresPart() {
  const t = useTranslations('listingEditor')
  const { rows, field } = useEditor()
  const closures = rows('closures')
  const last = closures.at(-1)
  const count = closures.length + (last === undefined || last.from || last.to || last.reason ? 1 : 0)
  return (
    <div className="flex flex-col gap-6">
      {Array.from({ length: Math.min(count, LISTING_LIMITS.closures) }, (_, index) => (
        <Fieldset key={index} legend={t('closure', { number: index + 1 })}>
          <div className="flex flex-wrap gap-4">
            <DateField {...field(`closures.${index}.from`)} label={t('closureFrom')} />
            <DateField {...field(`closures.${index}.to`)} label={t('closureTo')} />
            <TextField {...field(`closures.${index}.reason`)} label={t('closureReason')} maxLength={LISTING_LIMITS.closureReason} optionalLabel className="min-w-[12rem] flex-1" />
          </div>
        </Fieldset>
      ))}
      <div><Button variant="secondary" icon="plus" name="_intent" value="more:closures">{t('moreClosures')}</Button></div>
    </div>
  )
}
