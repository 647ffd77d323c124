import type { LoanSide, LoanState } from 'prisma/generated/client'

import { authorizeOrHide } from '~/accounts/authorize'
import { can } from '~/accounts/permissions'
import { loanPapers } from '~/papers/loan-papers.server'
import type { Database, Prisma } from '~/platform/database.server'
import { notFound } from '~/platform/errors'
import { isUuid } from '~/platform/uuid'
import type { Context } from '~/web/request-context.server'

import { borrowerReliability } from './borrower-reliability.server'
import { periodText } from './components/loan-period-text'
import { typedEventOf } from './event-dates'
import { shortageOf } from './flag-uncovered.server'
import { loanPeriod } from './loan-period'
import { sidesOf } from './loan-move.server'
import { loanReports } from './loan-reports.server'
import { liveLines, mayWrite } from './loan-states'
import { nextStep, shownState, situationOf } from './next-step'
import { eventOf, sameEvent } from './promise-terms.server'
import { countWaiting } from './waiting-list.server'
import { momentText } from './wish-feedback.server'

/** Secret instructions are shown from so long before the retrait. */
const SECRET_BEFORE_MS = 24 * 3_600_000
const TIMELINE = 50
const MESSAGES = 50

const CONTACT = { select: { id: true, name: true, slug: true, email: true, phone: true, communeInsee: true } } as const
const PAGE = {
  lender: CONTACT,
  borrower: CONTACT,
  contacts: { orderBy: [{ end: 'asc' }, { side: 'asc' }] },
  occasion: { select: { id: true, _count: { select: { loans: true } } } },
  deposit: true,
  thanks: { select: { side: true, words: true, mayBePublic: true, shownAt: true } },
  proposals: { where: { state: 'open' }, include: { lines: true } },
  conversations: { include: { messages: { orderBy: { createdAt: 'desc' }, take: MESSAGES, include: { author: { select: { name: true } } } } } },
  lines: {
    orderBy: [{ listingId: 'asc' }, { id: 'asc' }],
    include: { listing: { include: { sites: { orderBy: { position: 'asc' }, include: { commune: { select: { name: true } } } } } } },
  },
} as const satisfies Prisma.LoanInclude
type PageRecord = Prisma.LoanGetPayload<{ include: typeof PAGE }>

/** States in which the two sides know each other's contacts and the exact address. */
const ACQUAINTED: readonly LoanState[] = ['accepted', 'handed_over', 'returned']

/**
 * All that the loan's page shows this person, and nothing more: contacts and exact addresses only to the two sides once
 * accepted, secret instructions only to them, line by line, from 24 hours before the retrait until the retour.
 * @throws {DomainError} 404 `not_found` where she may not know of it.
 */
