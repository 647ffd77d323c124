import { formatMonth, formatWeekdayInitial } from '~/messages/format'
import { useLocale, useTranslations } from '~/messages/intl'

import { FriseBar } from './frise-bar'
import { type FriseDay, friseMonths, type FriseState, noonOf } from './frise-days'

const COLUMN = ['col-start-1', 'col-start-2', 'col-start-3', 'col-start-4', 'col-start-5', 'col-start-6', 'col-start-7']
/** A Monday and the days after it. */
const A_WEEK = ['2027-06-07', '2027-06-08', '2027-06-09', '2027-06-10', '2027-06-11', '2027-06-12', '2027-06-13']
/** Monday = 0. */
const columnOf = (day: string) => (noonOf(day).getUTCDay() + 6) % 7

interface FriseMonthsProps {
  days: readonly FriseDay[]
  total?: number | undefined
  asked: (day: string) => boolean
  sentences: string[]
}

/** The months ahead: each week one strip, the number of the day above its bar. */
export function FriseMonths({ days, total, asked, sentences }: FriseMonthsProps) {
  const locale = useLocale()
  return (
    <div>
      <ul className="sr-only">{sentences.map((sentence) => <li key={sentence}>{sentence}</li>)}</ul>
      <div aria-hidden="true" className="grid grid-cols-[repeat(auto-fill,minmax(min(17rem,100%),1fr))] gap-x-10 gap-y-6">
        {friseMonths(days).map(({ month, days: ofMonth }) => (
          <div key={month}>
            <p className="mb-1 font-semibold">{formatMonth(noonOf(`${month}-01`), locale)}</p>
            <div className="grid grid-cols-7 gap-y-1.5">
              {A_WEEK.map((day) => <span key={day} className="text-center text-sm text-ink-soft">{formatWeekdayInitial(noonOf(day), locale)}</span>)}
              {ofMonth.map((day, index) => (
                <Day key={day.day} day={day} total={total} asked={asked(day.day)} first={index === 0} />
              ))}
            </div>
          </div>
        ))}
      </div>
      <FriseLegend />
    </div>
  )
}

function Day({ day, total, asked, first }: { day: FriseDay; total?: number | undefined; asked: boolean; first: boolean }) {
  return (
    <span className={`flex flex-col ${first ? COLUMN[columnOf(day.day)] : ''}`}>
      <span className={`text-center text-sm ${asked ? 'bg-accent font-semibold text-accent-ink' : ''}`}>{Number(day.day.slice(8))}</span>
      <svg viewBox="0 0 10 10" preserveAspectRatio="none" className="h-3.5 w-full"><FriseBar day={day} total={total} /></svg>
    </span>
  )
}

const STATES: FriseState[] = ['free', 'partial', 'taken', 'closed']

/** What the drawings mean. Words carry the rest, so a screen reader skips it. */
function FriseLegend() {
  const t = useTranslations('ui.frise.legend')
  return (
    <ul aria-hidden="true" className="mt-4 flex flex-wrap gap-x-6 gap-y-1 text-sm text-ink-soft">
      {STATES.map((state) => (
        <li key={state} className="flex items-center gap-2">
          <svg viewBox="0 0 10 10" preserveAspectRatio="none" className="h-3 w-6"><FriseBar day={{ day: '', state }} /></svg>
          {t(state)}
        </li>
      ))}
    </ul>
  )
}
