import { describe, expect, test } from 'vitest'

import { waitingToday } from '~/home/waiting-today.server'
import { acceptLoan } from '~/loans/accept-loan.server'
import { answerProposal } from '~/loans/answer-proposal.server'
import { cancelLoan } from '~/loans/cancel-loan.server'
import { handOverLoan } from '~/loans/hand-over-loan.server'
import { runLoanClock } from '~/loans/loan-clock.server'
import { loanInbox } from '~/loans/loan-inbox.server'
import { loanMails } from '~/loans/loan-mails.server'
import { loanPage } from '~/loans/loan-page.server'
import { wholeDays } from '~/loans/loan-period'
import { proposeTerms } from '~/loans/propose-terms.server'
import { returnLoan } from '~/loans/return-loan.server'
import type { RecordedEvent } from '~/notifications/mail-plan'

import { useDatabase } from '../../support/database'
import { as, at, kindsOf, loanOf, makeBourse, NOW, refusalOf } from './support'

const database = useDatabase()
type Bourse = Awaited<ReturnType<typeof makeBourse>>

const openOf = async (loanId: string) => (await database.db.loanProposal.findFirstOrThrow({ where: { loanId, state: 'open' } })).id
const lineOf = async (loanId: string) => (await loanOf(database.db, loanId)).lines[0]!
const todoOf = async (who: Bourse['lender'], now = NOW) => ({
  inbox: (await loanInbox(as(database.db, who.viewer, now), { tab: 'todo', page: 1 })).loans.map(({ next }) => next.sentence),
  today: (await waitingToday(as(database.db, who.viewer, now)))?.toAnswer,
})
const toldBy = async (loanId: string, kind: string) => {
  const event = await database.db.event.findFirstOrThrow({ where: { subjectId: loanId, kind }, orderBy: { id: 'desc' } })
  return (await loanMails({ db: database.db }, event as RecordedEvent)).map(({ to, subject }) => ({ to, subject }))
}
const propose = async (who: Bourse['lender'], loanId: string, change: { event?: ReturnType<typeof wholeDays>; quantity?: number }, now = NOW, message = '') =>
  proposeTerms(as(database.db, who.viewer, now), { loanId, lines: { [(await lineOf(loanId)).id]: change }, message })
const answer = async (who: Bourse['lender'], loanId: string, agrees: boolean, now = NOW) =>
  answerProposal(as(database.db, who.viewer, now), { loanId, proposalId: await openOf(loanId), agrees })

describe('a counter-proposal', () => {
  test('waits for the borrower, who makes it the promise with one click', async () => {
    const { db } = database
    const { lender, borrower, request } = await makeBourse(db)
    const { loanId } = await request(8)
    await propose(lender, loanId, { event: wholeDays('2027-06-13', '2027-06-14'), quantity: 6 }, NOW, 'Pas le 12, mais les deux jours suivants.')
    expect(await todoOf(lender)).toEqual({ inbox: [], today: 0 })
    expect(await todoOf(borrower)).toEqual({ inbox: ['agree_yours'], today: 1 })
    expect(await toldBy(loanId, 'loan.proposed')).toContainEqual(expect.objectContaining({ to: borrower.person.email }))
    expect((await loanPage(as(db, borrower.viewer), loanId)).proposal).toMatchObject({ mine: false, message: expect.stringContaining('Pas le 12'), terms: [{ now: { quantity: 8 }, then: { quantity: 6, period: 'du 13 au 14 juin' } }] })

    expect(await refusalOf(answer(lender, loanId, true))).toMatchObject({ status: 409, code: 'wrong_state' })
    await answer(borrower, loanId, true)
    expect(await loanOf(db, loanId)).toMatchObject({ state: 'accepted', proposalSide: null, lines: [{ quantityAccepted: 6, quantityHeld: 6, eventStartsAt: at('2027-06-13'), eventEndsAt: at('2027-06-15') }] })
    expect(await kindsOf(db, loanId)).toEqual(['loan.requested', 'loan.proposed', 'loan.accepted'])
    const told = await toldBy(loanId, 'loan.accepted')
    expect(told.map(({ to }) => to)).toContain(lender.person.email)
    expect(told.map(({ to }) => to)).not.toContain(borrower.person.email)
  })

  test('that is not taken up leaves the request as it was; a new one takes the place of the last', async () => {
    const { db } = database
    const { lender, borrower, request } = await makeBourse(db)
    const { loanId } = await request(8)
    await propose(lender, loanId, { quantity: 2 })
    const first = await openOf(loanId)
    await propose(lender, loanId, { quantity: 4 })
    expect(await refusalOf(answerProposal(as(db, borrower.viewer), { loanId, proposalId: first, agrees: true }))).toMatchObject({ code: 'proposal_over', status: 409 })
    await answer(borrower, loanId, false)
    expect(await loanOf(db, loanId)).toMatchObject({ state: 'pending', proposalSide: null, lines: [{ quantityAsked: 8 }] })
    expect(await toldBy(loanId, 'loan.proposal_declined')).toContainEqual(expect.objectContaining({ to: lender.person.email }))
    await acceptLoan(as(db, lender.viewer), { loanId })
    expect((await lineOf(loanId)).quantityAccepted).toBe(8)
  })

  test('lapses when the lender answers without waiting, or the request ends; a reminder goes to who is asked', async () => {
    const { db } = database
    const { lender, borrower, request } = await makeBourse(db)
    const [accepted, withdrawn, silent] = [(await request(1)).loanId, (await request(1)).loanId, (await request(1)).loanId]
    for (const loanId of [accepted, withdrawn, silent]) await propose(lender, loanId, { event: wholeDays('2027-06-14', '2027-06-14') })
    await acceptLoan(as(db, lender.viewer), { loanId: accepted })
    await cancelLoan(as(db, borrower.viewer), { loanId: withdrawn })
    await runLoanClock({ db }, at('2027-06-03', '10:00'))
    expect(await toldBy(silent, 'loan.reminded')).toContainEqual(expect.objectContaining({ to: borrower.person.email }))
    await runLoanClock({ db }, at('2027-06-06', '10:00'))
    expect(await loanOf(db, silent)).toMatchObject({ state: 'expired', proposalSide: null })
    for (const loanId of [accepted, withdrawn, silent]) expect(await db.loanProposal.findMany({ where: { loanId } })).toMatchObject([{ state: 'lapsed' }])
  })

  test('says something, asks no more than was asked, and is free', async () => {
    const { db } = database
    const { lender, borrower, request, accepted } = await makeBourse(db)
    await accepted(10, '2027-06-20')
    const { loanId } = await request(5)
    expect(await refusalOf(propose(lender, loanId, {}))).toMatchObject({ code: 'nothing_proposed' })
    expect(await refusalOf(propose(lender, loanId, {}, NOW, 'Avec une caution de 50 €.'))).toBeNull()
    expect(await refusalOf(propose(lender, loanId, { quantity: 6 }))).toMatchObject({ code: 'quantity_above_asked' })
    expect(await refusalOf(propose(lender, loanId, { quantity: 0 }))).toMatchObject({ code: 'nothing_accepted' })
    expect(await refusalOf(propose(lender, loanId, { event: wholeDays('2027-06-20', '2027-06-20') }))).toMatchObject({ code: 'not_available', status: 409, details: { free: 0 } })
    expect(await refusalOf(propose(lender, loanId, { event: wholeDays('2027-05-20', '2027-05-20') }))).toMatchObject({ code: 'start_in_past' })
    expect(await refusalOf(propose(borrower, loanId, { quantity: 1 }))).toMatchObject({ code: 'wrong_state' })
  })
})

