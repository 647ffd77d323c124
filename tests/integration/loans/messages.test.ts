import { expect, test } from 'vitest'

import { cancelLoan } from '~/loans/cancel-loan.server'
import { closeLoan } from '~/loans/close-loan.server'
import { writeOnLoan } from '~/loans/conversations.server'
import { handOverLoan } from '~/loans/hand-over-loan.server'
import { loanPage } from '~/loans/loan-page.server'
import { returnLoan } from '~/loans/return-loan.server'

import { useDatabase } from '../../support/database'
import { as, at, makeBourse, refusalOf } from './support'

const database = useDatabase()

test('two sides write to each other while a loan lasts and sixty days after it; then they are told where to go instead', async () => {
  const { db } = database
  const { lender, borrower, accepted } = await makeBourse(db)
  const loanId = await accepted(2, '2027-06-12', '2027-06-13')
  const write = (now: Date, who = borrower) => writeOnLoan(as(db, who.viewer, now), { loanId, body: 'Merci encore !' })
  const shown = async (now: Date) => (await loanPage(as(db, lender.viewer, now), loanId)).conversation!
  await write(at('2027-06-10'))
  await handOverLoan(as(db, lender.viewer, at('2027-06-12', '09:00')), { loanId })
  await returnLoan(as(db, lender.viewer, at('2027-06-14', '09:00')), { loanId })
  await closeLoan(as(db, lender.viewer, at('2027-06-15', '09:00')), { loanId })
  await write(at('2027-08-14', '08:59'), lender)
  expect(await shown(at('2027-08-14', '08:59'))).toMatchObject({ open: true })
  expect(await refusalOf(write(at('2027-08-14', '09:00')))).toMatchObject({ code: 'conversation_over', status: 409 })
  expect(await shown(at('2027-08-14', '09:00'))).toMatchObject({ open: false, messages: [{}, {}] })
})

test('about what was cancelled they write until sixty days after it was to be back', async () => {
  const { db } = database
  const { lender, borrower, accepted } = await makeBourse(db)
  const loanId = await accepted(2, '2027-06-12', '2027-06-13')
  await cancelLoan(as(db, borrower.viewer, at('2027-06-01')), { loanId })
  await writeOnLoan(as(db, lender.viewer, at('2027-08-12')), { loanId, body: 'Dommage.' })
  expect(await refusalOf(writeOnLoan(as(db, lender.viewer, at('2027-08-20')), { loanId, body: 'Dommage.' }))).toMatchObject({ code: 'conversation_over' })
})