export async function loanPage(context: Context, loanId: string) {
  const { db, now, viewer, locale } = context
  const loan = isUuid(loanId) ? await db.loan.findUnique({ where: { id: loanId }, include: PAGE }) : null
  if (!loan) throw notFound()
  const subject = { lenderId: loan.lenderId, borrowerId: loan.borrowerId, communes: [loan.lender.communeInsee, ...(loan.borrower ? [loan.borrower.communeInsee] : [])] }
  authorizeOrHide(viewer, 'loan.read', subject)

  const side = sidesOf(viewer, loan)[0] ?? null
  const lines = liveLines(loan)
  const situation = situationOf({ ...loan, lines }, side)
  const acquainted = side !== null && ACQUAINTED.includes(loan.state)
  const partner = side === 'borrower' ? loan.lender : loan.borrower
  return {
    id: loan.id, reference: loan.reference, state: loan.state, side, source: loan.source, unverified: loan.unverified, path: situation.path,
    purpose: loan.purpose, message: loan.message, declineReason: loan.declineReason, returnRemarks: loan.returnRemarks, expiresAt: loan.expiresAt,
    /** Where its borrower sees what she asked of others with it. */
    occasionId: side === 'borrower' && loan.seriesId === null && loan.occasion._count.loans > 1 ? loan.occasion.id : null,
    seriesId: loan.seriesId,
    startsAt: situation.startsAt, endsAt: situation.endsAt, shown: shownState(situation, now), next: nextStep(situation, now),
    proposal: proposalView(loan, lines, side, locale, now),
    /** Its place on the list of what it waits for, from 1. */
    waitingRank: situation.waiting && lines[0] && loan.waitingSince ? 1 + (await countWaiting(db, lines[0], { id: loan.id, waitingSince: loan.waitingSince })) : null,
    missing: loan.toResolveAt ? await shortageOf(db, loan.id, lines.map((line) => line.listingId), now) : 0,
    /** Of the borrower, for the lender who is asked. */
    reliability: side === 'lender' && loan.state === 'pending' && loan.borrowerId !== null ? await borrowerReliability(db, loan.borrowerId, now) : null,
    lender: { name: loan.lender.name, slug: loan.lender.slug },
    borrower: loan.borrower && { name: loan.borrower.name, slug: loan.borrower.slug },
    outsideBorrower: loan.outsideBorrower,
    partner: acquainted && partner ? { name: partner.name, email: partner.email, phone: partner.phone } : null,
    contacts: acquainted ? loan.contacts.map(({ end, side: of, name, phone }) => ({ end, side: of, name, phone })) : [],
    mayNameContact: side !== null && (loan.state === 'pending' || loan.state === 'accepted' || loan.state === 'handed_over'),
    ownContacts: loan.contacts.filter((contact) => contact.side === side).map(({ end, name, phone }) => ({ end, name, phone })),
    lines: lines.map((line) => lineView(line, acquainted, locale, now)),
    /** Over before the loan: refused alone, or withdrawn alone. */
    ended: loan.lines.filter((line) => !lines.includes(line)).map((line) => ({ id: line.id, listingId: line.listingId, title: line.listing.title, asked: line.quantityAsked, state: line.state })),
    secrets: can(viewer, 'loan.read_secret', subject) ? secretsOf(loan, now) : [],
    deposit: depositView(loan, lines),
    mayThank: side !== null && loan.borrowerId !== null && loan.handedOverAt !== null && (loan.state === 'returned' || loan.state === 'closed'),
    thanks: side === null ? [] : loan.thanks.map(({ shownAt, ...words }) => ({ ...words, shown: shownAt !== null })),
    reports: await loanReports(db, loan, side),
    papers: await loanPapers(db, loan, lines.map((line) => line.listing.nature)),
    timeline: await readTimeline(db, loan),
    conversation: side !== null && loan.borrowerId ? { messages: messagesOf(loan), open: mayWrite(loan, now) } : null,
  }
}
export type LoanPage = Awaited<ReturnType<typeof loanPage>>

function lineView(line: PageRecord['lines'][number], acquainted: boolean, locale: Context['locale'], now: Date) {
  const { listing } = line
  const period = loanPeriod({ startsAt: line.eventStartsAt, endsAt: line.eventEndsAt }, listing)
  return {
    id: line.id, listingId: line.listingId, title: listing.title, nature: listing.nature, firstYes: line.choiceId !== null,
    typed: typedEventOf(eventOf(line), listing.nature),
    eventStartsAt: line.eventStartsAt, eventEndsAt: line.eventEndsAt, startsAt: line.startsAt, endsAt: line.endsAt,
    // Hours are said only while they are still those the loan was asked with.
    pickup: period.startsAt.getTime() === line.startsAt.getTime() ? momentText(period.pickup, locale, now) : null,
    return: period.endsAt.getTime() === line.endsAt.getTime() ? momentText(period.return, locale, now) : null,
    asked: line.quantityAsked, accepted: line.quantityAccepted, out: line.quantityOut, due: line.quantityDue, back: line.quantityBack, lost: line.quantityLost,
    conditionOut: line.conditionOut, conditionIn: line.conditionIn,
    places: listing.sites.map((site) => ({ commune: site.commune.name, label: site.label, address: acquainted ? site.address : '' })),
  }
}

