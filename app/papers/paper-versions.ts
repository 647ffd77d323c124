import { composePaper } from './compose-paper'
import type { PaperDocument } from './paper-document'
import type { PaperFacts } from './paper-facts'
import { concerning, type PaperKind } from './paper-kinds'

/** What a fixed version keeps: what it was written from, and every word of it. */
export interface PaperContent {
  facts: PaperFacts
  document: PaperDocument
}

export interface KeptVersion {
  kind: PaperKind
  version: number
  content: PaperContent
}

/**
 * The next version of a paper; null where the newest still says what its loan is. On what the two agreed (`terms`) stays as the
 * first fixed paper of the loan has it.
 * @param kept the newest version of each paper of this loan
 * @param now when the loan changed
 */
export function nextVersion(kind: PaperKind, current: PaperFacts, kept: readonly KeptVersion[], now: Date): KeptVersion | null {
  const last = kept.find((each) => each.kind === kind)
  const loan = concerning(kind, current.loan)
  if (last && JSON.stringify(loan) === JSON.stringify(last.content.facts.loan)) return null
  const agreed = (last ?? kept[0])?.content.facts.terms
  const facts = { loan, terms: agreed ? keepTerms(agreed, current.terms) : current.terms }
  const version = (last?.version ?? 0) + 1
  return { kind, version, content: { facts, document: composePaper(kind, facts, version, now.toISOString()) } }
}

/** The terms agreed on, with the annonces that joined the loan since. */
function keepTerms(agreed: PaperFacts['terms'], current: PaperFacts['terms']): PaperFacts['terms'] {
  const known = new Set(agreed.listings.map(({ id }) => id))
  return { ...agreed, listings: [...agreed.listings, ...current.listings.filter(({ id }) => !known.has(id))] }
}
