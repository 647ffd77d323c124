import { describe, expect, test } from 'vitest'

import { agreeOutcome } from '~/disputes/agree-outcome.server'
import { disputeInbox } from '~/disputes/dispute-inbox.server'
import { disputeMails } from '~/disputes/dispute-mails.server'
import { disputePage } from '~/disputes/dispute-page.server'
import { openDispute } from '~/disputes/open-dispute.server'
import { proposeOutcome } from '~/disputes/propose-outcome.server'
import { raiseDispute } from '~/disputes/raise-dispute.server'
import { withdrawDispute } from '~/disputes/withdraw-dispute.server'
import { writeAccount } from '~/disputes/write-account.server'
import { loanDispute } from '~/disputes/loan-dispute.server'
import { waitingToday } from '~/home/waiting-today.server'
import { acceptLoan } from '~/loans/accept-loan.server'
import { closeLoan } from '~/loans/close-loan.server'
import { handOverLoan } from '~/loans/hand-over-loan.server'
import { runLoanClock } from '~/loans/loan-clock.server'
import { brokenInvariants } from '~/loans/loan-invariants'
import { loanMails } from '~/loans/loan-mails.server'
import { NEWS_LOAN, stillHolds } from '~/loans/loan-news.server'
import { loanPage } from '~/loans/loan-page.server'
import { wholeDays } from '~/loans/loan-period'
import { receiveDeposit } from '~/loans/record-deposit.server'
import { requestLoan } from '~/loans/request-loan.server'
import { deskQueue } from '~/moderation/desk-queue.server'
import { watchLoans } from '~/moderation/loans-to-watch.server'
import type { RecordedEvent } from '~/notifications/mail-plan'

import { makeListing, makeMember, makePerson, viewerOf } from '../../factories'
import { useDatabase } from '../../support/database'
import { as, kindsOf, loanOf, makeBourse, refusalOf } from '../loans/support'
import { daysLater, FETCHED, LATER, makeLoanBack } from './support'

const database = useDatabase()
type Member = Awaited<ReturnType<typeof makeMember>>

const of = (who: Member, now = LATER) => as(database.db, who.viewer, now)
const propose = (who: Member, ids: { loanId: string; disputeId: string }, insteadOf: string | null = null, outcome: 'nothing' | 'repair' | 'payment' | 'replacement' = 'payment', cents: number | null = 4_550) =>
  proposeOutcome(of(who), { ...ids, insteadOf, outcome, cents, words: '' })
const openProposal = async (disputeId: string) => (await database.db.disputeProposal.findFirst({ where: { disputeId, state: 'open' } }))?.id ?? null
const eventOf = async (loanId: string, kind: string) => (await database.db.event.findFirstOrThrow({ where: { subjectId: loanId, kind }, orderBy: { id: 'desc' } })) as RecordedEvent
/** What her inbox says of litiges, which is what its tab and the home page count. */
const waits = async (who: Member) => {
  const { disputes, todoCount } = await disputeInbox(of(who), { tab: 'todo', page: 1 })
  expect([todoCount, (await waitingToday(of(who)))!.toSettle]).toEqual([disputes.length, disputes.length])
  return disputes.map((dispute) => dispute.waits)
}
const sound = async () => expect(await brokenInvariants(database.pool)).toEqual([])

