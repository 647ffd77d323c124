import { type FormEvent, useState } from 'react'

import { formatDay, formatMonth } from '~/messages/format'
import { useLocale, useTranslations } from '~/messages/intl'
import { parisInstant } from '~/platform/paris-time'
import { CheckboxGroup } from '~/ui/fields'
import { FieldError } from '~/ui/field-frame'

export interface ChoosableDate {
  /** `2027-06-12` */
  day: string
  /** What stands against it, in words: it cannot be ticked. */
  problem: string | null
  holiday?: string | null
  ticked: boolean
}

/** Dates to tick, month by month, and how many of them are. What cannot be had is there, says why, and cannot be ticked. */
export function DateChoice({ dates, help, kept, error }: { dates: readonly ChoosableDate[]; help: string; kept: readonly string[] | null; error?: string | undefined }) {
  const t = useTranslations('series')
  const ticked = dates.filter(({ day, problem, ticked: offered }) => problem === null && (kept ? kept.includes(day) : offered)).map(({ day }) => day)
  const [count, setCount] = useState<number | null>(null)
  const recount = (event: FormEvent<HTMLDivElement>) => setCount(event.currentTarget.querySelectorAll('input:checked').length)
  return (
    <div onChange={recount}>
      <p className="text-lg font-semibold" role="status">{t('dates.count', { count: count ?? ticked.length, total: dates.length })}</p>
      <p className="mb-6 max-w-prose text-ink-soft">{help}</p>
      {error && <FieldError id="days">{error}</FieldError>}
      <div className="grid gap-x-10 gap-y-6 sm:grid-cols-2">
        {monthsOf(dates).map(([month, own], index) => <Month key={month} month={month} first={index === 0} dates={own} ticked={ticked} />)}
      </div>
    </div>
  )
}

function Month({ month, first, dates, ticked }: { month: string; first: boolean; dates: readonly ChoosableDate[]; ticked: readonly string[] }) {
  const t = useTranslations('series')
  const locale = useLocale()
  return (
    <CheckboxGroup
      name="days[]" id={first ? 'days' : `days-${month}`} legend={<span className="inline-block first-letter:uppercase">{formatMonth(parisInstant(`${month}-01`), locale)}</span>} defaultValues={[...ticked]}
      options={dates.map(({ day, problem, holiday }) => ({
        value: day, disabled: problem !== null,
        label: <span className={problem ? 'text-ink-soft' : ''}>{formatDay(parisInstant(day), locale)}{problem && <span className="font-semibold">{' · '}{t('dates.impossible')}</span>}</span>,
        hint: [problem, holiday].filter(Boolean).join(' ') || undefined,
      }))}
    />
  )
}

/** Dates by their month: `2027-06`. */
export function monthsOf<D extends { day: string }>(dates: readonly D[]): [month: string, dates: D[]][] {
  const months = new Map<string, D[]>()
  for (const date of dates) months.set(date.day.slice(0, 7), [...(months.get(date.day.slice(0, 7)) ?? []), date])
  return [...months]
}

/** The days of a form that is shown again; null where it is not. */
export function keptDays(values: unknown): string[] | null {
  const days = (values as { days?: unknown } | null)?.days
  return values === null ? null : (Array.isArray(days) ? days : [days]).filter((day) => typeof day === 'string')
}
