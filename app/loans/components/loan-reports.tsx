import { useLocale, useNow, useTranslations } from '~/messages/intl'
import { formatDayTime } from '~/messages/format'

import type { LoanPage } from '../loan-page.server'
import type { LoanReport } from '../loan-reports.server'
import { LineNoted } from './report-lines'

/** The états des lieux, line by line: what left beside what came back, and what the other side says of each report. */
export function LoanReports({ loan }: { loan: Pick<LoanPage, 'path' | 'reports'> & { lines: readonly Pick<LoanPage['lines'][number], 'id' | 'title'>[] } }) {
  const t = useTranslations('reports')
  const noted = (lineId: string, ending: LoanReport['ending']) =>
    loan.reports.toReversed().filter((report) => report.ending === ending).flatMap((report) => report.lines.filter((line) => line.lineId === lineId && (line.quantity > 0 || line.lost > 0)).map((line) => ({ ...line, key: report.id })))
  return (
    <div className="flex flex-col gap-6">
      {loan.lines.map((line) => (
        <div key={line.id}>
          {loan.lines.length > 1 && <h3 className="mb-2 font-semibold">{line.title}</h3>}
          <div className="grid grid-cols-2 gap-4 sm:gap-6">
            {(['retrait', 'retour'] as const).filter((ending) => ending === 'retrait' || loan.path === 'loan').map((ending) => (
              <div key={ending} className="min-w-0">
                <p className="text-sm text-ink-soft">{t(ending === 'retrait' ? 'before' : 'after', { path: loan.path })}</p>
                {noted(line.id, ending).map((each) => <LineNoted key={each.key} line={each} />)}
                {noted(line.id, ending).length === 0 && <p className="text-ink-soft">{t('nothing')}</p>}
              </div>
            ))}
          </div>
        </div>
      ))}
      <ul className="flex flex-col gap-3">{loan.reports.map((report) => <ReportAnswer key={report.id} report={report} />)}</ul>
    </div>
  )
}

function ReportAnswer({ report }: { report: LoanReport }) {
  const t = useTranslations('reports')
  const locale = useLocale()
  const now = useNow()
  return (
    <li>
      <p>{t('by', { by: report.by, at: formatDayTime(report.at, locale, now) })}</p>
      <p className={report.answer === 'contested' ? 'font-semibold text-bad' : 'text-ink-soft'}>{t(`answer.${report.answer ?? 'open'}`, { by: report.answeredBy, reason: report.reason ?? '' })}</p>
      {report.signature && (
        <svg viewBox="0 0 600 200" role="img" aria-label={t('signed', { by: report.by })} className="mt-1 h-16 rounded border border-line bg-surface">
          <path d={report.signature} fill="none" stroke="currentColor" strokeWidth="4" strokeLinecap="round" strokeLinejoin="round" />
        </svg>
      )}
    </li>
  )
}
