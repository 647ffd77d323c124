import { hoursText } from '~/calendars/hours-text'
import { useLocale, useTranslations } from '~/messages/intl'
import { Button } from '~/ui/button'
import { CheckboxField, Fieldset, TextField } from '~/ui/fields'
import { SiteForm } from '~/ui/form'
import { shown, useFormFailure } from '~/web/use-form-failure'

import { ROUND_LIMITS } from '../round-limits'
import type { RoundsPage } from '../rounds-page.server'

/** Chooses the stops of a round, their order and places, and who drives. */
export function ComposeRound({ stops, day, formKey }: Pick<RoundsPage, 'stops' | 'day'> & { formKey: string }) {
  const t = useTranslations('rounds')
  const failure = useFormFailure('create')
  const { errors, values } = failure
  const chosen = values === null ? null : [values.stops ?? []].flat()
  return (
    <SiteForm name="create" formKey={formKey} failure={failure} labels={{ stops: t('stops'), driver: t('driver') }}>
      <input type="hidden" name="day" value={day} />
      <Fieldset legend={t('stops')} hint={t('stopsHint')} error={errors.stops} id="stops">
        <ul>
          {stops.map((stop) => (
            <li key={stop.key} className="flex flex-col gap-3 border-b border-line py-4 lg:flex-row lg:items-start lg:justify-between lg:gap-8">
              <CheckboxField
                id={`stop-${stop.key}`} name="stops[]" value={stop.key} label={<StopWords stop={stop} />} hint={stop.things.map(({ quantity, title }) => t('what', { quantity, title })).join(', ')}
                defaultChecked={chosen === null || chosen.includes(stop.key)}
              />
              <div className="flex gap-3 lg:w-96">
                <TextField id={`order-${stop.key}`} name={`order.${stop.key}`} label={t('order')} inputMode="numeric" maxLength={3} autoComplete="off" className="w-20 shrink-0" defaultValue={shown(values, `order.${stop.key}`)} error={errors[`order.${stop.key}`]} />
                <TextField id={`place-${stop.key}`} name={`place.${stop.key}`} label={t('place')} maxLength={ROUND_LIMITS.place} autoComplete="off" className="min-w-0 flex-1" defaultValue={shown(values, `place.${stop.key}`, stop.place)} error={errors[`place.${stop.key}`]} />
              </div>
            </li>
          ))}
        </ul>
      </Fieldset>
      <TextField name="driver" label={t('driver')} hint={t('driverHint')} required maxLength={ROUND_LIMITS.driver} autoComplete="off" className="max-w-prose" defaultValue={shown(values, 'driver')} error={errors.driver} />
      <Button>{t('create')}</Button>
    </SiteForm>
  )
}

function StopWords({ stop: { ending, path, side, partner, hours } }: { stop: RoundsPage['stops'][number] }) {
  const t = useTranslations('rounds')
  const words = useTranslations('calendars')
  const locale = useLocale()
  return <><span className="font-semibold">{t(`end.${ending}`, { path })}</span> · {t(`who.${side}.${ending}`, { partner })} · <span className="text-ink-soft">{hoursText(words, hours, locale)}</span></>
}
