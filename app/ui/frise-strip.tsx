import { FriseBar } from './frise-bar'
import type { FriseDay } from './frise-days'

/** Thin, in a row of results: a day is 10 wide, the days asked for are underlined. */
export function FriseStrip({ days, total, asked, label }: { days: readonly FriseDay[]; total?: number | undefined; asked: (day: string) => boolean; label: string }) {
  const width = days.length * 11 - 1
  return (
    <svg viewBox={`0 0 ${width} 15`} width={width * 1.6} height={24} role="img" aria-label={label} className="h-auto max-w-full">
      {days.map((day, index) => (
        <g key={day.day} transform={`translate(${index * 11} 0)`}>
          <FriseBar day={day} total={total} />
          {asked(day.day) && <rect y="12" x="-0.5" width="11" height="3" className="fill-accent" />}
        </g>
      ))}
    </svg>
  )
}
