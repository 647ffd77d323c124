import { createHash } from 'node:crypto'

import type { Transaction } from '~/platform/database.server'
import { emit } from '~/platform/outbox.server'

import { isFixed, kindsFor, paperNumber } from './paper-kinds'
import { type KeptVersion, nextVersion, type PaperContent } from './paper-versions'
import { readPaperFacts } from './read-paper-facts.server'

/**
 * Fixes the papers of a loan that just changed: each that tells of what has been recorded by now, as its first version, or as
 * another one where the loan no longer is what the newest says. In the transaction of the change, with the loan locked.
 */
export async function keepPapers(tx: Transaction, loanId: string, now: Date): Promise<void> {
  const facts = await readPaperFacts(tx, loanId)
  if (!facts) return
  const kinds = kindsFor(facts.terms.listings.map(({ nature }) => nature)).filter((kind) => isFixed(kind, facts.loan))
  if (kinds.length === 0) return
  const kept = await newestVersions(tx, loanId)
  const fresh = kinds.map((kind) => nextVersion(kind, facts, kept, now)).filter((next) => next !== null)
  if (fresh.length === 0) return
  const papers = await tx.paper.createManyAndReturn({
    data: fresh.map(({ kind, version, content }) => ({ loanId, kind, version, number: paperNumber(facts.loan.reference, kind, version), fixedAt: now, ...sealed(content) })),
    select: { id: true, kind: true, version: true },
  })
  await emit(tx, ...papers.map(({ id, kind, version }) => ({ kind: 'paper.fixed' as const, subjectType: 'paper', subjectId: id, payload: { loanId, kind, version } })))
}

async function newestVersions(tx: Transaction, loanId: string): Promise<KeptVersion[]> {
  const papers = await tx.$queryRaw<(Omit<KeptVersion, 'content'> & { content: string })[]>`
    select distinct on (kind) kind::text as kind, version, content from paper where loan_id = ${loanId}::uuid order by kind, version desc`
  return papers.map(({ content, ...paper }) => ({ ...paper, content: JSON.parse(content) as PaperContent }))
}

/** The content as it is kept, with its seal. */
export function sealed(content: object): { content: string; sha256: string } {
  const text = JSON.stringify(content)
  return { content: text, sha256: createHash('sha256').update(text).digest('hex') }
}
