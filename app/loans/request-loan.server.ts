import { randomUUID } from 'node:crypto'

import { authorize } from '~/accounts/authorize'
import { type Prisma, type Transaction, transaction } from '~/platform/database.server'
import { DomainError, notFound } from '~/platform/errors'
import type { Context } from '~/web/request-context.server'

import { freeForEach } from './availability.server'
import { type LoanPeriod, loanPeriod, type Period } from './loan-period'
import { newReference } from './loan-reference.server'
import { tellLoan } from './loan-move.server'
import { answerDeadlines, type Borrower, eligibility, type Refusal } from './request-rules'

export interface OccasionRequest {
  /** The association that asks. */
  borrowerId: string
  /** The event's dates, half-open, for each annonce. */
  lines: OccasionLine[]
  purpose: string
  message: string
  /** What is taken may be waited for, where one lender is asked: the request reaches her when its turn comes. */
  orWait?: boolean
}

interface OccasionLine extends Period {
  listingId: number
  quantity: number
  /** Lines of several lenders with the same number stand for one another: the first whole yes is kept, the others are released. */
  choice?: number
}

interface Requested {
  loanId: string
  reference: string
  /** It waits for something that is taken. */
  waiting: boolean
}

/**
 * Asks for everything that an occasion needs: one request a lender, all or none; nothing is held until it is accepted.
 * @throws {DomainError} 403 `forbidden`; 404 `not_found`; 422 with the code of the rule that refuses (see request-rules),
 * its field as `lines.<n>.<field>`; 409 `not_available` with what is free.
 */
export async function requestOccasion(context: Context, request: OccasionRequest): Promise<{ occasionId: string; loans: Requested[] }> {
  authorize(context.viewer, 'loan.request', { organisationId: request.borrowerId })
  return transaction(context.db, async (tx) => {
    const borrower = await readBorrower(tx, request.borrowerId)
    await lockWhatMayGo(tx, request)
    const listings = await readListings(tx, request, context.now)
    const wished = request.lines.map((line, index): WishedLine => {
      const listing = listings.find(({ id }) => id === line.listingId)
      if (!listing) throw notFound()
      const event = { startsAt: line.startsAt, endsAt: line.endsAt }
      if (event.endsAt <= event.startsAt) throw refusal({ ok: false, code: 'end_before_start', field: 'end' }, index)
      return { index, listing, event, period: loanPeriod(event, listing), quantity: line.quantity, choice: line.choice ?? 0 }
    })
    refuseMixedChoices(wished)
    const byLender = [...new Set(wished.map(lenderOf))].map((lender) => wished.filter((line) => lenderOf(line) === lender))
    // Each request counts among the open ones of who may have only a few.
    for (const [before, lines] of byLender.entries()) refuseWhatMayNotBe(lines, { ...borrower, openRequests: borrower.openRequests + before }, context.now)
    const mayWait = (request.orWait ?? false) && byLender.length === 1
    const taken = await firstTaken(tx, wished, context.now)
    if (taken && !mayWait) throw taken

    const occasion = await tx.occasion.create({ data: { purpose: request.purpose, organisationId: request.borrowerId, createdAt: context.now }, select: { id: true } })
    const loans: Requested[] = []
    const choiceIds = new Map(wished.filter(({ choice }) => choice > 0).map(({ choice }) => [choice, randomUUID()]))
    for (const lines of byLender) loans.push(await askLender(tx, context, { borrowerId: request.borrowerId, purpose: request.purpose, message: request.message, occasionId: occasion.id, choiceIds, unverified: borrower.status !== 'verified', waiting: taken !== null }, lines))
    return { occasionId: occasion.id, loans }
  })
}

/** The same of one lender. @throws {DomainError} as requestOccasion; 422 `several_lenders`. */
export async function requestLoan(context: Context, request: OccasionRequest): Promise<Requested> {
  return transaction(context.db, async (tx) => {
    const { loans } = await requestOccasion({ ...context, db: tx }, request)
    if (loans.length > 1) throw new DomainError('several_lenders', { field: 'lines' })
    return loans[0]!
  })
}

const LISTING = { organisation: { select: { id: true, communeInsee: true, status: true } } } as const satisfies Prisma.ListingInclude
type ListingRecord = Prisma.ListingGetPayload<{ include: typeof LISTING & { closures: true } }>

interface WishedLine {
  /** Its place in the request. */
  index: number
  listing: ListingRecord
  event: Period
  period: LoanPeriod
  quantity: number
  choice: number
}

const lenderOf = ({ listing }: WishedLine): string => listing.organisationId

