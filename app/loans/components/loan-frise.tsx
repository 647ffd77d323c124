import { useLocale, useNow, useTranslations } from '~/messages/intl'

import { formatDay, formatDayTime } from '~/messages/format'

import { countsDays } from '../loan-period'
import type { LoanPage } from '../loan-page.server'
import { periodText } from './loan-period-text'

const STEPS = { loan: ['pickup', 'use', 'return'], gift: ['pickup'], help: ['use'] }

/** The frise of one loan: retrait, use, retour, on one line, with what is behind filled in. Reads as a list. */
export function LoanFrise({ line, loan }: { line: LoanPage['lines'][number]; loan: Pick<LoanPage, 'state' | 'path'> }) {
  const t = useTranslations('loans')
  const locale = useLocale()
  const now = useNow()
  const at = (instant: Date, last = false) =>
    countsDays(line.nature) ? formatDay(last ? new Date(instant.getTime() - 1) : instant, locale, now) : formatDayTime(instant, locale, now)
  const over = loan.state === 'returned' || loan.state === 'closed'
  const steps: { key: 'pickup' | 'use' | 'return'; text: string; done: boolean }[] = [
    { key: 'pickup', text: line.pickup ?? at(line.startsAt), done: loan.state === 'handed_over' || over },
    { key: 'use', text: periodText({ startsAt: line.eventStartsAt, endsAt: line.eventEndsAt }, line.nature, locale, now), done: over || (loan.state === 'handed_over' && line.eventEndsAt <= now) },
    { key: 'return', text: line.return ?? at(line.endsAt, true), done: over },
  ]
  return (
    <ol className="flex flex-col sm:flex-row">
      {steps.filter(({ key }) => STEPS[loan.path].includes(key)).map(({ key, text, done }) => (
        <li key={key} className={`relative flex-1 border-l-4 pb-4 pl-5 last:pb-0 sm:border-l-0 sm:border-t-4 sm:pb-0 sm:pl-0 sm:pr-6 sm:pt-4 ${done ? 'border-accent' : 'border-line-strong'}`}>
          <span aria-hidden="true" className={`absolute -left-[0.7rem] top-1 size-4 rounded-full border-4 sm:-top-[0.65rem] sm:left-0 ${done ? 'border-accent bg-accent' : 'border-line-strong bg-paper'}`} />
          <p className="text-sm text-ink-soft">{t(`frise.${key}`, { path: loan.path })}{done && <span className="sr-only"> {t('frise.done')}</span>}</p>
          <p className="font-semibold">{text}</p>
        </li>
      ))}
    </ol>
  )
}
