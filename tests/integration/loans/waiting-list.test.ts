import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { setLost } from '~/listings/set-lost.server'
import { acceptLoan } from '~/loans/accept-loan.server'
import { cancelLoan } from '~/loans/cancel-loan.server'
import { declineLoan } from '~/loans/decline-loan.server'
import { handOverLoan } from '~/loans/hand-over-loan.server'
import { runLoanClock } from '~/loans/loan-clock.server'
import { loanInbox } from '~/loans/loan-inbox.server'
import { loanMails } from '~/loans/loan-mails.server'
import { loanPage } from '~/loans/loan-page.server'
import { wholeDays } from '~/loans/loan-period'
import { isWaiting } from '~/loans/loan-states'
import { requestLoan } from '~/loans/request-loan.server'
import { returnLoan } from '~/loans/return-loan.server'
import { wishFeedback } from '~/loans/wish-feedback.server'
import type { RecordedEvent } from '~/notifications/mail-plan'
import { addDays } from '~/platform/paris-time'

import { makeMember, viewerOf as viewerFor } from '../../factories'
import { useDatabase } from '../../support/database'
import { as, at, kindsOf, loanOf, makeBourse, NOW, refusalOf } from './support'

const database = useDatabase()
type Member = Awaited<ReturnType<typeof makeMember>>

async function wait(who: Member, listingId: number, quantity: number, first = '2027-06-12', last = first, now = NOW) {
  const { loanId } = await requestLoan(as(database.db, who.viewer, now), { borrowerId: who.organisation.id, lines: [{ listingId, quantity, ...wholeDays(first, last) }], purpose: 'Fête', message: '', orWait: true })
  return loanId
}
const waits = async (loanId: string) => isWaiting(await loanOf(database.db, loanId))
const mailsOf = async (loanId: string, kind: string) => {
  const event = await database.db.event.findFirstOrThrow({ where: { subjectId: loanId, kind }, orderBy: { id: 'desc' } })
  return (await loanMails({ db: database.db }, event as RecordedEvent)).map(({ to }) => to)
}

