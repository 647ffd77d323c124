import type { LoanState } from 'prisma/generated/client'

import type { LoanFacts } from './paper-facts'

/** The papers of a loan, in the order in which they are needed. */
export const PAPER_KINDS = ['agreement', 'condition_out', 'logbook', 'condition_in'] as const
export type PaperKind = (typeof PAPER_KINDS)[number]

/** The last part of each paper's address: `/prets/:id/convention.pdf`. */
export const PAPER_FILES: Record<PaperKind, string> = {
  agreement: 'convention.pdf', condition_out: 'etat-des-lieux-remise.pdf', logbook: 'carnet-de-bord.pdf', condition_in: 'etat-des-lieux-restitution.pdf',
}

export const paperOfFile = (file: string): PaperKind | null => PAPER_KINDS.find((kind) => PAPER_FILES[kind] === file) ?? null

/** What stands between a loan's code and the version: the convention has the plain number. */
const SERIES: Record<PaperKind, string> = { agreement: '', condition_out: 'REM-', logbook: 'CB-', condition_in: 'RES-' }

/** `K7P2QX-1`, `K7P2QX-RES-2`: unique on the site, and read out by telephone. */
export const paperNumber = (reference: string, kind: PaperKind, version: number): string => `${reference}-${SERIES[kind]}${version}`

/** Instants, however they are written; null where it has not happened. */
interface Progress {
  handedOverAt: Date | string | null
  returnedAt: Date | string | null
}

/** From when on a paper no longer changes: what it tells of has been recorded, and both sides were told. */
export function isFixed(kind: PaperKind, { handedOverAt, returnedAt }: Progress): boolean {
  return (kind === 'agreement' || kind === 'condition_out' ? handedOverAt : returnedAt) !== null
}

/** A loan has papers once it is promised; one that was called off, or that nobody came to fetch, has none. */
export const hasPapers = (state: LoanState, handedOver: boolean): boolean => state === 'accepted' || state === 'handed_over' || state === 'returned' || (state === 'closed' && handedOver)

/** What came back is told once something left; all else can be printed as soon as the loan is promised, to be filled in by hand. */
export const isOpen = (kind: PaperKind, handedOver: boolean): boolean => kind !== 'condition_in' || handedOver

/**
 * Which papers a loan has, by what it lends: a vehicle has its logbook. What is given away and a helping hand are no *prêt à
 * usage*: a loan of these alone has no paper.
 */
export function kindsFor(natures: readonly string[]): PaperKind[] {
  if (!natures.some(isLent)) return []
  return PAPER_KINDS.filter((kind) => kind !== 'logbook' || natures.includes('vehicule'))
}

/** Things, rooms and vehicles come back. */
export const isLent = (nature: string): boolean => nature === 'pret' || nature === 'salle' || nature === 'vehicule'

/**
 * What of a loan a paper tells: only a change of that makes a new version of it. A retour, for one, leaves the convention as it was.
 */
export function concerning(kind: PaperKind, loan: LoanFacts): LoanFacts {
  const { contacts, lines } = loan
  switch (kind) {
    case 'agreement':
      return { ...loan, returnedAt: null, remarks: null, pictures: [], signatures: [], lines: lines.map((line) => ({ ...line, ...NOTHING_BACK, conditionOut: null })) }
    case 'condition_out':
      return { ...loan, returnedAt: null, remarks: null, contacts: contacts.filter(({ end }) => end === 'retrait'), ...recordedAt(loan, 'retrait'), lines: lines.map((line) => ({ ...line, ...NOTHING_BACK })) }
    case 'condition_in':
      return { ...loan, contacts: contacts.filter(({ end }) => end === 'retour'), ...recordedAt(loan, 'retour') }
    case 'logbook':
      return { ...loan, remarks: null, contacts: [], pictures: [], signatures: [], lines: lines.map((line) => ({ ...line, ...NOTHING_BACK, conditionOut: null })) }
  }
}

const NOTHING_BACK = { back: 0, lost: 0, conditionIn: null }

const recordedAt = ({ pictures, signatures }: LoanFacts, end: 'retrait' | 'retour') => ({
  pictures: pictures.filter((picture) => picture.end === end), signatures: signatures.filter((signature) => signature.end === end),
})
