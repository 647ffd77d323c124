import type { LoanState, Nature } from 'prisma/generated/client'

import type { Database } from '~/platform/database.server'

import { hasPapers, isFixed, isOpen, kindsFor, PAPER_FILES, PAPER_KINDS, type PaperKind } from './paper-kinds'

/** A loan that changes more often than that keeps its older versions all the same: at their own addresses. */
const SHOWN = 30

export interface ListedPaper {
  kind: PaperKind
  href: string
  /** Null while it follows its loan. */
  fixed: { version: number; at: Date } | null
  /** What it tells of was recorded before papers were kept: it is written from what the site has. */
  afterwards: boolean
}

/** The papers of a loan, as its page lists them: in the order in which they are needed, each with its newest version first. */
export async function loanPapers(db: Database, loan: { id: string; state: LoanState; handedOverAt: Date | null; returnedAt: Date | null }, natures: readonly Nature[]): Promise<ListedPaper[]> {
  const handedOver = loan.handedOverAt !== null
  if (!hasPapers(loan.state, handedOver)) return []
  const kept = await db.paper.findMany({ where: { loanId: loan.id }, orderBy: [{ kind: 'asc' }, { version: 'desc' }], take: SHOWN, select: { kind: true, version: true, fixedAt: true } })
  const kinds = kindsFor(natures)
  return PAPER_KINDS.flatMap((kind): ListedPaper[] => {
    const href = `/prets/${loan.id}/${PAPER_FILES[kind]}`
    const versions = kept.filter((paper) => paper.kind === kind)
    if (versions.length === 0) return kinds.includes(kind) && isOpen(kind, handedOver) ? [{ kind, href, fixed: null, afterwards: isFixed(kind, loan) }] : []
    return versions.map(({ version, fixedAt }) => ({ kind, href: `${href}?version=${version}`, fixed: { version, at: fixedAt }, afterwards: false }))
  })
}