/**
 * Before its annonces are read: who fetches the last of a don finds this request and tells it, or was first, and it is refused; and what
 * comes free from here on finds a request that waits on the list.
 */
const lockWhatMayGo = (tx: Transaction, { lines, orWait = false }: OccasionRequest) =>
  tx.$queryRaw`select id from listing where id = any(${lines.map(({ listingId }) => listingId)}::int[]) and (${orWait} or nature = 'don') order by id for no key update`

const readListings = (tx: Transaction, { lines }: OccasionRequest, now: Date): Promise<ListingRecord[]> =>
  tx.listing.findMany({ where: { id: { in: lines.map((line) => line.listingId) } }, include: { ...LISTING, closures: { where: { endsAt: { gt: now } } } } })

/** The row lock orders the requests of one association, so that two at once cannot pass the limit of open ones. */
export async function readBorrower(tx: Transaction, id: string): Promise<Borrower> {
  await tx.$queryRaw`select slug from organisation where id = ${id}::uuid for no key update`
  const organisation = await tx.organisation.findUnique({ where: { id }, select: { status: true, communeInsee: true } })
  if (!organisation) throw notFound()
  if (organisation.status === 'verified') return { organisationId: id, ...organisation, openRequests: 0 }
  const [loans, series] = [await tx.loan.count({ where: { borrowerId: id, state: 'pending' } }), await tx.loanSeries.count({ where: { borrowerId: id, state: 'pending' } })]
  return { organisationId: id, ...organisation, openRequests: loans + series }
}

function refuseWhatMayNotBe(lines: WishedLine[], borrower: Borrower, now: Date): void {
  for (const { index, listing, ...wish } of lines) {
    const { id, communeInsee, status } = listing.organisation
    const verdict = eligibility({ wish, listing, lender: { organisationId: id, communeInsee, status, audience: listing.audience }, borrower }, now)
    if (!verdict.ok) throw refusal(verdict, index)
  }
}

/** One for another means the same dates, of different lenders. @throws {DomainError} 422 `mixed_choice`. */
function refuseMixedChoices(lines: WishedLine[]): void {
  for (const { index, choice, listing, event } of lines) {
    const others = lines.filter((line) => choice > 0 && line.choice === choice && line.index !== index)
    const mixed = others.some((other) => other.listing.organisationId === listing.organisationId || other.event.startsAt.getTime() !== event.startsAt.getTime() || other.event.endsAt.getTime() !== event.endsAt.getTime())
    if (mixed) throw new DomainError('mixed_choice', { field: `lines.${index}.choice` })
  }
}

/** The refusal of the first line of which too few are free; null where all are. */
async function firstTaken(tx: Transaction, lines: WishedLine[], now: Date): Promise<DomainError | null> {
  const free = await freeForEach(tx, lines, now)
  const taken = lines.find(({ index, quantity }) => free[index]! < quantity)
  return taken ? new DomainError('not_available', { status: 409, field: `lines.${taken.index}.quantity`, details: { listingId: taken.listing.id, asked: taken.quantity, free: free[taken.index]! } }) : null
}

type Asked = Pick<OccasionRequest, 'borrowerId' | 'purpose' | 'message'> & { occasionId: string; choiceIds: ReadonlyMap<number, string>; unverified: boolean; waiting: boolean }

async function askLender(tx: Transaction, { viewer, now }: Context, { choiceIds, waiting, ...request }: Asked, lines: WishedLine[]): Promise<Requested> {
  const firstStart = new Date(Math.min(...lines.map(({ period }) => period.startsAt.getTime())))
  const loan = await tx.loan.create({
    data: {
      ...request, reference: await newReference(tx), lenderId: lines[0]!.listing.organisationId, askedById: viewer.personId,
      ...(waiting ? { waitingSince: now, expiresAt: firstStart } : answerDeadlines(firstStart, now)), createdAt: now,
      lines: {
        create: lines.map(({ listing, event, period, quantity, choice }) => ({
          listingId: listing.id, quantityAsked: quantity, choiceId: choiceIds.get(choice) ?? null, eventStartsAt: event.startsAt, eventEndsAt: event.endsAt,
          startsAt: period.startsAt, endsAt: period.endsAt, heldFrom: period.heldFrom, heldUntil: period.heldUntil,
        })),
      },
    },
    select: { id: true, reference: true, lenderId: true, borrowerId: true },
  })
  await tellLoan(tx, loan, ['loan.requested'], { side: 'borrower', personId: viewer.personId }, { waiting })
  return { loanId: loan.id, reference: loan.reference, waiting }
}

const refusal = ({ code, field, details }: Refusal, line: number) => new DomainError(code, { ...(field && { field: `lines.${line}.${field}` }), ...(details && { details }) })
