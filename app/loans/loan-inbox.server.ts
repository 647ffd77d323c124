import { type Database, Prisma } from '~/platform/database.server'
import { addDays, parisInstant, parisMoment } from '~/platform/paris-time'
import { actingFor, type Context } from '~/web/request-context.server'

import { liveLines } from './loan-states'
import { nextStep, shownState, situationOf } from './next-step'

export const INBOX_TABS = ['todo', 'live', 'done'] as const
export type InboxTab = (typeof INBOX_TABS)[number]

const PAGE = 20
/** Conversations of the page's own list. */
const QUESTIONS = 10
const WEEK_MS = 7 * 24 * 3_600_000

/**
 * The loans of the association one acts for, both sides: what waits for it first, what is under way, what is over. A page
 * reads its own rows, however many loans there have been. @throws {DomainError} 403 `no_association`.
 */
export async function loanInbox(context: Context, asked: { tab: InboxTab; page: number }) {
  const { db, now } = context
  const { organisationId } = actingFor(context.viewer)
  const todo = todoLoans(organisationId, now)
  const ids = await pageOfIds(db, organisationId, asked, now)
  const [rows, todoCount, questions] = [await readRows(db, ids.slice(0, PAGE)), await db.loan.count({ where: todo }), await readQuestions(db, organisationId)]
  return {
    ...asked,
    todoCount,
    pageCount: asked.page + (ids.length > PAGE ? 1 : 0),
    questions,
    loans: rows.map((loan) => {
      const side = loan.lenderId === organisationId ? ('lender' as const) : ('borrower' as const)
      const situation = situationOf(loan, side)
      return {
        id: loan.id, reference: loan.reference, side, path: situation.path, startsAt: situation.startsAt, endsAt: situation.endsAt, unverified: loan.unverified,
        partner: side === 'lender' ? (loan.borrower?.name ?? loan.outsideBorrower ?? '') : loan.lender.name,
        lines: loan.lines.map((line) => ({ listingId: line.listingId, title: line.listing.title, nature: line.listing.nature, quantity: line.quantityAccepted || line.quantityAsked })),
        shown: shownState(situation, now), next: nextStep(situation, now),
      }
    }),
  }
}
export type LoanInbox = Awaited<ReturnType<typeof loanInbox>>

/** What waits for this association: requests and proposals to answer, loans to settle, retraits and retours of today, returned loans to close. */
function todoLoans(organisationId: string, now: Date): Prisma.LoanWhereInput {
  const tonight = parisInstant(addDays(parisMoment(now).day, 1))
  const mine = { OR: [{ lenderId: organisationId }, { borrowerId: organisationId }] }
  return {
    OR: [
      { lenderId: organisationId, state: 'pending', proposalSide: null, OR: [{ waitingSince: null }, { cameFreeAt: { not: null } }] },
      { lenderId: organisationId, state: 'returned' },
      { lenderId: organisationId, proposalSide: 'borrower' },
      { borrowerId: organisationId, proposalSide: 'lender' },
      { state: 'accepted', toResolveAt: { not: null }, ...mine },
      { state: 'accepted', lines: { some: { state: 'accepted', startsAt: { lt: tonight } } }, ...mine },
      { state: 'handed_over', lines: { some: { state: 'handed_over', endsAt: { lte: tonight } } }, ...mine },
    ],
  }
}

/** One page of ids, and one more where there is a next page. */
async function pageOfIds(db: Database, organisationId: string, { tab, page }: { tab: InboxTab; page: number }, now: Date): Promise<string[]> {
  const [take, skip] = [PAGE + 1, (page - 1) * PAGE]
  if (tab === 'todo') {
    const found = await db.loan.findMany({ where: todoLoans(organisationId, now), orderBy: [{ createdAt: 'asc' }, { id: 'asc' }], take, skip, select: { id: true } })
    return found.map((loan) => loan.id)
  }
  const [states, order] = tab === 'live' ? [LIVE, Prisma.sql`created_at asc`] : [DONE, Prisma.sql`created_at desc`]
  // Each side has its own index; together they are merged from the first rows of both.
  const side = (column: Prisma.Sql) => Prisma.sql`(select id, created_at from loan where ${column} = ${organisationId}::uuid and state in ${states} and ${tab === 'live' ? shownAlone(now) : Prisma.sql`true`} order by ${order} limit ${skip + take})`
  const rows = await db.$queryRaw<{ id: string }[]>`
    select id from (${side(Prisma.sql`lender_id`)} union all ${side(Prisma.sql`borrower_id`)}) as both_sides order by ${order}, id limit ${take} offset ${skip}`
  return rows.map((row) => row.id)
}
/** A date of a series has its own row from a week before on, and while something is to be settled; until then its series has one for all. */
const shownAlone = (now: Date) => Prisma.sql`(series_id is null or state <> 'accepted' or to_resolve_at is not null or proposal_side is not null
  or exists (select from loan_line line where line.loan_id = loan.id and line.state = 'accepted' and line.starts_at < ${new Date(now.getTime() + WEEK_MS)}))`
const LIVE = Prisma.sql`('pending', 'accepted', 'handed_over', 'returned')`
const DONE = Prisma.sql`('declined', 'expired', 'cancelled', 'closed')`

async function readRows(db: Database, ids: string[]) {
  const loans = await db.loan.findMany({
    where: { id: { in: ids } },
    include: {
      lender: { select: { name: true } }, borrower: { select: { name: true } },
      lines: { orderBy: { listingId: 'asc' }, include: { listing: { select: { title: true, nature: true } } } },
    },
  })
  return ids.flatMap((id) => loans.filter((loan) => loan.id === id).map((loan) => ({ ...loan, lines: liveLines(loan) })))
}

/** Questions about annonces whose last word is the other side's. */
async function readQuestions(db: Database, organisationId: string) {
  return db.$queryRaw<{ id: string; title: string; partner: string; at: Date }[]>`
    select c.id, l.title, o.name as partner, last.created_at as at
    from conversation c
    join listing l on l.id = c.listing_id
    join lateral (select side, created_at from message m where m.conversation_id = c.id order by created_at desc limit 1) last on true
    join organisation o on o.id = case when c.lender_id = ${organisationId}::uuid then c.asker_id else c.lender_id end
    where c.loan_id is null and ((c.lender_id = ${organisationId}::uuid and last.side = 'borrower') or (c.asker_id = ${organisationId}::uuid and last.side = 'lender'))
    order by last.created_at desc limit ${QUESTIONS}`
}
