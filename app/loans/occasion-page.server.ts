import type { LoanState } from 'prisma/generated/client'

import { authorizeOrHide } from '~/accounts/authorize'
import type { Database, Prisma } from '~/platform/database.server'
import { notFound } from '~/platform/errors'
import { isUuid } from '~/platform/uuid'
import type { Context } from '~/web/request-context.server'

import { liveLines } from './loan-states'
import { nextStep, shownState, situationOf } from './next-step'
import { countedLines, lacking, type OccasionLine, occasionState } from './occasion'

const PAGE = {
  organisation: { select: { communeInsee: true } },
  loans: {
    orderBy: { id: 'asc' },
    include: {
      lender: { select: { name: true } },
      lines: { orderBy: [{ eventStartsAt: 'asc' }, { listingId: 'asc' }], include: { listing: { select: { title: true, nature: true, category: true } } } },
    },
  },
} as const satisfies Prisma.OccasionInclude

/**
 * Everything that was asked for one occasion, whichever lender it was asked of, for who asked: what each has promised, and what is
 * still lacking. @throws {DomainError} 404 `not_found` for anybody else: lenders see their own loan alone.
 */
export async function occasionPage({ db, viewer, now }: Context, id: string) {
  const occasion = isUuid(id) ? await db.occasion.findUnique({ where: { id }, include: PAGE }) : null
  if (!occasion) throw notFound()
  authorizeOrHide(viewer, 'occasion.read', { organisationId: occasion.organisationId, communes: occasion.organisation ? [occasion.organisation.communeInsee] : [] })

  const withdrawn = await withdrawnByBorrower(db, occasion.loans.filter(({ state }) => state === 'cancelled').map((loan) => loan.id))
  const lines = occasion.loans.flatMap((loan) => loan.lines.map((line) => ({ ...line, asked: line.quantityAsked, accepted: line.quantityAccepted, withdrawn: line.state === 'cancelled' && withdrawn.has(loan.id) })))
  return {
    id: occasion.id, purpose: occasion.purpose, state: occasionState(lines),
    loans: occasion.loans.map((loan) => {
      const situation = situationOf({ ...loan, lines: liveLines(loan) }, 'borrower')
      return {
        id: loan.id, lender: loan.lender.name, path: situation.path, shown: shownState(situation, now), next: nextStep(situation, now),
        lines: loan.lines.map((line) => ({ id: line.id, title: line.listing.title, asked: line.quantityAsked, accepted: line.quantityAccepted, state: line.state, choice: choiceOf(line, lines), nature: line.listing.nature, startsAt: line.eventStartsAt, endsAt: line.eventEndsAt })),
      }
    }),
    lacking: countedLines(lines).filter((line) => lacking(line) > 0 && line.eventEndsAt > now)
      .map((line) => ({ id: line.id, title: line.listing.title, nature: line.listing.nature, category: line.listing.category, listingId: line.listingId, quantity: lacking(line), startsAt: line.eventStartsAt, endsAt: line.eventEndsAt })),
  }
}
export type OccasionPage = Awaited<ReturnType<typeof occasionPage>>

/** Whether a line is one of several of which one is enough: still open, or settled by another's yes. */
function choiceOf({ id, choiceId, state }: { id: string; choiceId: string | null; state: LoanState }, lines: readonly (OccasionLine & { id: string })[]): 'open' | 'settled' | null {
  if (choiceId === null) return null
  if (state === 'pending') return 'open'
  const kept = lines.some((other) => other.choiceId === choiceId && other.id !== id && other.accepted === other.asked)
  return state === 'cancelled' && kept ? 'settled' : null
}

/** Of these cancelled loans, those that their borrower took back. */
async function withdrawnByBorrower(db: Database, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const events = await db.event.findMany({ where: { subjectType: 'loan', subjectId: { in: ids }, kind: 'loan.cancelled' }, select: { subjectId: true, payload: true } })
  return new Set(events.filter(({ payload }) => (payload as { side?: string }).side === 'borrower').map(({ subjectId }) => subjectId))
}
