import { describe, expect, test } from 'vitest'

import { sqlState } from '~/platform/database.server'

import { makeListing, makeMember } from '../factories'
import { useDatabase } from '../support/database'

const database = useDatabase()
const day = (n: number) => new Date(Date.UTC(2027, 5, n))

/** A promise of `quantity` from one day to another, straight into the table: no code of ours asks anything. */
async function promise(listingId: number, from: number, to: number, quantity: number) {
  const { db } = database
  const lender = await makeMember(db)
  const borrower = await makeMember(db)
  return db.loan.create({
    data: {
      reference: Math.random().toString(36).slice(2, 10), lender: { connect: { id: lender.organisation.id } }, borrower: { connect: { id: borrower.organisation.id } }, state: 'accepted', purpose: 'Fête',
      occasion: { create: { purpose: 'Fête' } },
      lines: { create: { listing: { connect: { id: listingId } }, state: 'accepted', eventStartsAt: day(from), eventEndsAt: day(to), startsAt: day(from), endsAt: day(to), heldFrom: day(from), heldUntil: day(to), quantityAsked: quantity, quantityAccepted: quantity, quantityHeld: quantity } },
    },
    include: { lines: true },
  })
}

const refusal = (attempt: Promise<unknown>) => attempt.then(() => null, (error: unknown) => sqlState(error))

describe('the database refuses to over-promise', () => {
  test('three promises of 4 on a stock of 10 do not fit at the same instant, and the refusal says what is free', async () => {
    const { organisation } = await makeMember(database.db)
    const listing = await makeListing(database.db, organisation, { stock: 10 })
    await promise(listing.id, 1, 5, 4)
    await promise(listing.id, 3, 8, 4)
    const refused = await refusal(promise(listing.id, 4, 6, 4))
    expect(refused?.code).toBe('BR001')
    expect(JSON.parse(refused!.detail!)).toEqual({ listingId: listing.id, asked: 4, free: 2 })
    await expect(promise(listing.id, 5, 8, 6)).resolves.toBeDefined()
  })

  test('a thing promised until noon can be promised from noon', async () => {
    const { organisation } = await makeMember(database.db)
    const listing = await makeListing(database.db, organisation, { stock: 1 })
    await promise(listing.id, 1, 2, 1)
    await expect(promise(listing.id, 2, 3, 1)).resolves.toBeDefined()
    expect((await refusal(promise(listing.id, 1, 3, 1)))?.code).toBe('BR001')
  })

  test('the stock cannot be lowered below what is promised, but a loss is recorded', async () => {
    const { db } = database
    const { organisation } = await makeMember(db)
    const listing = await makeListing(db, organisation, { stock: 10 })
    await promise(listing.id, 10, 12, 8)
    const refused = await refusal(db.listing.update({ where: { id: listing.id }, data: { stock: 7 } }))
    expect(refused?.code).toBe('BR002')
    await expect(db.listing.update({ where: { id: listing.id }, data: { lost: 5 } })).resolves.toBeDefined()
  })
})
