import type { LoanState } from 'prisma/generated/client'

/** A line of an occasion, whichever lender it was asked of. */
export interface OccasionLine {
  state: LoanState
  asked: number
  accepted: number
  /** Its own borrower took it back: it lacks nobody. */
  withdrawn: boolean
}

/**
 * Where an occasion stands for who asked: `waiting` for an answer; `whole`, all was promised; `part` of it was; `nothing` was;
 * `over` when all that was promised is back, or was never fetched; `withdrawn` where the borrower took everything back.
 */
export type OccasionState = 'waiting' | 'whole' | 'part' | 'nothing' | 'over' | 'withdrawn'

/** How many a line lacks: nobody has promised them, and nobody is still to answer. */
export const lacking = ({ state, asked, accepted, withdrawn }: OccasionLine): number => (state === 'pending' || withdrawn ? 0 : asked - (state === 'cancelled' ? 0 : accepted))

export function occasionState(lines: readonly OccasionLine[]): OccasionState {
  if (lines.some(({ state }) => state === 'pending')) return 'waiting'
  if (lines.every(({ withdrawn }) => withdrawn)) return 'withdrawn'
  const promised = lines.filter(({ state, accepted }) => accepted > 0 && state !== 'cancelled')
  if (promised.length === 0) return 'nothing'
  if (promised.every(({ state }) => state === 'closed')) return 'over'
  return lines.some((line) => lacking(line) > 0) ? 'part' : 'whole'
}