/** The caution that the annonces ask for, and what its lender noted of it. */
const depositView = ({ deposit }: PageRecord, lines: PageRecord['lines']) => ({
  asked: lines.reduce((sum, { listing }) => sum + listing.depositCents, 0),
  held: deposit && { cents: deposit.receivedCents, means: deposit.means, receivedAt: deposit.receivedAt, returnedAt: deposit.returnedAt, keptCents: deposit.keptCents, keptReason: deposit.keptReason },
})

/** Other terms that are open, beside those of today. */
function proposalView({ proposals: [open] }: PageRecord, lines: PageRecord['lines'], side: LoanSide | null, locale: Context['locale'], now: Date) {
  if (!open) return null
  const terms = lines.flatMap((line) =>
    open.lines.filter(({ lineId }) => lineId === line.id).map(({ quantity, eventStartsAt, eventEndsAt }) => {
      const [before, after] = [eventOf(line), { startsAt: eventStartsAt, endsAt: eventEndsAt }]
      const agreed = line.quantityAccepted || line.quantityAsked
      return {
        id: line.id, title: line.listing.title, changes: quantity !== agreed || !sameEvent(before, after),
        now: { quantity: agreed, period: periodText(before, line.listing.nature, locale, now) }, then: { quantity, period: periodText(after, line.listing.nature, locale, now) },
      }
    }),
  )
  return { id: open.id, side: open.side, message: open.message, mine: open.side === side, terms: terms.filter(({ changes }) => changes) }
}

/** A line's secret: from 24 hours before its retrait, sooner once it is out, until it is back; for what nobody fetched, until its end. */
export function mayReadSecret(line: { state: LoanState; startsAt: Date; endsAt: Date; quantityHeld: number }, now: Date): boolean {
  if (line.state === 'handed_over') return line.quantityHeld > 0
  return line.state === 'accepted' && now < line.endsAt && now.getTime() >= line.startsAt.getTime() - SECRET_BEFORE_MS
}

const secretsOf = (loan: PageRecord, now: Date) =>
  loan.lines.flatMap((line) => (line.listing.secretInstructions && mayReadSecret(line, now) ? [{ title: line.listing.title, text: line.listing.secretInstructions }] : []))

/** The story of a loan, from its newest events, oldest first. */
async function readTimeline(db: Database, loan: PageRecord) {
  const events = await db.event.findMany({ where: { subjectType: 'loan', subjectId: loan.id }, orderBy: { id: 'desc' }, take: TIMELINE })
  return events.toReversed().map((event) => {
    const payload = event.payload as { side?: LoanSide | 'clock'; complete?: boolean; amended?: boolean; waiting?: boolean; due?: number; missing?: number; lost?: number; state?: LoanState }
    const by = payload.side === 'lender' ? loan.lender.name : payload.side === 'borrower' ? (loan.borrower?.name ?? '') : ''
    return { id: String(event.id), kind: timelineKind(event.kind, payload), at: event.createdAt, by, missing: payload.missing ?? 0, lost: payload.lost ?? 0 }
  })
}

/** `loan.returned` of a part, a reminder of the answer or of the retour: each has its own words. */
function timelineKind(kind: string, payload: { side?: string; due?: number; complete?: boolean; amended?: boolean; waiting?: boolean; state?: LoanState }): string {
  const name = kind.replace(/^loan\./, '')
  if (name === 'returned' && payload.amended) return 'returned_amended'
  if (name === 'returned' && payload.complete === false) return 'returned_part'
  if (name === 'requested' && payload.waiting) return 'requested_waiting'
  if (name === 'expired' && payload.waiting) return 'waited'
  if (name === 'handed_over' && payload.due) return 'handed_over_part'
  if (name === 'report_confirmed' && payload.side === 'clock') return 'report_agreed'
  if (name === 'reminded' && payload.state === 'handed_over') return 'overdue'
  return name
}

const messagesOf = (loan: PageRecord) =>
  (loan.conversations[0]?.messages ?? []).toReversed().map(({ id, side, body, createdAt, author }) => ({ id, side, body, at: createdAt, author: author?.name ?? '' }))