describe('a litige', () => {
  test('is opened, answered, proposed and agreed; the loan goes on and is closed beside it', async () => {
    const { db } = database
    const { lender, borrower, loanId, open } = await makeLoanBack(db)
    const { disputeId } = await open()
    const ids = { loanId, disputeId }
    await closeLoan(of(lender), { loanId })
    expect([await waits(lender), await waits(borrower)]).toEqual([[], ['account']])
    await writeAccount(of(borrower), { ...ids, words: 'Elles étaient déjà fendues.' })
    expect([await waits(lender), await waits(borrower)]).toEqual([[], []])
    await writeAccount(of(borrower), { ...ids, words: 'Une était déjà fendue.' })
    await propose(lender, ids)
    expect(await refusalOf(agreeOutcome(of(lender), { ...ids, proposalId: (await openProposal(disputeId))! }))).toMatchObject({ code: 'dispute_moved', status: 409 })
    const first = await openProposal(disputeId)
    expect([await waits(lender), await waits(borrower)]).toEqual([[], ['outcome']])
    await propose(borrower, ids, first, 'payment', 2_000)
    expect(await refusalOf(agreeOutcome(of(borrower), { ...ids, proposalId: first! }))).toMatchObject({ status: 409 })
    expect([await waits(lender), await waits(borrower)]).toEqual([['outcome'], []])
    await agreeOutcome(of(lender, daysLater(1)), { ...ids, proposalId: (await openProposal(disputeId))! })
    expect([await waits(lender), await waits(borrower)]).toEqual([[], []])

    const page = await disputePage(of(borrower), loanId)
    expect(page).toMatchObject({ side: 'borrower', opening: 'open' })
    expect(page.disputes).toHaveLength(1)
    expect(page.disputes[0]).toMatchObject({
      state: 'agreed', endedAt: daysLater(1), proposal: null, mayWrite: false, mayPropose: false, mayWithdraw: false, raise: null,
      lines: [{ kind: 'damage', quantity: 2, cents: 4_550, replacementCents: 3_500 }],
      accounts: [{ side: 'lender', words: 'Deux chaises sont revenues fendues.' }, { side: 'borrower', words: 'Une était déjà fendue.' }],
      agreed: { outcome: 'payment', cents: 2_000, by: `${borrower.person.name}, ${borrower.organisation.name}`, answeredBy: `${lender.person.name}, ${lender.organisation.name}`, answeredAt: daysLater(1) },
      earlier: [{ id: first, cents: 4_550 }],
    })
    expect((await kindsOf(db, loanId)).filter((kind) => kind.startsWith('dispute.'))).toEqual(['dispute.opened', 'dispute.answered', 'dispute.answered', 'dispute.proposed', 'dispute.proposed', 'dispute.agreed'])
    expect((await loanPage(of(borrower), loanId)).timeline.map(({ kind }) => kind)).toContain('dispute.agreed')
    expect(await loanOf(db, loanId)).toMatchObject({ state: 'closed' })
    expect(await refusalOf(propose(lender, ids))).toMatchObject({ code: 'dispute_moved', details: { state: 'agreed' } })
    await sound()
  })

  test('is opened from the retrait until sixty days after the retour, one at a time, about what left', async () => {
    const { db } = database
    const { lender, borrower, accepted } = await makeBourse(db)
    const loanId = await accepted(10)
    const lineId = (await loanOf(db, loanId)).lines[0]!.id
    const open = (who: Member, lines: Parameters<typeof openDispute>[1]['lines'], now = LATER) => refusalOf(openDispute(of(who, now), { loanId, lines, words: 'Il manque une chaise.' }))
    const one = { [lineId]: { kind: 'loss' as const, quantity: 1, cents: null } }
    expect(await open(borrower, one)).toMatchObject({ code: 'wrong_state', status: 409 })
    expect((await disputePage(of(borrower), loanId)).opening).toBe('wrong_state')
    await handOverLoan(of(lender, FETCHED), { loanId })
    expect(await open(borrower, { [lineId]: { kind: 'none' } })).toMatchObject({ code: 'nothing_disputed', field: `lines.${lineId}.kind` })
    expect(await open(borrower, { [lineId]: { kind: 'damage', quantity: 11, cents: null } })).toMatchObject({ code: 'more_than_left', field: `lines.${lineId}.quantity`, details: { left: 10 } })
    expect(await open(borrower, { [(await makeLoanBack(db)).lineId]: { kind: 'damage', quantity: 1, cents: null } })).toMatchObject({ code: 'not_found' })
    // A borrower says herself that something is broken, while it is out.
    expect(await open(borrower, one)).toBeNull()
    expect(await open(lender, one)).toMatchObject({ code: 'dispute_live', status: 409 })
    expect((await disputePage(of(lender), loanId)).opening).toBeNull()

    const late = await makeLoanBack(db)
    expect(await refusalOf(late.open(late.lender, daysLater(60)))).toMatchObject({ code: 'dispute_too_late', details: { days: 60 } })
    expect((await disputePage(of(late.lender, daysLater(60)), late.loanId)).opening).toBe('dispute_too_late')
    expect(await refusalOf(late.open(late.lender, daysLater(58)))).toBeNull()
  })

  test('of several things is about those that left, line by line', async () => {
    const { db } = database
    const { lender, borrower, annonce } = await makeBourse(db)
    const tables = await makeListing(db, lender.organisation)
    const asked = [annonce, tables].map(({ id }) => ({ listingId: id, quantity: 2, ...wholeDays('2027-06-12', '2027-06-12') }))
    const { loanId } = await requestLoan(as(db, borrower.viewer), { borrowerId: borrower.organisation.id, lines: asked, purpose: 'Fête', message: '' })
    await acceptLoan(as(db, lender.viewer), { loanId })
    const { lines } = await loanOf(db, loanId)
    const [left, stayed] = [annonce.id, tables.id].map((listingId) => lines.find((line) => line.listingId === listingId)!.id)
    await handOverLoan(of(lender, FETCHED), { loanId, lines: { [stayed!]: { quantityOut: 0 } } })
    expect((await disputePage(of(lender), loanId)).lines.map(({ id }) => id)).toEqual([left])
    const open = (about: Parameters<typeof openDispute>[1]['lines']) => refusalOf(openDispute(of(lender), { loanId, lines: about, words: 'Une manque.' }))
    expect(await open({ [left!]: { kind: 'none' }, [stayed!]: { kind: 'none' } })).toMatchObject({ code: 'nothing_disputed', field: `lines.${left}.kind` })
    expect(await open({ [stayed!]: { kind: 'loss', quantity: 1, cents: null } })).toMatchObject({ code: 'more_than_left', details: { left: 0 } })
    expect(await open({ [left!]: { kind: 'other', quantity: 2, cents: 0 }, [stayed!]: { kind: 'none' } })).toBeNull()
    expect((await disputePage(of(borrower), loanId)).disputes[0]!.lines).toMatchObject([{ lineId: left, kind: 'other', quantity: 2, cents: 0 }])
    await sound()
  })

  test('that nobody agreed to, or that is about more than left, is found in a restored database', async () => {
    const { db, pool } = database
    const { loanId, lineId, open } = await makeLoanBack(db)
    const { disputeId } = await open()
    const broken = async (statement: string) => {
      const client = await pool.connect()
      try {
        await client.query('begin')
        await client.query(statement)
        return await brokenInvariants(client)
      } finally {
        await client.query('rollback')
        client.release()
      }
    }
    expect(await broken(`update dispute set state = 'agreed', ended_at = now() where loan_id = '${loanId}'`)).toEqual([`a litige is over by one outcome that both agreed, or withdrawn, and then nothing of it waits: ${disputeId}`])
    expect(await broken(`update dispute_line set quantity = 11 where line_id = '${lineId}'`)).toEqual([`a litige is about what left with its loan, told by who opened it: ${disputeId}`])
    await sound()
  })

  test('is withdrawn by who opened it alone; another may then be opened', async () => {
    const { db } = database
    const { lender, borrower, loanId, open } = await makeLoanBack(db)
    const ids = { loanId, disputeId: (await open(borrower)).disputeId }
    await propose(lender, ids, null, 'repair', null)
    expect(await refusalOf(withdrawDispute(of(lender), ids))).toMatchObject({ code: 'dispute_moved' })
    await withdrawDispute(of(borrower), ids)
    expect(await db.disputeProposal.findMany({ where: { disputeId: ids.disputeId }, select: { state: true } })).toEqual([{ state: 'lapsed' }])
    expect(await refusalOf(writeAccount(of(lender), { ...ids, words: 'Trop tard.' }))).toMatchObject({ details: { state: 'withdrawn' } })
    await open(lender, daysLater(1))
    expect((await disputePage(of(lender), loanId)).disputes.map(({ state, side }) => ({ state, side }))).toEqual([{ state: 'open', side: 'lender' }, { state: 'withdrawn', side: 'borrower' }])
    await sound()
  })

  test('goes to the coordinators once both have written, or after a week; accounts then stand, and the two may still agree', async () => {
    const { db } = database
    const { lender, borrower, loanId, open } = await makeLoanBack(db)
    const ids = { loanId, disputeId: (await open()).disputeId }
    const raise = (who: Member, now = LATER) => refusalOf(raiseDispute(of(who, now), { ...ids, reason: 'Plus de réponse.' }))
    expect(await raise(lender)).toMatchObject({ code: 'raise_too_soon', status: 409, details: { days: 7 } })
    expect((await disputePage(of(lender), loanId)).disputes[0]!.raise).toEqual({ now: false, from: daysLater(7) })
    expect(await raise(lender, daysLater(7))).toBeNull()
    expect(await refusalOf(writeAccount(of(lender), { ...ids, words: 'Autre chose.' }))).toMatchObject({ code: 'dispute_moved', details: { state: 'raised' } })
    await writeAccount(of(borrower), { ...ids, words: 'J’étais en voyage.' })
    expect(await refusalOf(writeAccount(of(borrower), { ...ids, words: 'Encore.' }))).toMatchObject({ code: 'dispute_moved' })
    await propose(borrower, ids, null, 'replacement', null)
    await agreeOutcome(of(lender), { ...ids, proposalId: (await openProposal(ids.disputeId))! })
    expect(await db.dispute.findUniqueOrThrow({ where: { id: ids.disputeId } })).toMatchObject({ state: 'agreed', raisedSide: 'lender', raisedReason: 'Plus de réponse.' })

    const spoken = await makeLoanBack(db)
    const both = { loanId: spoken.loanId, disputeId: (await spoken.open()).disputeId }
    await writeAccount(of(spoken.borrower), { ...both, words: 'Non.' })
    expect(await refusalOf(raiseDispute(of(spoken.borrower), { ...both, reason: 'Nous ne sommes pas d’accord.' }))).toBeNull()
    await sound()
  })

  test('has amounts where somebody pays, and only there', async () => {
    const { db } = database
    const { lender, loanId, open } = await makeLoanBack(db)
    const ids = { loanId, disputeId: (await open()).disputeId }
    expect(await refusalOf(propose(lender, ids, null, 'payment', null))).toMatchObject({ code: 'required', field: 'amount' })
    expect(await refusalOf(propose(lender, ids, null, 'payment', 0))).toMatchObject({ code: 'too_small', field: 'amount' })
    await propose(lender, ids, null, 'repair', 900)
    expect(await db.disputeProposal.findMany({ where: { disputeId: ids.disputeId } })).toMatchObject([{ outcome: 'repair', amountCents: null }])
  })

  test('shows the caution that is held, and what the reports say already', async () => {
    const { db } = database
    const { lender, borrower, accepted } = await makeBourse(db, { depositCents: 15_000 })
    const loanId = await accepted(10)
    await receiveDeposit(of(lender, FETCHED), { loanId, cents: 15_000, means: 'cheque' })
    expect((await disputePage(of(borrower), loanId)).deposit).toEqual({ cents: 15_000, held: true })
    const damaged = await makeLoanBack(db, { state: 'damaged', back: 9, lost: 1 })
    expect((await disputePage(of(damaged.lender), damaged.loanId)).lines).toMatchObject([{ out: 10, lost: 1, damaged: true, replacementCents: 3_500 }])
    const shown = async (who: Member) => loanDispute(of(who), await loanPage(of(who), damaged.loanId))
    expect(await shown(damaged.lender)).toEqual({ state: null, mayOpen: true, toAgree: false, noted: true })
    const ids = { loanId: damaged.loanId, disputeId: (await damaged.open()).disputeId }
    await propose(damaged.lender, ids)
    expect(await shown(damaged.borrower)).toEqual({ state: 'open', mayOpen: false, toAgree: true, noted: true })
    expect(await shown(damaged.lender)).toMatchObject({ toAgree: false })
  })
})

