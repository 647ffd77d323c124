import { describe, expect, test } from 'vitest'

import { acceptLoan } from '~/loans/accept-loan.server'
import { handOverLoan } from '~/loans/hand-over-loan.server'
import { runLoanClock } from '~/loans/loan-clock.server'
import { doneSchema } from '~/loans/loan-forms.schema'
import { loanMails } from '~/loans/loan-mails.server'
import { loanPage } from '~/loans/loan-page.server'
import { noteDone } from '~/loans/note-done.server'
import { requestLoan } from '~/loans/request-loan.server'
import { thank } from '~/loans/thanks.server'
import type { PrismaClient } from '../../../prisma/generated/client'

import { useDatabase } from '../../support/database'
import { as, at, kindsOf, loanOf, makeBourse, refusalOf } from './support'

const database = useDatabase()
const [BEGINS, ENDS] = [at('2027-06-12', '14:00'), at('2027-06-12', '17:00')]
const DURING = at('2027-06-12', '15:00')

/** Two volunteers who can help, and somebody who asks for them. */
async function makeHelp(db: PrismaClient, quantity = 1) {
  const bourse = await makeBourse(db, { nature: 'competence', category: 'competences', stock: 2 })
  const { loanId } = await requestLoan(as(db, bourse.borrower.viewer), { borrowerId: bourse.borrower.organisation.id, lines: [{ listingId: bourse.annonce.id, quantity, startsAt: BEGINS, endsAt: ENDS }], purpose: 'Monter le chapiteau', message: '' })
  return { ...bourse, loanId }
}

describe('a helping hand', () => {
  test('is asked for, agreed, done in one step by either side, and thanked', async () => {
    const { db } = database
    for (const side of ['lender', 'borrower'] as const) {
      const help = await makeHelp(db)
      const { loanId } = help
      await acceptLoan(as(db, help.lender.viewer), { loanId })
      await noteDone(as(db, help[side].viewer, DURING), { loanId, minutes: 180 })
      expect(await loanOf(db, loanId)).toMatchObject({ state: 'closed', volunteerMinutes: 180, lines: [{ state: 'closed', quantityOut: 1, quantityBack: 1, quantityHeld: 0 }] })
      expect((await kindsOf(db, loanId)).slice(2)).toEqual(['loan.done', 'loan.closed'])
      expect(await loanPage(as(db, help.borrower.viewer, DURING), loanId)).toMatchObject({ path: 'help', mayThank: true, next: { sentence: 'closed', action: null } })
      await thank(as(db, help.borrower.viewer, DURING), { loanId, words: 'Merci !', mayBePublic: false })

      const done = await db.event.findFirstOrThrow({ where: { subjectId: loanId, kind: 'loan.done' } })
      const mails = await loanMails({ db }, done as never)
      expect(mails.map(({ to }) => to)).toContain(help[side === 'lender' ? 'borrower' : 'lender'].organisation.email)
      expect(mails[0]?.subject).toContain('C’est fait')
      const closed = await db.event.findFirstOrThrow({ where: { subjectId: loanId, kind: 'loan.closed' } })
      expect(await loanMails({ db }, closed as never)).toEqual([])
    }
  })

  test('is offered as done once it has begun, and not before', async () => {
    const { db } = database
    const { lender, loanId } = await makeHelp(db)
    await acceptLoan(as(db, lender.viewer), { loanId })
    expect(await loanPage(as(db, lender.viewer), loanId)).toMatchObject({ next: { sentence: 'hand_over_soon', action: null, urgent: false } })
    expect(await refusalOf(noteDone(as(db, lender.viewer), { loanId }))).toMatchObject({ code: 'not_begun', status: 409 })
    expect(await loanPage(as(db, lender.viewer, DURING), loanId)).toMatchObject({ next: { sentence: 'done_now', action: 'done', urgent: true } })
  })

  test('has no retrait; and what is lent is not done in one step', async () => {
    const { db } = database
    const { lender, loanId } = await makeHelp(db)
    await acceptLoan(as(db, lender.viewer), { loanId })
    expect(await refusalOf(handOverLoan(as(db, lender.viewer, DURING), { loanId }))).toMatchObject({ code: 'helping_hand', status: 409 })
    const chairs = await makeBourse(db)
    expect(await refusalOf(noteDone(as(db, chairs.lender.viewer, at('2027-06-12')), { loanId: await chairs.accepted(2) }))).toMatchObject({ code: 'not_a_helping_hand', status: 409 })
  })

  test('keeps its people busy for its hours, and free again once it is done', async () => {
    const { db } = database
    const { lender, borrower, annonce, loanId } = await makeHelp(db, 2)
    await acceptLoan(as(db, lender.viewer), { loanId })
    const again = (now: Date) => refusalOf(requestLoan(as(db, borrower.viewer, now), { borrowerId: borrower.organisation.id, lines: [{ listingId: annonce.id, quantity: 1, startsAt: at('2027-06-12', '16:00'), endsAt: ENDS }], purpose: 'Encore', message: '' }))
    expect(await again(DURING)).toMatchObject({ code: 'not_available', details: { free: 0 } })
    await noteDone(as(db, lender.viewer, DURING), { loanId })
    expect(await again(DURING)).toBeNull()
  })

  test('of which nobody noted anything is over a week later, without a word of thanks to say', async () => {
    const { db } = database
    const { lender, loanId } = await makeHelp(db)
    await acceptLoan(as(db, lender.viewer), { loanId })
    await runLoanClock({ db }, at('2027-06-20'))
    expect((await loanOf(db, loanId)).state).toBe('closed')
    expect(await loanPage(as(db, lender.viewer, at('2027-06-20')), loanId)).toMatchObject({ mayThank: false })
  })

  test('its hours are read as people write them', () => {
    const minutes = (hours: string) => doneSchema.safeParse({ hours }).data?.minutes
    expect(['2', '1,5', '1.5', '1 h 30', '3h', '', '0'].map(minutes)).toEqual([120, 90, 90, 90, 180, undefined, undefined])
    expect(doneSchema.safeParse({ hours: 'longtemps' }).success).toBe(false)
  })
})
