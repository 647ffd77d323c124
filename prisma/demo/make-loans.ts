import { freeWithin, type Hold, type RankedHold, uncoveredLoans } from '~/loans/capacity'
import { loanPeriod, type LoanPeriod, type Period } from '~/loans/loan-period'
import { answerDeadlines } from '~/loans/request-rules'
import { addDays, parisMoment } from '~/platform/paris-time'

import type { LoanState } from '../generated/client'
import { eventNear } from './event-days'
import { type LoanDates, tellLoan, writeContacts, writeConversation } from './loan-story'
import { DECLINES, MESSAGES, OUTSIDERS, PURPOSES, REMARKS } from './loan-texts'
import type { Member } from './make-associations'
import type { DemoListing } from './make-listings'
import { plantSeries } from './make-series'
import { plantStories } from './planted-loans'
import type { Random } from './random'
import type { DemoData, LoanRow } from './rows'

export const LOANS = 1500
const HOUR = 3_600_000
const DAY = 24 * HOUR
const REFERENCE = 'ACDEFGHJKMNPQRTUVWXY34679'

/** One loan to be: who asks for what, when, and how far it went. */
export interface Plan {
  listing: DemoListing
  /** Null: agreed outside the site. */
  borrower: Member | null
  event: Period
  state: LoanState
  quantity?: number
  purpose?: string
  message?: string
  /** It is one date of a series, promised with the others. */
  series?: { id: string; occasionId: string; dates: LoanDates }
}

/** Plans loans one after the other in memory, so that what the database guards is never asked of it in vain. */
export class LoanBook {
  private readonly holds = new Map<number, Hold[]>()
  private readonly references = new Set<string>()

  constructor(readonly random: Random, readonly now: Date, private readonly data: DemoData) {}

  get size(): number {
    return this.data.loans.length
  }

  /** What the loan takes of the stock, while it lasts. What is out late is taken to stay out for three more days. */
  private holdOf(plan: Plan, period: LoanPeriod, quantity: number): Hold {
    const late = plan.state === 'handed_over' && period.endsAt < this.now
    const heldUntil = late ? new Date(this.now.getTime() + 3 * DAY) : period.heldUntil
    return { state: 'accepted', endsAt: period.endsAt, heldFrom: period.heldFrom, heldUntil, quantity }
  }

  /** How many are free for the whole of this loan. */
  private free(plan: Plan, period: LoanPeriod): number {
    const { id, stock } = plan.listing.row
    const { heldFrom, heldUntil } = this.holdOf(plan, period, 0)
    return freeWithin(stock, this.holds.get(id) ?? [], { startsAt: heldFrom, endsAt: heldUntil }, this.now)
  }

  /** That many are lost from now on: a fact, whatever was promised. */
  lose(listingId: number, lost: number): void {
    this.data.losses.push({ listingId, lost })
  }

  /** Adds the loan, unless it does not fit. `force`: a promise that what is late leaves uncovered. @returns its row. */
  add(plan: Plan, options: { force?: boolean } = {}): LoanRow | null {
    const { random, now } = this
    const { row } = plan.listing
    const period = loanPeriod(plan.event, row as never)
    if (plan.listing.closures.some((closure) => closure.startsAt < period.endsAt && closure.endsAt > period.startsAt)) return null
    const free = options.force ? row.stock : this.free(plan, period)
    const quantity = plan.quantity ?? quantityOf(random, row.stock, free)
    if (quantity < 1 || quantity > free) return null
    const dates = plan.series?.dates ?? datesOf(random, now, plan, period)
    const loan = this.writeLoan(plan, period, quantity, dates)
    const happened = plan.state === 'accepted' || plan.state === 'handed_over' || plan.state === 'returned' || plan.state === 'closed'
    if (happened && !(row.nature === 'don' && plan.state === 'closed')) {
      this.holds.set(row.id, [...(this.holds.get(row.id) ?? []), this.holdOf(plan, period, quantity)])
    }
    return loan
  }

