import { expect, test } from 'vitest'

import { emit } from '~/platform/outbox.server'
import { transaction } from '~/platform/database.server'
import { tasksOf } from '~/tasks.server'

import { makeListing, makeLoan, makeMember } from '../factories'
import { useDatabase } from '../support/database'
import { useSite } from '../support/web'

const database = useDatabase()
const site = useSite(database)

test('one address that the mail server refuses keeps nobody else waiting, and the next try is for it alone', async () => {
  const { db } = database
  const lender = await makeMember(db)
  const borrower = await makeMember(db)
  const listing = await makeListing(db, lender.organisation)
  const loan = await makeLoan(db, { listing, lenderId: lender.organisation.id, borrowerId: borrower.organisation.id, startsAt: new Date('2027-06-11T22:00:00Z'), endsAt: new Date('2027-06-12T22:00:00Z'), quantity: 1 })
  await transaction(db, (tx) => emit(tx, { kind: 'loan.requested', subjectType: 'loan', subjectId: loan.id, payload: { side: 'borrower' } }))
  const event = await db.event.findFirstOrThrow({ where: { subjectId: loan.id } })

  const sent: string[] = []
  let refusing = true
  const mailer = {
    send: async (_db: unknown, { to }: { to: string }) => {
      if (refusing && to === lender.person.email) throw new Error('550 no such mailbox')
      sent.push(to)
    },
  }
  const { mail } = tasksOf({ ...site.services, mailer })
  const run = () => mail!({ eventId: String(event.id) }, {} as never)
  await expect(run()).rejects.toThrow('did not leave')
  expect(sent).toEqual([lender.organisation.email])
  refusing = false
  await run()
  expect(sent).toContain(lender.person.email)
})
