import { describe, expect, test } from 'vitest'

import { setLost } from '~/listings/set-lost.server'
import { updateListing } from '~/listings/update-listing.server'
import { VISITOR } from '~/accounts/permissions'

import { makeMember } from '../../factories'
import { useDatabase } from '../../support/database'
import { useSite } from '../../support/web'
import { as, kindsOf, loanOf, makeBourse, NOW, refusalOf } from '../loans/support'

const database = useDatabase()
const site = useSite(database)
const lostOf = async (id: number) => (await database.db.listing.findUniqueOrThrow({ where: { id } })).lost

describe('a loss beside any loan', () => {
  test('is recorded even where it uncovers a promise, which is flagged and told; what is found again clears it', async () => {
    const { db } = database
    const { lender, annonce, accepted, request } = await makeBourse(db)
    const loanId = await accepted(8)
    await setLost(as(db, lender.viewer), annonce.id, 3)
    expect(await lostOf(annonce.id)).toBe(3)
    expect(await loanOf(db, loanId)).toMatchObject({ toResolveAt: NOW, lines: [{ quantityHeld: 8 }] })
    expect((await db.event.findFirstOrThrow({ where: { subjectId: loanId, kind: 'loan.to_resolve' } })).payload).toMatchObject({ missing: 1 })
    expect(await refusalOf(request(1))).toMatchObject({ code: 'not_available', details: { free: 0 } })

    await setLost(as(db, lender.viewer), annonce.id, 2)
    expect((await loanOf(db, loanId)).toResolveAt).toBeNull()
    expect(await kindsOf(db, loanId)).toEqual(['loan.requested', 'loan.accepted', 'loan.to_resolve', 'loan.resolved'])
    const told = await db.event.findMany({ where: { subjectType: 'listing', subjectId: String(annonce.id), kind: 'listing.updated' }, orderBy: { id: 'asc' } })
    expect(told.map((event) => event.payload)).toEqual([{ lost: 3 }, { lost: -1 }])
  })

  test('that is over lets two promises overlap where there was one to promise', async () => {
    const { db } = database
    const { lender, annonce, accepted } = await makeBourse(db, { stock: 2, lost: 1 })
    await accepted(1)
    await setLost(as(db, lender.viewer), annonce.id, 0)
    await expect(accepted(1)).resolves.toBeTypeOf('string')
  })

  test('is between none and the whole stock, and for the association alone to say', async () => {
    const { db } = database
    const { lender, borrower, annonce } = await makeBourse(db, { stock: 5 })
    await setLost(as(db, lender.viewer), annonce.id, 5)
    expect(await refusalOf(setLost(as(db, lender.viewer), annonce.id, 6))).toMatchObject({ code: 'quantity_above_stock', field: 'lost', details: { stock: 5 } })
    for (const wrong of [-1, 1.5]) expect(await refusalOf(setLost(as(db, lender.viewer), annonce.id, wrong))).toMatchObject({ code: 'too_small', field: 'lost', status: 422 })
    for (const viewer of [borrower.viewer, VISITOR]) expect(await refusalOf(setLost(as(db, viewer), annonce.id, 0))).toMatchObject({ status: 403 })
    expect(await refusalOf(setLost(as(db, (await makeMember(db)).viewer), 999_999, 0))).toMatchObject({ status: 404 })
    expect(await lostOf(annonce.id)).toBe(5)
  })
})

test('a stock that is raised covers again what a loss had uncovered', async () => {
  const { db } = database
  const { lender, annonce, accepted } = await makeBourse(db)
  const loanId = await accepted(8)
  await setLost(as(db, lender.viewer), annonce.id, 4)
  await updateListing(as(db, lender.viewer), annonce.id, { stock: 12 })
  expect((await loanOf(db, loanId)).toResolveAt).toBeNull()
})

test('the form of the annonce’s page records it, and says beside its field what cannot be', async () => {
  const { db } = database
  const { lender, borrower, annonce } = await makeBourse(db, { stock: 5 })
  const send = async (who: typeof lender, lost: string) =>
    site.visit(`/annonces/${annonce.id}`, { cookie: await site.cookieOf(who.person.id, who.organisation.id), form: { _form: 'lost', lost } })
  expect(await send(lender, '2')).toMatchObject({ status: 303, location: `/annonces/${annonce.id}` })
  expect(await lostOf(annonce.id)).toBe(2)
  expect(await send(lender, '6')).toMatchObject({ status: 422, body: { form: 'lost', code: 'quantity_above_stock', errors: { lost: expect.any(String) } } })
  expect(await send(lender, 'deux')).toMatchObject({ status: 422, body: { errors: { lost: expect.any(String) } } })
  expect(await send(borrower, '0')).toMatchObject({ status: 403 })
  expect(await lostOf(annonce.id)).toBe(2)
})
