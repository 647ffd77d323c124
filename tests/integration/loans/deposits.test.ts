import { expect, test } from 'vitest'

import { loanMails } from '~/loans/loan-mails.server'
import { loanPage } from '~/loans/loan-page.server'
import { receiveDeposit, returnDeposit } from '~/loans/record-deposit.server'
import { cancelLoan } from '~/loans/cancel-loan.server'
import type { RecordedEvent } from '~/notifications/mail-plan'

import { useDatabase } from '../../support/database'
import { as, kindsOf, makeBourse, refusalOf } from './support'

const database = useDatabase()

test('a caution is asked, received, and given back but for what is kept with a reason, whatever became of the loan; only its lender notes it', async () => {
  const { db } = database
  const { lender, borrower, accepted, request } = await makeBourse(db, { depositCents: 15_000 })
  const loanId = await accepted(1)
  expect((await loanPage(as(db, borrower.viewer), loanId)).deposit).toEqual({ asked: 15_000, held: null })
  const receive = (who: typeof lender, cents = 15_000) => refusalOf(receiveDeposit(as(db, who.viewer), { loanId, cents, means: 'cheque' }))
  const giveBack = (keptCents: number, reason = '') => refusalOf(returnDeposit(as(db, lender.viewer), { loanId, keptCents, reason }))
  expect(await receive(borrower)).toMatchObject({ status: 403 })
  expect(await giveBack(0)).toMatchObject({ code: 'deposit_not_held', status: 409 })
  expect(await receive(lender, 0)).toMatchObject({ code: 'too_small', field: 'amount' })
  expect(await receive(lender)).toBeNull()
  expect(await receive(lender)).toMatchObject({ code: 'deposit_received', status: 409 })

  await cancelLoan(as(db, borrower.viewer), { loanId })
  expect(await giveBack(15_001, 'Tout, et plus.')).toMatchObject({ code: 'too_big', field: 'kept' })
  expect(await giveBack(2_000)).toMatchObject({ code: 'required', field: 'reason' })
  expect(await giveBack(2_000, 'Une toile déchirée.')).toBeNull()
  expect(await giveBack(0)).toMatchObject({ code: 'deposit_not_held' })
  expect((await loanPage(as(db, borrower.viewer), loanId)).deposit.held).toMatchObject({ cents: 15_000, means: 'cheque', keptCents: 2_000, keptReason: 'Une toile déchirée.' })
  expect((await kindsOf(db, loanId)).filter((kind) => kind.includes('deposit'))).toEqual(['loan.deposit_received', 'loan.deposit_returned'])
  const told = await db.event.findFirstOrThrow({ where: { subjectId: loanId, kind: 'loan.deposit_returned' } })
  expect((await loanMails({ db }, told as RecordedEvent)).map(({ to }) => to)).toContain(borrower.person.email)

  const pending = await request(1)
  expect(await refusalOf(receiveDeposit(as(db, lender.viewer), { loanId: pending.loanId, cents: 100, means: 'cash' }))).toMatchObject({ code: 'wrong_state' })
})
