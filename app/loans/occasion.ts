import type { LoanState } from 'prisma/generated/client'

/** A line of an occasion, whichever lender it was asked of. */
export interface OccasionLine {
  state: LoanState
  asked: number
  accepted: number
  /** Its own borrower took it back: it lacks nobody. */
  withdrawn: boolean
  /** Shared by lines of which one is enough; null where it stands for itself. */
  choiceId: string | null
}

/**
 * Where an occasion stands for who asked: `waiting` for an answer; `whole`, all was promised; `part` of it was; `nothing` was;
 * `over` when all that was promised is back, or was never fetched; `withdrawn` where the borrower took everything back.
 */
export type OccasionState = 'waiting' | 'whole' | 'part' | 'nothing' | 'over' | 'withdrawn'

/** How many a line lacks: nobody has promised them, and nobody is still to answer. */
export const lacking = ({ state, asked, accepted, withdrawn }: OccasionLine): number => (state === 'pending' || withdrawn ? 0 : asked - (state === 'cancelled' ? 0 : accepted))

/** The lines that count: of a choice the one that has come furthest; what was asked instead of it is asked no more. */
export function countedLines<L extends OccasionLine>(lines: readonly L[]): L[] {
  const furthest = new Map<string, L>()
  for (const line of lines) {
    const other = line.choiceId === null ? undefined : furthest.get(line.choiceId)
    if (line.choiceId !== null && (!other || rank(line) > rank(other))) furthest.set(line.choiceId, line)
  }
  return lines.filter((line) => line.choiceId === null || furthest.get(line.choiceId) === line)
}

/** A promise of everything, then an answer to come, then the largest part promised, then what its borrower took back. */
function rank({ state, asked, accepted, withdrawn }: OccasionLine): number {
  const promised = state === 'cancelled' ? 0 : accepted
  if (promised === asked) return 3
  if (state === 'pending') return 2
  if (promised > 0) return 1 + promised / asked
  return withdrawn ? 1 : 0
}

export function occasionState(all: readonly OccasionLine[]): OccasionState {
  const lines = countedLines(all)
  if (lines.some(({ state }) => state === 'pending')) return 'waiting'
  if (lines.every(({ withdrawn }) => withdrawn)) return 'withdrawn'
  const promised = lines.filter(({ state, accepted }) => accepted > 0 && state !== 'cancelled')
  if (promised.length === 0) return 'nothing'
  if (promised.every(({ state }) => state === 'closed')) return 'over'
  return lines.some((line) => lacking(line) > 0) ? 'part' : 'whole'
}
