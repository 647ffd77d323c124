import { expect, test } from 'vitest'

import { handOverLoan } from '~/loans/hand-over-loan.server'
import { loanPage } from '~/loans/loan-page.server'
import { returnLoan } from '~/loans/return-loan.server'
import { showThanks, shownThanks, thank } from '~/loans/thanks.server'

import { useDatabase } from '../../support/database'
import { as, at, makeBourse, refusalOf } from './support'

const database = useDatabase()
const DURING = at('2027-06-12', '12:00')

test('a word of thanks is for when all is back, one a side, and public only where both agree', async () => {
  const { db } = database
  const { lender, borrower, accepted } = await makeBourse(db)
  const loanId = await accepted(1)
  const say = (who: typeof lender, words: string, mayBePublic: boolean) => refusalOf(thank(as(db, who.viewer, DURING), { loanId, words, mayBePublic }))
  const show = (who: typeof lender, yes: boolean) => refusalOf(showThanks(as(db, who.viewer, DURING), { loanId, show: yes }))
  expect(await say(borrower, 'Merci !', true)).toMatchObject({ code: 'wrong_state' })
  await handOverLoan(as(db, lender.viewer, DURING), { loanId })
  await returnLoan(as(db, lender.viewer, DURING), { loanId })
  expect(await show(lender, true)).toMatchObject({ status: 404 })
  expect(await say(borrower, 'Merci, tout était parfait !', true)).toBeNull()
  expect(await say(borrower, 'Encore merci !', true)).toMatchObject({ code: 'already_thanked' })
  expect(await shownThanks(db, lender.organisation.id)).toEqual([])
  // Who wrote it does not publish it.
  expect(await show(borrower, true)).toMatchObject({ status: 404 })
  expect(await show(lender, true)).toBeNull()
  expect(await shownThanks(db, lender.organisation.id)).toEqual([{ words: 'Merci, tout était parfait !', at: DURING, by: { name: borrower.organisation.name, slug: borrower.organisation.slug } }])
  expect(await show(lender, false)).toBeNull()
  expect(await shownThanks(db, lender.organisation.id)).toEqual([])

  expect(await say(lender, 'Rendu impeccable.', false)).toBeNull()
  expect(await show(borrower, true)).toMatchObject({ status: 404 })
  expect((await loanPage(as(db, borrower.viewer, DURING), loanId)).thanks).toEqual(expect.arrayContaining([{ side: 'lender', words: 'Rendu impeccable.', mayBePublic: false, shown: false }]))
})
