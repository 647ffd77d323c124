import { useTranslations } from '~/messages/intl'

import type { LoanReport } from '../loan-reports.server'

/** What was noted of each line: how many, in which state, what was read, in words, in pictures. */
export function ReportLines({ report }: { report: Pick<LoanReport, 'lines' | 'remarks'> }) {
  return (
    <>
      {report.lines.map((line) => (
        <div key={line.lineId} className="mt-3">
          {report.lines.length > 1 && <h3 className="font-semibold">{line.title}</h3>}
          <LineNoted line={line} />
        </div>
      ))}
      {report.remarks && <p className="mt-3 whitespace-pre-line break-words">{report.remarks}</p>}
    </>
  )
}

export function LineNoted({ line: { title, quantity, lost, condition, note, readings, photos } }: { line: LoanReport['lines'][number] }) {
  const t = useTranslations('reports')
  const read = [
    readings.odometer !== undefined && t('km', { km: readings.odometer }),
    readings.fuel !== undefined && t('tankIs', { fuel: String(readings.fuel) }),
    readings.keys !== undefined && t('keysAre', { keys: readings.keys }),
    readings.meter,
    readings.missing && t('missingIs', { text: readings.missing }),
  ].filter(Boolean)
  return (
    <>
      <p>{t('counted', { quantity, state: condition, lost })}</p>
      {read.length > 0 && <p className="break-words text-ink-soft">{read.join(' · ')}</p>}
      {note && <p className="whitespace-pre-line break-words">{t('noteIs', { note })}</p>}
      {photos.length > 0 && (
        <ul className="mt-2 flex flex-wrap gap-2">
          {photos.map(({ hash, small, large }, index) => (
            <li key={hash}>
              <a href={`/photos/${hash}-${large}.webp`} className="block"><img src={`/photos/${hash}-${small}.webp`} alt={`${title} : ${t('photo', { number: index + 1 })}`} loading="lazy" className="aspect-[4/3] w-28 rounded bg-sunken object-cover" /></a>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
