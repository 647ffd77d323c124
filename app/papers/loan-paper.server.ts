import { authorizeOrHide } from '~/accounts/authorize'
import type { Database } from '~/platform/database.server'
import { notFound } from '~/platform/errors'
import { isUuid } from '~/platform/uuid'
import type { Context } from '~/web/request-context.server'

import { composePaper } from './compose-paper'
import type { PaperDocument } from './paper-document'
import { concerning, hasPapers, isOpen, kindsFor, PAPER_FILES, type PaperKind, paperNumber, paperOfFile } from './paper-kinds'
import type { PaperContent } from './paper-versions'
import { readPaperFacts } from './read-paper-facts.server'

/**
 * A paper of a loan, for its two sides and for who coordinates it: the version asked for, else the newest; until one is fixed, as
 * the loan is now. @param file `convention.pdf` @param version from 1 on
 * @throws {DomainError} 404 `not_found` for everybody else, and where the loan has no such paper.
 */
export async function loanPaper(context: Context, loanId: string, file: string, version?: number): Promise<{ name: string; document: PaperDocument }> {
  const { db, viewer } = context
  const kind = paperOfFile(file)
  const loan = isUuid(loanId)
    ? await db.loan.findUnique({
        where: { id: loanId },
        select: { reference: true, state: true, handedOverAt: true, lenderId: true, borrowerId: true, lender: { select: { communeInsee: true } }, borrower: { select: { communeInsee: true } } },
      })
    : null
  if (!loan || !kind) throw notFound()
  authorizeOrHide(viewer, 'loan.read', { lenderId: loan.lenderId, borrowerId: loan.borrowerId, communes: [loan.lender.communeInsee, ...(loan.borrower ? [loan.borrower.communeInsee] : [])] })
  if (!hasPapers(loan.state, loan.handedOverAt !== null)) throw notFound()
  const kept = await keptPaper(db, loanId, kind, version)
  if (!kept && version !== undefined) throw notFound()
  const name = (number: string) => `${PAPER_FILES[kind].replace('.pdf', '')}-${number}.pdf`
  if (kept) return { name: name(kept.number), document: (JSON.parse(kept.content) as PaperContent).document }
  return { name: name(paperNumber(loan.reference, kind, 1)), document: await paperOfNow(db, loanId, kind) }
}

const keptPaper = (db: Database, loanId: string, kind: PaperKind, version: number | undefined) =>
  db.paper.findFirst({ where: { loanId, kind, ...(version !== undefined && { version }) }, orderBy: { version: 'desc' }, select: { number: true, content: true } })

async function paperOfNow(db: Database, loanId: string, kind: PaperKind): Promise<PaperDocument> {
  const facts = await readPaperFacts(db, loanId)
  const kinds = facts ? kindsFor(facts.terms.listings.map(({ nature }) => nature)) : []
  if (!facts || !kinds.includes(kind) || !isOpen(kind, facts.loan.handedOverAt !== null)) throw notFound()
  return composePaper(kind, { ...facts, loan: concerning(kind, facts.loan) }, 1, null)
}