describe('two at once', () => {
  test('of two who propose, agree, open or withdraw at once, one has done it', async () => {
    const { db } = database
    const { lender, borrower, loanId, lineId, open } = await makeLoanBack(db)
    const race = async (...attempts: Promise<unknown>[]) => (await Promise.all(attempts.map(refusalOf))).map((refusal) => refusal?.code ?? 'done').sort()
    expect(await race(open(), open(borrower))).toEqual(['dispute_live', 'done'])
    const { id: disputeId } = await db.dispute.findFirstOrThrow({ where: { loanId } })
    const ids = { loanId, disputeId }
    expect(await race(propose(lender, ids), propose(borrower, ids, null, 'nothing', null))).toEqual(['done', 'outcome_over'])
    const open1 = await db.disputeProposal.findFirstOrThrow({ where: { disputeId, state: 'open' } })
    const [asked, other] = open1.side === 'lender' ? [borrower, lender] : [lender, borrower]
    // She agrees to what the other side replaces in the same moment.
    const answers = await race(agreeOutcome(of(asked), { ...ids, proposalId: open1.id }), propose(other, ids, open1.id, 'repair', null))
    expect([['dispute_moved', 'done'], ['done', 'outcome_over']]).toContainEqual(answers)
    const left = await openProposal(disputeId)
    if (left) expect(await race(agreeOutcome(of(asked), { ...ids, proposalId: left }), agreeOutcome(of(asked), { ...ids, proposalId: left }))).toEqual(['dispute_moved', 'done'])
    expect(await db.dispute.findMany({ where: { loanId }, select: { state: true } })).toEqual([{ state: 'agreed' }])
    expect((await loanOf(db, loanId)).lines[0]!.id).toBe(lineId)
    await sound()
  })

  test('whatever the order of moves, the litige stays sound', async () => {
    const { db } = database
    const { lender, borrower, loanId, open } = await makeLoanBack(db)
    const ids = { loanId, disputeId: (await open()).disputeId }
    const moves = (who: Member) => [
      writeAccount(of(who), { ...ids, words: 'Voilà.' }), propose(who, ids), raiseDispute(of(who, daysLater(8)), { ...ids, reason: 'Rien ne bouge.' }),
      openProposal(ids.disputeId).then((proposalId) => agreeOutcome(of(who), { ...ids, proposalId: proposalId ?? ids.disputeId })),
    ]
    const refusals = await Promise.all([...moves(lender), ...moves(borrower), ...moves(lender)].map(refusalOf))
    expect(refusals.filter((refusal) => refusal !== null && refusal.status !== 409)).toEqual([])
    await sound()
  })
})

