import { type FriseDay, filledTenths } from './frise-days'

/** A day is a box of 10 by 10, one apart from the next. */
const STEP = 11

/**
 * Thin, in a row of results: the days asked for are underlined. All days alike are one path, since a page of results draws
 * hundreds of them.
 */
export function FriseStrip({ days, total, asked, label }: { days: readonly FriseDay[]; total?: number | undefined; asked: (day: string) => boolean; label: string }) {
  const width = days.length * STEP - 1
  const each = (draw: (day: FriseDay, x: number) => string) => days.map((day, i) => draw(day, i * STEP)).join('')
  const open = each(({ state }, x) => (state === 'closed' ? '' : `M${x} 0h10v10h-10z`))
  const closed = each(({ state }, x) => (state === 'closed' ? `M${x} 0h10v10h-10z` : ''))
  const filled = each((day, x) => {
    const height = day.state === 'closed' ? 0 : filledTenths(day, total)
    return height > 0 ? `M${x} ${10 - height}h10v${height}h-10z` : ''
  })
  const underline = each(({ day }, x) => (asked(day) ? `M${x - 0.5} 12h${STEP}v3h-${STEP}z` : ''))
  return (
    <svg viewBox={`0 0 ${width} 15`} width={width * 1.6} height={24} role="img" aria-label={label} className="h-auto max-w-full">
      {open && <path d={open} className="fill-good-soft" />}
      {open && <path d={each(({ state }, x) => (state === 'closed' ? '' : `M${x} 0h10m0 10h-10`))} className="stroke-good" strokeWidth="2" vectorEffect="non-scaling-stroke" />}
      {closed && <path d={closed} className="fill-sunken" />}
      {closed && <path d={each(({ state }, x) => (state === 'closed' ? `M${x} 10l10-10` : ''))} className="stroke-line-strong" strokeWidth="1" vectorEffect="non-scaling-stroke" />}
      {filled && <path d={filled} className="fill-ink-soft" />}
      {underline && <path d={underline} className="fill-accent" />}
    </svg>
  )
}