describe('a waiting list', () => {
  test('is joined for what is taken; its lender is asked nothing until the turn comes, and both are told then', async () => {
    const { db } = database
    const { lender, borrower, annonce, accepted } = await makeBourse(db, { stock: 1 })
    const holder = await accepted(1)
    const [early, late] = [await makeMember(db), await makeMember(db)]
    const first = await wait(early, annonce.id, 1)
    const second = await wait(late, annonce.id, 1, '2027-06-11', '2027-06-12', new Date(NOW.getTime() + 60_000))
    expect(await mailsOf(first, 'loan.requested')).toEqual([])
    expect((await loanInbox(as(db, lender.viewer), { tab: 'todo', page: 1 })).loans).toEqual([])
    expect(await loanPage(as(db, late.viewer), second)).toMatchObject({ shown: 'waiting', waitingRank: 2, next: { sentence: 'wait_theirs' } })
    expect(await wishFeedback(as(db, borrower.viewer), annonce.id, { start: '2027-06-12', end: '2027-06-12', quantity: 1 })).toMatchObject({ ok: false, waiting: 2 })

    await cancelLoan(as(db, borrower.viewer), { loanId: holder })
    expect([await waits(first), await waits(second)]).toEqual([false, true])
    expect(await mailsOf(first, 'loan.came_free')).toEqual(expect.arrayContaining([early.person.email, lender.person.email]))
    expect((await loanInbox(as(db, lender.viewer), { tab: 'todo', page: 1 })).loans.map(({ id }) => id)).toEqual([first])
    expect(await loanPage(as(db, late.viewer), second)).toMatchObject({ waitingRank: 1 })

    // She is refused: the next one has her turn, and is promised it.
    await declineLoan(as(db, lender.viewer), { loanId: first, reason: 'Non' })
    expect(await waits(second)).toBe(false)
    await acceptLoan(as(db, lender.viewer), { loanId: second })
    expect(await kindsOf(db, second)).toEqual(['loan.requested', 'loan.came_free', 'loan.accepted'])
  })

  test('has as many turns as came free, in the order of asking, and goes on past who asks for too much', async () => {
    const { db } = database
    const { lender, annonce, accepted } = await makeBourse(db, { stock: 10 })
    const out = await accepted(10, '2027-06-12', '2027-06-14')
    const during = at('2027-06-12', '12:00')
    await handOverLoan(as(db, lender.viewer, during), { loanId: out })
    const asked = []
    for (const quantity of [7, 5, 5, 1]) asked.push(await wait(await makeMember(db), annonce.id, quantity, '2027-06-14', '2027-06-14', during))
    const [line] = (await loanOf(db, out)).lines
    await returnLoan(as(db, lender.viewer, during), { loanId: out, lines: { [line!.id]: { back: 6 } } })
    expect(await Promise.all(asked.map(waits))).toEqual([true, false, true, false])
    await returnLoan(as(db, lender.viewer, during), { loanId: out })
    expect(await Promise.all(asked.map(waits))).toEqual([true, false, true, false])
    await cancelLoan(as(db, (await viewerOf(asked[1]!)).viewer, during), { loanId: asked[1]! })
    expect(await Promise.all(asked.map(waits))).toEqual([false, false, true, false])
  })

  test('moves on when the one whose turn it was does not get an answer; what never came free is said at its start', async () => {
    const { db } = database
    const { lender, annonce, accepted } = await makeBourse(db, { stock: 1 })
    const holder = await accepted(1)
    const [first, second, third] = [await wait(await makeMember(db), annonce.id, 1), await wait(await makeMember(db), annonce.id, 1), await wait(await makeMember(db), annonce.id, 1)]
    await cancelLoan(as(db, lender.viewer), { loanId: holder })
    const later = at('2027-06-06', '10:00')
    await runLoanClock({ db }, later)
    expect(await loanOf(db, first)).toMatchObject({ state: 'expired' })
    expect(await waits(second)).toBe(false)
    await acceptLoan(as(db, lender.viewer, later), { loanId: second })
    await runLoanClock({ db }, at('2027-06-12', '01:00'))
    expect(await loanOf(db, third)).toMatchObject({ state: 'expired' })
    const borrower = await viewerOf(third)
    expect(await mailsOf(third, 'loan.expired')).toEqual(expect.arrayContaining([borrower.email]))
    expect(await mailsOf(third, 'loan.expired')).not.toContain(lender.person.email)
    expect((await loanPage(as(db, borrower.viewer), third)).timeline.map(({ kind }) => kind)).toEqual(['requested_waiting', 'waited'])
  })

  test('hears of what is found again, and is not joined for what is free', async () => {
    const { db } = database
    const { lender, annonce, accepted } = await makeBourse(db, { stock: 2 })
    await setLost(as(db, lender.viewer), annonce.id, 1)
    await accepted(1)
    const waiting = await wait(await makeMember(db), annonce.id, 1)
    expect(await waits(waiting)).toBe(true)
    await setLost(as(db, lender.viewer), annonce.id, 0)
    expect(await waits(waiting)).toBe(false)
    expect(await waits(await wait(await makeMember(db), annonce.id, 1, '2027-07-01'))).toBe(false)
    expect(await refusalOf(wait(await makeMember(db), annonce.id, 3))).toMatchObject({ code: 'quantity_above_stock' })
  })

  test('misses nothing that comes free while somebody joins it', async () => {
    const { db } = database
    for (let round = 0; round < 15; round++) {
      const { borrower, annonce, accepted } = await makeBourse(db, { stock: 1 })
      const holder = await accepted(1)
      const joining = await makeMember(db)
      const [loanId] = await Promise.all([wait(joining, annonce.id, 1), cancelLoan(as(db, borrower.viewer), { loanId: holder })])
      expect(await waits(loanId)).toBe(false)
    }
  }, 60_000)

  test('whatever is promised, withdrawn and brought back: no two have their turn for the same thing, and nobody waits for what is free', async () => {
    const { db } = database
    const step = fc.oneof(
      { weight: 3, arbitrary: fc.record({ do: fc.constant('ask' as const), quantity: fc.integer({ min: 1, max: 4 }), inDays: fc.integer({ min: 0, max: 3 }), days: fc.integer({ min: 0, max: 2 }) }) },
      { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('accept' as const, 'cancel' as const, 'decline' as const), loan: fc.nat(9) }) },
    )
    // What chance may not bring: who waited has her turn.
    const taken = { do: 'ask' as const, quantity: 4, inDays: 0, days: 0 }
    const oneTurn = [taken, { do: 'accept' as const, loan: 0 }, taken, { do: 'cancel' as const, loan: 0 }]
    let turns = 0
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 20 }), async (steps) => {
        const { lender, borrower, annonce } = await makeBourse(db, { stock: 4 })
        const ids: string[] = []
        for (const move of steps) {
          if (move.do === 'ask') {
            const first = addDays('2027-06-12', move.inDays)
            ids.push(await wait(borrower, annonce.id, move.quantity, first, addDays(first, move.days)))
          } else if (ids.length > 0) {
            const loanId = ids[move.loan % ids.length]!
            const refusal = await refusalOf({ accept: () => acceptLoan(as(db, lender.viewer), { loanId }), cancel: () => cancelLoan(as(db, borrower.viewer), { loanId }), decline: () => declineLoan(as(db, lender.viewer), { loanId, reason: 'Non' }) }[move.do]())
            if (refusal) expect(refusal.status).toBe(409)
          }
          const loans = await db.loan.findMany({ where: { id: { in: ids }, state: { in: ['pending', 'accepted'] } }, include: { lines: true } })
          const offered = loans.filter((loan) => loan.state === 'accepted' || loan.cameFreeAt !== null)
          turns += loans.filter(({ cameFreeAt }) => cameFreeAt !== null).length
          const takenOn = (day: number) => offered.filter(({ lines: [line] }) => line!.heldFrom.getTime() <= day && day < line!.heldUntil.getTime()).reduce((sum, { lines: [line] }) => sum + line!.quantityAsked, 0)
          const days = [0, 1, 2, 3, 4, 5].map((n) => at(addDays('2027-06-12', n)).getTime())
          // Accepting is a right of the lender: she may promise what was offered to somebody else.
          if (!steps.some((each) => each.do === 'accept')) for (const day of days) expect(takenOn(day)).toBeLessThanOrEqual(4)
          if (move.do !== 'cancel' && move.do !== 'decline') continue
          for (const loan of loans.filter(isWaiting)) {
            const [line] = loan.lines
            const fits = days.every((day) => day < line!.heldFrom.getTime() || day >= line!.heldUntil.getTime() || takenOn(day) + line!.quantityAsked <= 4)
            if (move.loan % ids.length !== ids.indexOf(loan.id) && touches(await loanOf(db, ids[move.loan % ids.length]!), loan)) expect(fits).toBe(false)
          }
        }
      }),
      { numRuns: 40, endOnFailure: true, examples: [[oneTurn]] },
    )
    expect(turns).toBeGreaterThan(0)
  }, 240_000)
})

type Lines = { lines: { heldFrom: Date; heldUntil: Date }[] }
const touches = ({ lines: [a] }: Lines, { lines: [b] }: Lines) => a!.heldFrom < b!.heldUntil && b!.heldFrom < a!.heldUntil

async function viewerOf(loanId: string) {
  const { askedBy, borrowerId } = await database.db.loan.findUniqueOrThrow({ where: { id: loanId }, include: { askedBy: true } })
  const organisation = await database.db.organisation.findUniqueOrThrow({ where: { id: borrowerId! } })
  return { email: askedBy!.email, viewer: viewerFor(askedBy!, [{ organisation, role: 'responsable' }]) }
}
