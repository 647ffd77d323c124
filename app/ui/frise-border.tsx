/** The signature as an edge: days free, half taken and taken, one after the other. Drawn only; it says nothing. */
const FILLED = [0, 0, 4, 10, 10, 0, 0, 0, 6, 0, 10, 3, 0, 0, 10, 10, 10, 0, 5, 0, 0]
const STEP = 22

export function FriseBorder({ id }: { id: string }) {
  return (
    <svg aria-hidden="true" width="100%" height="12" className="block print:hidden">
      <defs>
        <pattern id={id} width={FILLED.length * STEP} height="12" patternUnits="userSpaceOnUse">
          {FILLED.map((filled, index) => (
            <g key={index}>
              <rect x={index * STEP} width={STEP - 2} height="12" className="fill-accent-soft" />
              {filled > 0 && <rect x={index * STEP} y={12 - filled * 1.2} width={STEP - 2} height={filled * 1.2} className="fill-accent" />}
            </g>
          ))}
        </pattern>
      </defs>
      <rect width="100%" height="12" fill={`url(#${id})`} />
    </svg>
  )
}
