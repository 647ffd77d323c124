import { expect, test } from 'vitest'

import { attachResponsable } from '~/associations/attach-responsable.server'
import { loanMails } from '~/loans/loan-mails.server'

import { makeListing, makeLoan, makeMember, makePerson, viewerOf } from '../../factories'
import { useDatabase } from '../../support/database'

const database = useDatabase()

test('a new responsable is told of every request that still waits, each in a mail of its own', async () => {
  const { db } = database
  const lender = await makeMember(db)
  const borrower = await makeMember(db)
  const listing = await makeListing(db, lender.organisation)
  const wish = { listing, lenderId: lender.organisation.id, borrowerId: borrower.organisation.id, startsAt: new Date('2027-06-11T22:00:00Z'), endsAt: new Date('2027-06-12T22:00:00Z'), quantity: 1 }
  const waiting = [await makeLoan(db, wish), await makeLoan(db, wish)]
  const declined = await makeLoan(db, wish)
  await db.loan.update({ where: { id: declined.id }, data: { state: 'declined', lines: { updateMany: { where: {}, data: { state: 'declined' } } } } })
  const successor = await makePerson(db)
  const coordinator = viewerOf(await makePerson(db), [], { wholeTerritory: true, communes: [] })

  await attachResponsable({ db, now: new Date('2027-06-01T08:00:00Z'), viewer: coordinator, locale: 'fr' }, { organisationId: lender.organisation.id, email: successor.email, removeOthers: true })
  const event = await db.event.findFirstOrThrow({ where: { kind: 'organisation.responsable_attached' } })
  const plans = await loanMails({ db }, { ...event, payload: event.payload as Record<string, unknown> })

  expect(plans.every((plan) => plan.to === successor.email)).toBe(true)
  expect(plans.map((plan) => plan.about)).toEqual(expect.arrayContaining(waiting.map((loan) => loan.id)))
  expect(plans).toHaveLength(waiting.length)
})
