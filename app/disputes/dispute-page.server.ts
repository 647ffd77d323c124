import type { LoanSide } from 'prisma/generated/client'

import { authorizeOrHide } from '~/accounts/authorize'
import { sidesOf } from '~/loans/loan-move.server'
import { pathOf } from '~/loans/loan-path'
import { loanReports } from '~/loans/loan-reports.server'
import { liveLines } from '~/loans/loan-states'
import type { Prisma } from '~/platform/database.server'
import { notFound } from '~/platform/errors'
import { isUuid } from '~/platform/uuid'
import type { Context } from '~/web/request-context.server'

import { actorOf, type DisputeCommand, findDisputeTransition, isLive, OPENS_FOR_DAYS, openVerdict, raisableFrom } from './dispute-states'

/** How many litiges of one loan, and proposals of one litige, a page shows: as many as people make. */
const MOST = 5
const MOST_PROPOSALS = 20

const NAME = { select: { name: true } } as const
const DISPUTE = {
  lines: { orderBy: { lineId: 'asc' }, include: { line: { select: { listing: { select: { title: true, replacementCents: true } } } } } },
  accounts: { include: { writtenBy: NAME } },
  proposals: { orderBy: { proposedAt: 'desc' }, take: MOST_PROPOSALS, include: { proposedBy: NAME, answeredBy: NAME } },
} as const satisfies Prisma.DisputeInclude
type DisputeRecord = Prisma.DisputeGetPayload<{ include: typeof DISPUTE }>

const SIDE = { select: { name: true, communeInsee: true } } as const
const PAGE = {
  lender: SIDE, borrower: SIDE, deposit: true,
  lines: { orderBy: [{ listingId: 'asc' }, { id: 'asc' }], include: { listing: { select: { title: true, nature: true, replacementCents: true } } } },
  disputes: { orderBy: { openedAt: 'desc' }, take: MOST, include: DISPUTE },
} as const satisfies Prisma.LoanInclude

/**
 * The litiges of a loan, newest first, with what was noted at its two ends: for the two sides, and for who coordinates one of them once it
 * was asked. @throws {DomainError} 404 `not_found` where she may not know of it.
 */
export async function disputePage({ db, viewer, now }: Context, loanId: string) {
  const loan = isUuid(loanId) ? await db.loan.findUnique({ where: { id: loanId }, include: PAGE }) : null
  if (!loan) throw notFound()
  const raised = loan.disputes.filter(({ raisedAt }) => raisedAt !== null)
  const subject = { lenderId: loan.lenderId, borrowerId: loan.borrowerId, communes: [loan.lender.communeInsee, ...(loan.borrower ? [loan.borrower.communeInsee] : [])] }
  authorizeOrHide(viewer, raised.length > 0 ? 'dispute.read_raised' : 'dispute.read', subject)

  const side = sidesOf(viewer, loan)[0] ?? null
  const names = { lender: loan.lender.name, borrower: loan.borrower?.name ?? '' }
  const disputes = (side === null ? raised : loan.disputes).map((dispute) => disputeView(dispute, names, side, now))
  const live = disputes.some(({ state }) => isLive(state))
  const verdict = openVerdict(loan, now)
  const lines = liveLines(loan).filter(({ quantityOut }) => quantityOut > 0)
  const reports = await loanReports(db, loan, side)
  return {
    id: loan.id, path: pathOf(loan.lines), side, names, disputes,
    /** Null while one is open; else whether another may be opened, or why not. */
    opening: live || side === null ? null : verdict.ok ? ('open' as const) : verdict.code,
    openFor: OPENS_FOR_DAYS,
    lines: lines.map((line) => ({
      id: line.id, title: line.listing.title, out: line.quantityOut, lost: line.quantityLost, replacementCents: line.listing.replacementCents,
      damaged: reports.some((report) => report.ending === 'retour' && report.lines.some(({ lineId, condition }) => lineId === line.id && condition === 'damaged')),
    })),
    reports,
    deposit: loan.deposit && { cents: loan.deposit.receivedCents, held: loan.deposit.returnedAt === null },
  }
}
export type DisputePage = Awaited<ReturnType<typeof disputePage>>
export type DisputeShown = DisputePage['disputes'][number]

function disputeView(dispute: DisputeRecord, names: Record<LoanSide, string>, side: LoanSide | null, now: Date) {
  const who = (of: LoanSide, person: { name: string } | null) => [person?.name, names[of]].filter(Boolean).join(', ')
  const may = (command: DisputeCommand) => side !== null && findDisputeTransition(dispute.state, command, actorOf(dispute, side)) !== null
  const view = (proposal: DisputeRecord['proposals'][number]) => ({
    id: proposal.id, side: proposal.side, state: proposal.state, outcome: proposal.outcome, cents: proposal.amountCents, words: proposal.words,
    at: proposal.proposedAt, by: who(proposal.side, proposal.proposedBy), answeredBy: who(proposal.side === 'lender' ? 'borrower' : 'lender', proposal.answeredBy), answeredAt: proposal.answeredAt,
  })
  const [open, agreed] = [dispute.proposals.find(({ state }) => state === 'open'), dispute.proposals.find(({ state }) => state === 'accepted')]
  const own = dispute.accounts.find((account) => account.side === side)
  const from = raisableFrom(dispute)
  return {
    id: dispute.id, state: dispute.state, side: dispute.side, openedAt: dispute.openedAt, endedAt: dispute.endedAt,
    lines: dispute.lines.map(({ lineId, kind, quantity, amountCents, line: { listing } }) => ({ lineId, kind, quantity, cents: amountCents, title: listing.title, replacementCents: listing.replacementCents })),
    accounts: (['lender', 'borrower'] as const).map((of) => {
      const account = dispute.accounts.find((each) => each.side === of)
      return { side: of, association: names[of], words: account?.words ?? null, by: account?.writtenBy?.name ?? '', at: account?.writtenAt ?? null }
    }),
    proposal: open ? view(open) : null,
    agreed: agreed ? view(agreed) : null,
    /** What was proposed before, oldest first. */
    earlier: dispute.proposals.filter(({ state }) => state === 'lapsed').map(view).toReversed(),
    raised: dispute.raisedAt && dispute.raisedSide && { at: dispute.raisedAt, by: names[dispute.raisedSide], reason: dispute.raisedReason },
    mayWrite: may(own ? 'write_again' : 'write'), ownWords: own?.words ?? '',
    mayPropose: may('propose'),
    mayAgree: may('agree') && open !== undefined && open.side !== side,
    mayWithdraw: may('withdraw'),
    /** When the coordinators may be asked: now, or from that instant on; null where they may not. */
    raise: may('raise') ? { now: now >= from, from } : null,
  }
}