describe('other dates for what is promised or out', () => {
  test('an extension is asked, checked against what follows, and agreed', async () => {
    const { db } = database
    const { lender, borrower, accepted } = await makeBourse(db)
    const loanId = await accepted(6, '2027-06-12')
    await accepted(5, '2027-06-15')
    const during = at('2027-06-12', '12:00')
    await handOverLoan(as(db, lender.viewer, during), { loanId })
    expect(await refusalOf(propose(borrower, loanId, { event: wholeDays('2027-06-12', '2027-06-15') }, during))).toMatchObject({ code: 'not_available', status: 409, details: { free: 5 } })

    // Two days late: the extension is agreed, and it is late no more.
    const late = at('2027-06-14', '09:00')
    await propose(borrower, loanId, { event: wholeDays('2027-06-12', '2027-06-14') }, late)
    expect((await todoOf(lender, late)).today).toBe(1)
    await answer(lender, loanId, true, late)
    expect(await loanOf(db, loanId)).toMatchObject({ state: 'handed_over', remindAt: at('2027-06-15'), lines: [{ eventStartsAt: at('2027-06-12'), endsAt: at('2027-06-15'), heldUntil: at('2027-06-15'), quantityHeld: 6 }] })
    expect((await kindsOf(db, loanId)).at(-1)).toBe('loan.replanned')
    expect(await toldBy(loanId, 'loan.replanned')).toContainEqual(expect.objectContaining({ to: borrower.person.email }))
  })

  test('what was promised to somebody else meanwhile is not promised twice: the proposal stays open', async () => {
    const { db } = database
    const { lender, borrower, accepted } = await makeBourse(db)
    const loanId = await accepted(6, '2027-06-12')
    await propose(borrower, loanId, { event: wholeDays('2027-06-12', '2027-06-13') })
    await accepted(5, '2027-06-13')
    expect(await refusalOf(answer(lender, loanId, true))).toMatchObject({ code: 'not_available', status: 409 })
    expect(await loanOf(db, loanId)).toMatchObject({ proposalSide: 'borrower', lines: [{ endsAt: at('2027-06-13') }] })
  })

  test('fewer, and other days, before the retrait, whoever proposes; only the other side agrees', async () => {
    const { db } = database
    const { lender, borrower, accepted } = await makeBourse(db)
    const loanId = await accepted(6, '2027-06-12')
    await propose(lender, loanId, { event: wholeDays('2027-06-19', '2027-06-20'), quantity: 4 })
    expect(await refusalOf(answer(lender, loanId, true))).toMatchObject({ status: 403 })
    await answer(borrower, loanId, true)
    expect(await lineOf(loanId)).toMatchObject({ quantityAccepted: 4, quantityHeld: 4, startsAt: at('2027-06-19'), endsAt: at('2027-06-21') })
    // The whole stock is free again on the first day.
    expect(await refusalOf(accepted(10, '2027-06-12'))).toBeNull()
  })

  test('a proposal means nothing once all is back', async () => {
    const { db } = database
    const { lender, borrower, accepted } = await makeBourse(db)
    const loanId = await accepted(2, '2027-06-12')
    const during = at('2027-06-12', '12:00')
    await handOverLoan(as(db, lender.viewer, during), { loanId })
    await propose(borrower, loanId, { event: wholeDays('2027-06-12', '2027-06-18') }, during)
    const open = await openOf(loanId)
    await returnLoan(as(db, lender.viewer, during), { loanId })
    expect(await refusalOf(answerProposal(as(db, lender.viewer, during), { loanId, proposalId: open, agrees: true }))).toMatchObject({ code: 'wrong_state', details: { state: 'returned' } })
    expect(await loanOf(db, loanId)).toMatchObject({ proposalSide: null })
  })
})
