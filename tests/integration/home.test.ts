import { beforeAll, describe, expect, test } from 'vitest'

import { VISITOR } from '~/accounts/permissions'
import { recentListings } from '~/home/recent-listings.server'
import { siteFigures } from '~/home/site-figures.server'
import { waitingToday } from '~/home/waiting-today.server'
import { searchListings } from '~/listings/search-listings.server'

import { makeListing, makeLoan, makeMember, makeOrganisation } from '../factories'
import { useDatabase } from '../support/database'
import { useSite } from '../support/web'

const database = useDatabase()
const site = useSite(database)
/** 22:30 on 11 June 2027 on the clocks of Paris. */
const NOW = new Date('2027-06-11T20:30:00Z')
const at = (iso: string) => new Date(iso)
const figuresAt = (now: Date) => ({ db: database.db, now, services: site.services })

describe('the newest annonces', () => {
  beforeAll(async () => {
    const { db } = database
    const [first, second, unverified] = [await makeOrganisation(db, { name: 'Première' }), await makeOrganisation(db, { name: 'Deuxième' }), await makeOrganisation(db, { status: 'pending' })]
    const day = (n: number) => new Date(Date.UTC(2027, 4, n))
    await makeListing(db, first, { title: 'Ancienne', publishedAt: day(1) })
    const newest = await makeListing(db, first, { title: 'Récente', publishedAt: day(9) })
    await makeListing(db, second, { title: 'Autre', publishedAt: day(5) })
    await makeListing(db, second, { title: 'Brouillon', status: 'draft', publishedAt: null })
    await makeListing(db, second, { title: 'Masquée', publishedAt: day(8), hiddenAt: day(8), hiddenReason: 'x' })
    await makeListing(db, unverified, { title: 'Pas vérifiée', publishedAt: day(9) })
    const file = await db.storedFile.create({ data: { hash: 'f'.repeat(64), width: 1200, height: 900, bytes: 10, widths: [400, 800, 1200] } })
    await db.listingPhoto.create({ data: { listingId: newest.id, fileId: file.id, position: 1, alt: 'De côté' } })
    await db.listingPhoto.create({ data: { listingId: newest.id, fileId: file.id, position: 0, alt: 'De face' } })
  })

  test('show one of each association, the latest first, and nothing that is not public', async () => {
    const listings = await recentListings({ db: database.db })
    expect(listings.map(({ title, association }) => [title, association])).toEqual([['Récente', 'Première'], ['Autre', 'Deuxième']])
  })

  test('come with their first photo and their commune', async () => {
    const [newest, other] = await recentListings({ db: database.db })
    expect(newest).toMatchObject({ photo: { alt: 'De face', widths: [400, 800, 1200], width: 1200, height: 900 }, commune: expect.stringMatching(/^Commune/) })
    expect(other!.photo).toBeNull()
  })

  test('are as many as asked for', async () => expect(await recentListings({ db: database.db }, 1)).toHaveLength(1))

  test('and what the figures count are the same public things', async () =>
    expect(await siteFigures(figuresAt(NOW))).toEqual({ associations: 2, listings: 3, loansReturned: 0 }))

  test('are counted as the search finds them, at once: a gift that is all promised is one less', async () => {
    const { db } = database
    const [lender, borrower] = [await makeOrganisation(db), await makeOrganisation(db)]
    const gift = await makeListing(db, lender, { nature: 'don', category: 'dons.tissus', stock: 3 })
    const total = async () => (await searchListings(figuresAt(NOW), new URLSearchParams())).total
    const listings = async () => (await siteFigures(figuresAt(NOW))).listings
    expect(await listings()).toBe(4)
    const { id } = await makeLoan(db, { listing: gift, lenderId: lender.id, borrowerId: borrower.id, startsAt: NOW, endsAt: at('2027-06-12T20:30:00Z'), quantity: 3 })
    await db.loan.update({ where: { id }, data: { state: 'accepted', lines: { updateMany: { where: {}, data: { state: 'accepted', quantityAccepted: 3, quantityHeld: 3 } } } } })
    expect([await listings(), await total()]).toEqual([3, 3])
  })
})

describe('what waits today', () => {
  test('is nothing for a visitor', async () => expect(await waitingToday({ db: database.db, now: NOW, viewer: VISITOR })).toBeNull())

  test('counts for each side what it has to do by tonight, by the clock of Paris', async () => {
    const { db } = database
    const lender = await makeMember(db)
    const borrower = await makeMember(db)
    const listing = await makeListing(db, lender.organisation, { stock: 50 })
    const loan = async (startsAt: string, endsAt: string, state: 'pending' | 'accepted' | 'handed_over', more: object = {}, of = listing) => {
      const made = await makeLoan(db, { listing: of, lenderId: lender.organisation.id, borrowerId: borrower.organisation.id, startsAt: at(startsAt), endsAt: at(endsAt), quantity: 1 }, more)
      const held = state === 'pending' ? {} : { quantityAccepted: 1, quantityHeld: 1, ...(state === 'handed_over' && { quantityOut: 1 }) }
      await db.loan.update({ where: { id: made.id }, data: { state, lines: { updateMany: { where: {}, data: { state, ...held } } } } })
    }
    await loan('2027-07-01T08:00:00Z', '2027-07-02T08:00:00Z', 'pending')
    await loan('2027-07-01T08:00:00Z', '2027-07-02T08:00:00Z', 'pending', { expiresAt: at('2027-06-11T20:00:00Z') })
    // 23:30 today in Paris, then 0:30 tomorrow.
    await loan('2027-06-11T21:30:00Z', '2027-06-14T08:00:00Z', 'accepted')
    await loan('2027-06-11T22:30:00Z', '2027-06-14T08:00:00Z', 'accepted')
    await loan('2027-06-08T08:00:00Z', '2027-06-11T16:00:00Z', 'handed_over')
    // Lent for whole days, today the last: it ends at the midnight of Paris.
    await loan('2027-06-08T22:00:00Z', '2027-06-11T22:00:00Z', 'handed_over')
    await loan('2027-06-08T08:00:00Z', '2027-06-20T16:00:00Z', 'handed_over', { toResolveAt: NOW })

    const gift = await makeListing(db, lender.organisation, { nature: 'don', category: 'dons.tissus', stock: 3 })
    const help = await makeListing(db, lender.organisation, { nature: 'competence', category: 'competences.numerique' })
    for (const other of [gift, help]) await loan('2027-06-11T08:00:00Z', '2027-06-11T10:00:00Z', 'accepted', {}, other)

    const both = { toHandOver: 1, toGive: 1, toLendAHand: 1, toReturn: 2, toResolve: 1, toSettle: 0 }
    expect(await waitingToday({ db, now: NOW, viewer: lender.viewer })).toEqual({ ...both, toAnswer: 1 })
    expect(await waitingToday({ db, now: NOW, viewer: borrower.viewer })).toEqual({ ...both, toAnswer: 0 })
  })
})
