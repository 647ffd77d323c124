import { useTranslations } from '~/messages/intl'

import { Fieldset } from '~/ui/fields'
import { describe, FieldError, INPUT } from '~/ui/field-frame'

import { useEditor } from './use-editor'

const DAYS = ['1', '2', '3', '4', '5', '6', '7']
type Row = Record<string, string>
const isBlank = (row: Row) => !row.from && !row.to

/** A line a weekday, then the second slots of a day, then an empty line: the same order whatever was sent. */
export function slotRows(sent: Row[]): Row[] {
  const firsts = DAYS.map((day) => sent.find((row) => row.day === day))
  const others = sent.filter((row) => !firsts.includes(row))
  const last = others.at(-1)
  return [...DAYS.map((day, index) => firsts[index] ?? { day, from: '', to: '' }), ...others, ...(last && isBlank(last) ? [] : [{ day: '', from: '', to: '' }])]
}

/** Weekly slots: for each day from when to when. Empty days are closed. */
export function SlotsField({ name, legend, hint }: { name: 'pickupSlots' | 'returnSlots'; legend: string; hint: string }) {
  const t = useTranslations('listingEditor.slots')
  const weekday = useTranslations('listings.weekday')
  const { rows } = useEditor()
  return (
    <Fieldset id={name} legend={legend} hint={hint}>
      <div className="flex flex-col gap-2">
        {slotRows(rows(name)).map((row, index) => (
          <div key={index} className="flex flex-col">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              {index < DAYS.length ? (
                <>
                  <span className="w-full capitalize sm:w-28">{weekday(row.day as '1')}</span>
                  <input type="hidden" name={`${name}.${index}.day`} value={row.day} />
                </>
              ) : (
                <select name={`${name}.${index}.day`} defaultValue={row.day} aria-label={t('otherDay')} className={`${INPUT} capitalize sm:!w-28`}>
                  <option value="">{t('otherDay')}</option>
                  {DAYS.map((day) => <option key={day} value={day}>{weekday(day as '1')}</option>)}
                </select>
              )}
              <TimeInput name={`${name}.${index}.from`} value={row.from} label={t('from', { day: row.day ? weekday(row.day as '1') : t('otherDay') })} />
              <span aria-hidden="true">{t('to')}</span>
              <TimeInput name={`${name}.${index}.to`} value={row.to} label={t('until', { day: row.day ? weekday(row.day as '1') : t('otherDay') })} />
            </div>
            <SlotErrors name={`${name}.${index}`} />
          </div>
        ))}
      </div>
    </Fieldset>
  )
}

function TimeInput({ name, value, label }: { name: string; value: string | undefined; label: string }) {
  const { errors } = useEditor()
  return <input type="time" id={name} name={name} defaultValue={value} aria-label={label} className={`${INPUT} !w-32`} {...describe(name, { hint: undefined, error: errors[name] })} />
}

function SlotErrors({ name }: { name: string }) {
  const { errors } = useEditor()
  return <>{['day', 'from', 'to'].map((part) => errors[`${name}.${part}`] && <FieldError key={part} id={`${name}.${part}`}>{errors[`${name}.${part}`]}</FieldError>)}</>
}