  private writeLoan(plan: Plan, period: LoanPeriod, quantity: number, dates: LoanDates): LoanRow {
    const { random, now, data } = this
    const { listing, borrower, state } = plan
    const id = random.uuid(dates.createdAt)
    const occasionId = plan.series?.occasionId ?? random.uuid(dates.createdAt)
    const purpose = borrower ? (plan.purpose ?? random.pick(PURPOSES[listing.row.nature])) : ''
    const asker = random.pick((borrower ?? listing.owner).people)
    const out = state === 'handed_over' || state === 'returned' || state === 'closed'
    const back = (state === 'returned' || state === 'closed') && listing.row.nature !== 'don'
    const accepted = out || state === 'accepted' || (state === 'cancelled' && dates.answeredAt !== null)
    const loan: LoanRow = {
      id, occasionId, seriesId: plan.series?.id ?? null, reference: this.newReference(), lenderId: listing.row.organisationId, borrowerId: borrower?.row.id ?? null, state, purpose,
      outsideBorrower: borrower ? null : random.pick(OUTSIDERS), source: borrower ? 'site' : 'elsewhere', message: borrower ? (plan.message ?? random.pick(MESSAGES)) : '', askedById: asker.id,
      unverified: borrower?.source.status === 'pending', declineReason: state === 'declined' ? random.pick(DECLINES) : null, returnRemarks: back && random.chance(0.12) ? random.pick(REMARKS) : null,
      ...deadlinesOf(plan, period, dates, now), createdAt: dates.createdAt, updatedAt: now, answeredAt: dates.answeredAt, handedOverAt: dates.handedOverAt, returnedAt: dates.returnedAt, closedAt: dates.closedAt,
    }
    if (!plan.series) data.occasions.push({ id: occasionId, organisationId: borrower?.row.id ?? null, purpose, createdAt: dates.createdAt })
    data.loans.push(loan)
    data.lines.push({
      id: random.uuid(dates.createdAt), loanId: id, listingId: listing.row.id, state, eventStartsAt: plan.event.startsAt, eventEndsAt: plan.event.endsAt,
      startsAt: period.startsAt, endsAt: period.endsAt, heldFrom: period.heldFrom, heldUntil: period.heldUntil, quantityAsked: quantity, quantityAccepted: accepted ? quantity : 0,
      quantityOut: out ? quantity : 0, quantityBack: back ? quantity : 0, quantityHeld: state === 'accepted' || state === 'handed_over' ? quantity : 0,
      conditionOut: out && random.chance(0.4) ? 'Bon état, complet.' : null, conditionIn: back && random.chance(0.4) ? 'Bon état.' : null,
    })
    tellLoan(data, loan, dates, { asker, answerer: random.pick(listing.owner.people), help: listing.row.nature === 'competence' })
    if (borrower) {
      writeContacts(random, data, loan, listing.owner, borrower)
      if (random.chance(0.15)) writeConversation(random, data, loan, listing.owner, borrower, now)
    }
    return loan
  }

  newReference(): string {
    for (;;) {
      const reference = Array.from({ length: 6 }, () => this.random.pick([...REFERENCE])).join('')
      if (this.references.has(reference)) continue
      this.references.add(reference)
      return reference
    }
  }
}

/** Few ask for one chair; nobody for all of them every time. */
function quantityOf(random: Random, stock: number, free: number): number {
  if (stock <= 3) return Math.min(random.int(1, stock), free)
  return Math.min(Math.max(1, Math.round(stock * random.pick([0.2, 0.3, 0.5, 0.5, 0.8, 1]))), free)
}

/** What happened when: asked, answered, handed over, returned, closed; each before now and before the next. */
function datesOf(random: Random, now: Date, { state, borrower }: Plan, period: LoanPeriod): LoanDates {
  const between = (from: number, to: number) => new Date(from + random.next() * Math.max(to - from, 0))
  const starts = period.startsAt.getTime()
  const soon = starts - now.getTime() <= 8 * DAY
  const createdAt = state === 'pending'
    ? new Date(now.getTime() - random.int(1, soon ? 9 : 40) * HOUR)
    : new Date(Math.min(starts, now.getTime()) - random.int(4, 32) * DAY - random.int(0, 20) * HOUR)
  const deadline = answerDeadlines(period.startsAt, createdAt).expiresAt
  const lastAnswer = Math.min(deadline.getTime(), now.getTime() - HOUR)
  const answered = state === 'expired' ? deadline : borrower ? between(createdAt.getTime() + HOUR, lastAnswer) : createdAt
  const out = ['handed_over', 'returned', 'closed'].includes(state)
  const back = ['returned', 'closed'].includes(state)
  const handedOverAt = out ? new Date(Math.min(starts + 8 * HOUR, now.getTime() - 2 * HOUR)) : null
  const returnedAt = back ? new Date(Math.min(period.endsAt.getTime() - 4 * HOUR, now.getTime() - HOUR)) : null
  return {
    createdAt, handedOverAt, returnedAt,
    answeredAt: state === 'pending' || (state === 'cancelled' && random.chance(0.5)) ? null : answered,
    cancelledAt: state === 'cancelled' ? between(answered.getTime(), Math.min(starts, now.getTime())) : null,
    closedAt: state === 'closed' ? new Date(Math.min(returnedAt!.getTime() + random.int(1, 60) * HOUR, now.getTime() - HOUR / 2)) : null,
  }
}

