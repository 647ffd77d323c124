import { type FriseDay, filledTenths } from './frise-days'

/** One day drawn on a box of 10 by 10, for the strip and for the month. */
export function FriseBar({ day, total }: { day: FriseDay; total?: number | undefined }) {
  if (day.state === 'closed')
    return (
      <>
        <rect width="10" height="10" className="fill-sunken" />
        <path d="M0 10L10 0" className="stroke-line-strong" strokeWidth="1" vectorEffect="non-scaling-stroke" />
      </>
    )
  const filled = filledTenths(day, total)
  return (
    <>
      <rect width="10" height="10" className="fill-good-soft" />
      <path d="M0 0H10M0 10H10" className="stroke-good" strokeWidth="2" vectorEffect="non-scaling-stroke" />
      {filled > 0 && <rect y={10 - filled} width="10" height={filled} className="fill-ink-soft" />}
    </>
  )
}
