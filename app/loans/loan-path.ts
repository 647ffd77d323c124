import type { Nature } from 'prisma/generated/client'

/** Which way a loan goes: lent and brought back; given for good; or somebody’s time, for which nothing changes hands. */
export type LoanPath = 'loan' | 'gift' | 'help'

const PATHS: Record<Nature, LoanPath> = { pret: 'loan', salle: 'loan', vehicule: 'loan', don: 'gift', competence: 'help' }

export const pathOfNature = (nature: Nature): LoanPath => PATHS[nature]

/** The way of these lines together: with something that comes back among them it is that of a loan. */
export function pathOf(lines: readonly { listing: { nature: Nature } }[]): LoanPath {
  const [first, ...others] = new Set(lines.map(({ listing }) => pathOfNature(listing.nature)))
  return first !== undefined && others.length === 0 ? first : 'loan'
}