function deadlinesOf({ state }: Plan, period: LoanPeriod, { createdAt }: LoanDates, now: Date): Pick<LoanRow, 'remindAt' | 'expiresAt'> {
  if (state === 'pending') return answerDeadlines(period.startsAt, createdAt)
  if (state === 'handed_over') return { remindAt: new Date(Math.max(period.endsAt.getTime(), now.getTime() + 20 * HOUR)), expiresAt: null }
  return { remindAt: null, expiresAt: null }
}

/** How far a loan went, by where its period lies from now. */
function stateFor(random: Random, period: Period, now: Date, nature: string): LoanState {
  const since = now.getTime() - period.endsAt.getTime()
  if (since > 0) {
    if (nature === 'don') return random.weighted([['closed', 80], ['declined', 8], ['cancelled', 6], ['expired', 6]] as const)
    if (since < 6 * DAY && nature !== 'competence') return random.weighted([['closed', 40], ['returned', 40], ['handed_over', 12], ['cancelled', 5], ['declined', 3]] as const)
    return random.weighted([['closed', 78], ['declined', 9], ['cancelled', 7], ['expired', 6]] as const)
  }
  if (nature === 'don') return random.weighted([['pending', 30], ['accepted', 60], ['declined', 10]] as const)
  if (period.startsAt <= now && nature === 'competence') return random.weighted([['accepted', 90], ['cancelled', 10]] as const)
  if (period.startsAt <= now) return random.weighted([['handed_over', 85], ['accepted', 5], ['cancelled', 10]] as const)
  return random.weighted([['pending', 22], ['accepted', 60], ['declined', 7], ['cancelled', 8], ['expired', 3]] as const)
}

/** Fifteen hundred loans around today, those of the demo accounts first. */
export function makeLoans(random: Random, now: Date, members: Member[], listings: DemoListing[], data: DemoData): void {
  const book = new LoanBook(random, now, data)
  plantStories(book, members, listings)
  plantSeries(book, members, listings, data)

  const today = parisMoment(now).day
  const open = listings.filter(({ row }) => row.status === 'published' && !row.hiddenAt)
  const popular = open.map((listing) => [listing, 0.3 + random.next() ** 3 * 6] as const)
  const verified = members.filter(({ source }) => !source.status)
  while (book.size < LOANS) {
    const listing = random.weighted(popular)
    const away = random.weighted([[random.int(-330, -8), 56], [random.int(-12, 3), 14], [random.int(1, 30), 18], [random.int(20, 130), 12]] as const)
    const event = eventNear(random, addDays(today, away), listing.row.nature)
    const borrower = random.chance(0.04) ? null : borrowerFor(random, listing, verified)
    const period = loanPeriod(event, listing.row as never)
    const state = borrower ? stateFor(random, period, now, listing.row.nature) : period.endsAt < now ? 'closed' : period.startsAt < now ? 'handed_over' : 'accepted'
    if (borrower !== undefined) book.add({ listing, borrower, event, state })
  }
  flagUncovered(data, now)
  // Promises first: what is late is counted by the database until a day from now, and comes after what it collides with.
  const rank = (state: LoanState | undefined) => (state === 'handed_over' ? 1 : 0)
  data.lines.sort((a, b) => rank(a.state) - rank(b.state))
}

/** Undefined where nobody may ask for it. */
function borrowerFor(random: Random, { row, owner }: DemoListing, verified: Member[]): Member | undefined {
  const able = verified.filter((member) => member !== owner && (row.audience !== 'same_commune' || member.row.communeInsee === owner.row.communeInsee))
  return able.length === 0 ? undefined : random.pick(able)
}

/** Marks the accepted loans that losses and late returns leave uncovered, by the rule of the site. */
function flagUncovered(data: DemoData, now: Date): void {
  const loans = new Map(data.loans.map((loan) => [loan.id, loan]))
  const lost = new Map(data.losses.map((loss) => [loss.listingId, loss.lost]))
  const holds = new Map<number, RankedHold[]>()
  for (const line of data.lines) {
    if (line.state !== 'accepted' && line.state !== 'handed_over') continue
    const loan = loans.get(line.loanId)!
    const hold: RankedHold = {
      loanId: loan.id, promisedAt: (loan.answeredAt ?? loan.createdAt) as Date, state: line.state, endsAt: line.endsAt as Date,
      heldFrom: line.heldFrom as Date, heldUntil: line.heldUntil as Date, quantity: line.quantityHeld!,
    }
    holds.set(line.listingId, [...(holds.get(line.listingId) ?? []), hold])
  }
  for (const { id, stock } of data.listings) {
    for (const [loanId, missing] of uncoveredLoans(stock - (lost.get(id) ?? 0), holds.get(id) ?? [], now)) {
      const at = new Date(now.getTime() - HOUR)
      const loan = loans.get(loanId)!
      loan.toResolveAt = at
      data.events.push({ kind: 'loan.to_resolve', subjectType: 'loan', subjectId: loanId, payload: { side: 'clock', missing }, createdAt: at })
    }
  }
}