describe('who hears and sees of it', () => {
  test('the other side is told of every move, once an address, and never in the words of the accounts', async () => {
    const { db } = database
    const { lender, borrower, loanId, open } = await makeLoanBack(db)
    const ids = { loanId, disputeId: (await open()).disputeId }
    await writeAccount(of(borrower), { ...ids, words: 'Elles étaient déjà fendues.' })
    await propose(lender, ids)
    await raiseDispute(of(lender), { ...ids, reason: 'Nous ne tombons pas d’accord.' })
    await agreeOutcome(of(borrower), { ...ids, proposalId: (await openProposal(ids.disputeId))! })
    const again = await open(borrower)
    await withdrawDispute(of(borrower), { loanId, disputeId: again.disputeId })
    for (const [kind, told, knows] of [
      ['dispute.answered', lender, borrower], ['dispute.proposed', borrower, lender], ['dispute.raised', borrower, lender], ['dispute.agreed', lender, borrower], ['dispute.withdrawn', lender, borrower], ['dispute.opened', lender, borrower],
    ] as const) {
      const mails = await loanMails({ db }, await eventOf(loanId, kind))
      const to = mails.map((mail) => mail.to)
      expect(to, kind).toContain(told.person.email)
      expect(to, kind).not.toContain(knows.person.email)
      expect(new Set(to).size).toBe(to.length)
      expect(mails[0]).toMatchObject({ action: { path: `/prets/${loanId}/litige` } })
      expect(JSON.stringify(mails)).not.toContain('fendues')
    }
  })

  test('in the mail of a day, a proposal that was answered meanwhile asks nothing more', async () => {
    const { db } = database
    const { lender, borrower, loanId, open } = await makeLoanBack(db)
    const ids = { loanId, disputeId: (await open()).disputeId }
    const asks = async () => stillHolds('dispute_proposed', await db.loan.findUniqueOrThrow({ where: { id: loanId }, include: NEWS_LOAN }))
    await propose(lender, ids)
    expect(await asks()).toBe(true)
    await agreeOutcome(of(borrower), { ...ids, proposalId: (await openProposal(ids.disputeId))! })
    expect(await asks()).toBe(false)
  })

  test('the coordinators of both communes are told and see it once it is raised, and nobody else does', async () => {
    const { db } = database
    const { lender, borrower, loanId, open } = await makeLoanBack(db)
    const area = async (communeInsee: string | null) => {
      const person = await makePerson(db)
      await db.coordinatorArea.create({ data: { personId: person.id, communeInsee } })
      return { person, context: as(db, viewerOf(person, [], { wholeTerritory: communeInsee === null, communes: communeInsee ? [communeInsee] : [] }), LATER) }
    }
    const [lenders, borrowers, everywhere] = [await area(lender.organisation.communeInsee), await area(borrower.organisation.communeInsee), await area(null)]
    const elsewhere = await area((await makeMember(db)).organisation.communeInsee)
    const seen = ({ context }: typeof lenders) => refusalOf(disputePage(context, loanId))
    const listed = async ({ context }: typeof lenders) => ({
      queue: (await deskQueue(context, 1)).items.filter((item) => item.kind === 'dispute' && item.loan.id === loanId).length, counted: (await deskQueue(context, 1)).counts.dispute > 0,
      watched: (await watchLoans(context, 'dispute', 1)).items.filter(({ id }) => id === loanId).length,
    })
    const ids = { loanId, disputeId: (await open()).disputeId }
    await closeLoan(of(lender), { loanId })
    expect(await seen(lenders)).toMatchObject({ status: 404 })
    expect(await listed(lenders)).toEqual({ queue: 0, counted: false, watched: 0 })
    expect(await loanDispute(lenders.context, await loanPage(lenders.context, loanId))).toBeNull()
    await writeAccount(of(borrower), { ...ids, words: 'Non.' })
    expect(await disputeMails({ db }, await eventOf(loanId, 'dispute.answered'))).toEqual([])
    await raiseDispute(of(borrower), { ...ids, reason: 'Nous ne sommes pas d’accord.' })

    const mails = await disputeMails({ db }, await eventOf(loanId, 'dispute.raised'))
    expect(mails.map(({ to }) => to).sort()).toEqual([lenders, borrowers, everywhere].map(({ person }) => person.email).sort())
    expect(mails[0]).toMatchObject({ about: 'desk', action: { path: `/prets/${loanId}/litige` } })
    for (const who of [lenders, borrowers, everywhere]) {
      expect(await seen(who)).toBeNull()
      expect(await listed(who)).toEqual({ queue: 1, counted: true, watched: 1 })
      expect(await refusalOf(raiseDispute(who.context, { ...ids, reason: 'Moi.' }))).toMatchObject({ status: 403 })
    }
    const page = await disputePage(lenders.context, loanId)
    expect(page).toMatchObject({ side: null, opening: null, disputes: [{ mayWrite: false, mayPropose: false, mayAgree: false, mayWithdraw: false, raise: null, raised: { by: borrower.organisation.name, reason: 'Nous ne sommes pas d’accord.' } }] })
    expect(page.reports).toHaveLength(2)
    expect(await seen(elsewhere)).toMatchObject({ status: 404 })
    expect(await listed(elsewhere)).toEqual({ queue: 0, counted: false, watched: 0 })
    const stranger = await makeMember(db)
    expect(await refusalOf(disputePage(of(stranger), loanId))).toMatchObject({ status: 404 })
    expect(await refusalOf(writeAccount(of(stranger), { ...ids, words: 'Moi aussi.' }))).toMatchObject({ status: 404 })
    const guest = { ...stranger.viewer, personId: null, memberships: [], guest: { id: ids.disputeId, loanId, side: 'borrower' as const, name: 'Marc' } }
    expect(await refusalOf(writeAccount(as(db, guest, LATER), { ...ids, words: 'Moi aussi.' }))).toMatchObject({ status: 403 })

    // Of another litige of the loan, that was never raised, they see nothing.
    await withdrawDispute(of(lender), ids)
    expect(await listed(lenders)).toMatchObject({ queue: 0 })
    await open(borrower, daysLater(1))
    expect((await disputePage(lenders.context, loanId)).disputes.map(({ id }) => id)).toEqual([ids.disputeId])
    expect((await disputePage(of(lender), loanId)).disputes).toHaveLength(2)
  })

  test('the clock closes a loan that is back, whatever its litige', async () => {
    const { db } = database
    const { loanId, open } = await makeLoanBack(db)
    await open()
    await runLoanClock({ db }, daysLater(8))
    expect(await loanOf(db, loanId)).toMatchObject({ state: 'closed' })
    expect(await db.dispute.findMany({ where: { loanId }, select: { state: true } })).toEqual([{ state: 'open' }])
  })
})
