import { describe, expect, test } from 'vitest'
import type * as z from 'zod'

import { type Viewer, VISITOR } from '~/accounts/permissions'
import { createListing } from '~/listings/create-listing.server'
import { duplicateListing } from '~/listings/duplicate-listing.server'
import { type ListingInput, newListing } from '~/listings/listing.schema'
import { archiveListing, pauseListing, publishListing } from '~/listings/listing-status.server'
import { updateListing } from '~/listings/update-listing.server'
import { fieldIssues } from '~/web/field-issues'

import { makeCommune, makeListing, makeMember, makePerson, viewerOf } from '../../factories'
import { useDatabase } from '../../support/database'

const database = useDatabase()
const now = new Date('2027-06-01T10:00:00Z')
const as = (viewer: Viewer) => ({ db: database.db, now, viewer, locale: 'fr' as const })
const annonce = (given: Partial<z.input<typeof newListing>> = {}): ListingInput => newListing.parse({ nature: 'pret', title: '80 chaises pliantes', ...given })
const eventsOf = async (id: number) => (await database.db.event.findMany({ where: { subjectType: 'listing', subjectId: String(id) }, orderBy: { id: 'asc' } })).map((event) => event.kind)

/** An association, and a complete annonce of it. */
async function lender(organisation: { status?: 'pending' | 'verified' | 'suspended' } = {}) {
  const member = await makeMember(database.db, { organisation })
  return { ...member, complete: annonce({ sites: [{ communeInsee: member.organisation.communeInsee, label: 'Local', address: '1 rue Secrète' }], handoverModes: ['on_site'] }) }
}

async function promised(listingId: number, quantity: number) {
  const { db } = database
  const [from, to] = [new Date('2027-07-01T00:00:00Z'), new Date('2027-07-03T00:00:00Z')]
  const [owner, borrower] = [await makeMember(db), await makeMember(db)]
  await db.loan.create({
    data: {
      reference: `R${listingId}-${quantity}`, lender: { connect: { id: owner.organisation.id } }, borrower: { connect: { id: borrower.organisation.id } }, state: 'accepted', purpose: 'Fête', occasion: { create: { purpose: 'Fête' } },
      lines: { create: { listing: { connect: { id: listingId } }, state: 'accepted', eventStartsAt: from, eventEndsAt: to, startsAt: from, endsAt: to, heldFrom: from, heldUntil: to, quantityAsked: quantity, quantityAccepted: quantity, quantityHeld: quantity } },
    },
  })
}

describe('an annonce is posted', () => {
  test('as a draft, with the category that its title speaks of, and all that was said', async () => {
    const { viewer, organisation } = await lender()
    const id = await createListing(as(viewer), organisation.id, annonce({
      description: 'Bois clair 🎪 مرحبا', stock: 80, attributes: { folding: 'folding', unitWeight: 4.5 }, sites: [{ communeInsee: organisation.communeInsee, label: 'Salle', address: '' }],
      closures: [{ from: '2027-10-30', to: '2027-10-31', reason: 'Toussaint' }], pickupSlots: [{ day: 4, from: '17:00', to: '19:00' }], depositCents: 15_000,
    }))
    const row = await database.db.listing.findUniqueOrThrow({ where: { id }, include: { sites: true, closures: true } })
    expect(row).toMatchObject({ status: 'draft', category: 'mobilier.chaises', stock: 80, attributes: { folding: 'folding', unitWeight: 4.5 }, pickupSlots: [{ day: 4, from: '17:00', to: '19:00' }], description: 'Bois clair 🎪 مرحبا' })
    // The night of 31 October 2027 has 25 hours: the closure ends at the midnight of Paris.
    expect(row.closures).toMatchObject([{ startsAt: new Date('2027-10-29T22:00:00Z'), endsAt: new Date('2027-10-31T23:00:00Z') }])
    expect(await eventsOf(id)).toEqual(['listing.created'])
  })

  test('by a member of the association alone', async () => {
    const { organisation } = await lender()
    const other = await lender()
    const coordinator = viewerOf(await makePerson(database.db), [], { wholeTerritory: true, communes: [] })
    for (const viewer of [other.viewer, coordinator, VISITOR]) await expect(createListing(as(viewer), organisation.id, annonce())).rejects.toMatchObject({ code: 'forbidden', status: 403 })
  })

  test('never in a commune that does not exist, nor with a photo that is not there', async () => {
    const { viewer, organisation, complete } = await lender()
    await expect(createListing(as(viewer), organisation.id, { ...complete, sites: [...complete.sites, { communeInsee: '99999', label: '', address: '' }] }))
      .rejects.toMatchObject({ code: 'unknown_commune', field: 'sites.1.communeInsee' })
    await expect(createListing(as(viewer), organisation.id, { ...complete, photos: [{ hash: 'a'.repeat(64), alt: '' }] })).rejects.toMatchObject({ code: 'unknown_photo', field: 'photos' })
    expect(await database.db.listing.count({ where: { organisationId: organisation.id } })).toBe(0)
  })
})

describe('the API’s values are checked one by one', () => {
  const faults = (given: object) => {
    const result = newListing.safeParse({ nature: 'pret', title: 'Chaises', ...given })
    return result.success ? [] : fieldIssues(result.error).map(({ field, code }) => `${field}: ${code}`)
  }
  test.each<[string, object, string[]]>([
    ['a title of 10,000 characters', { title: 'a'.repeat(10_000) }, ['title: too_long']],
    ['no title', { title: ' \u0000 ' }, ['title: too_short']],
    ['quantity 0', { stock: 0 }, ['stock: too_small']],
    ['half a chair', { stock: 1.5 }, ['stock: not_a_whole_number']],
    ['more than can be counted', { stock: 100_001 }, ['stock: too_big']],
    ['an unknown field', { owner: 'me' }, ['owner: unknown_field']],
    ['an unknown attribute', { category: 'mobilier.chaises', attributes: { seats: 9 } }, ['attributes.seats: unknown_field']],
    ['a choice that is none', { category: 'mobilier.chaises', attributes: { folding: 'peut-être' } }, ['attributes.folding: invalid']],
    ['a category without its subcategory', { category: 'mobilier' }, ['category: unknown_category']],
    ['a room among the chairs', { nature: 'salle', category: 'mobilier.chaises' }, ['category: category_not_for_nature']],
    ['31 February', { closures: [{ from: '2027-02-31', to: '2027-03-01' }] }, ['closures.0.from: invalid_date']],
    ['a closure that ends before it begins', { closures: [{ from: '2027-03-02', to: '2027-03-01' }] }, ['closures.0.to: closure_order']],
    ['a slot backwards', { pickupSlots: [{ day: 1, from: '19:00', to: '17:00' }] }, ['pickupSlots.0.to: slot_order']],
    ['25 o’clock', { returnSlots: [{ day: 1, from: '25:00', to: '26:00' }] }, ['returnSlots.0.from: invalid_time', 'returnSlots.0.to: invalid_time']],
    ['a longest loan below the shortest', { minDuration: 120, maxDuration: 60 }, ['maxDuration: duration_order']],
    ['a caution below nothing', { depositCents: -1 }, ['depositCents: too_small']],
    ['an INSEE code of letters', { sites: [{ communeInsee: 'abcde' }] }, ['sites.0.communeInsee: unknown_commune']],
    ['emoji and right-to-left text', { title: '🎪 كراسي للإعارة', description: 'שלום' }, []],
  ])('%s', (_what, given, expected) => expect(faults(given)).toEqual(expected))
})

describe('an annonce is published', () => {
  test('by a verified association, once, and keeps its first date of publication', async () => {
    const { viewer, organisation, complete } = await lender()
    const id = await createListing(as(viewer), organisation.id, complete)
    await publishListing(as(viewer), id)
    await publishListing(as(viewer), id)
    await pauseListing(as(viewer), id)
    await publishListing({ ...as(viewer), now: new Date('2027-06-09T10:00:00Z') }, id)
    await archiveListing(as(viewer), id)
    expect(await database.db.listing.findUniqueOrThrow({ where: { id } })).toMatchObject({ status: 'archived', publishedAt: now })
    expect(await eventsOf(id)).toEqual(['listing.created', 'listing.published', 'listing.paused', 'listing.published', 'listing.archived'])
  })

  test.each(['pending', 'suspended'] as const)('not while its association is %s', async (status) => {
    const { viewer, organisation, complete } = await lender({ status })
    const id = await createListing(as(viewer), organisation.id, complete)
    await expect(publishListing(as(viewer), id)).rejects.toMatchObject({ code: 'not_verified', status: 403 })
  })

  test('only when it says what it is, where it is, and how it changes hands', async () => {
    const { viewer, organisation, complete } = await lender()
    for (const [missing, code] of [[{ category: '', title: 'Divers' }, 'category_needed'], [{ sites: [] }, 'site_needed'], [{ handoverModes: [] }, 'handover_needed']] as const) {
      const id = await createListing(as(viewer), organisation.id, { ...complete, ...missing } as ListingInput)
      await expect(publishListing(as(viewer), id)).rejects.toMatchObject({ code })
    }
  })

  test('not again by its owner while a coordinator hides it', async () => {
    const { viewer, organisation } = await lender()
    const listing = await makeListing(database.db, organisation, { hiddenAt: now, hiddenReason: 'Prix', status: 'paused' })
    await expect(publishListing(as(viewer), listing.id)).rejects.toMatchObject({ code: 'listing_hidden', status: 409 })
  })

  test('and a stranger learns nothing of a draft, and may not touch what is published', async () => {
    const { viewer, organisation, complete } = await lender()
    const stranger = (await lender()).viewer
    const id = await createListing(as(viewer), organisation.id, complete)
    for (const verb of [publishListing, pauseListing, archiveListing, duplicateListing]) await expect(verb(as(stranger), id)).rejects.toMatchObject({ status: 404 })
    await publishListing(as(viewer), id)
    for (const verb of [publishListing, pauseListing, archiveListing, duplicateListing]) await expect(verb(as(stranger), id)).rejects.toMatchObject({ status: 403 })
    await expect(updateListing(as(stranger), id, { title: 'À moi' })).rejects.toMatchObject({ status: 403 })
    await expect(publishListing(as(viewer), 999_999)).rejects.toMatchObject({ status: 404 })
  })
})

describe('an annonce is changed', () => {
  test('where the patch says so; the rest stays', async () => {
    const { viewer, organisation, complete } = await lender()
    const id = await createListing(as(viewer), organisation.id, { ...complete, attributes: { folding: 'folding' }, secretInstructions: 'code 1234' })
    const elsewhere = await makeCommune(database.db)
    await updateListing(as(viewer), id, { title: 'Cent chaises', sites: [{ communeInsee: elsewhere.insee, label: '', address: '' }] })
    const row = await database.db.listing.findUniqueOrThrow({ where: { id }, include: { sites: true } })
    expect(row).toMatchObject({ title: 'Cent chaises', attributes: { folding: 'folding' }, secretInstructions: 'code 1234' })
    expect(row.sites.map((site) => site.communeInsee)).toEqual([elsewhere.insee])
    expect(await eventsOf(id)).toEqual(['listing.created', 'listing.updated'])
  })

  test('and loses the attributes of a category it leaves', async () => {
    const { viewer, organisation, complete } = await lender()
    const id = await createListing(as(viewer), organisation.id, { ...complete, attributes: { folding: 'folding' } })
    await updateListing(as(viewer), id, { category: 'tentes.barnums' })
    expect(await database.db.listing.findUniqueOrThrow({ where: { id } })).toMatchObject({ category: 'tentes.barnums', attributes: {} })
  })

  test('never below the stock that is promised, and the refusal says how many', async () => {
    const { viewer, organisation } = await lender()
    const listing = await makeListing(database.db, organisation, { stock: 10 })
    await promised(listing.id, 8)
    await expect(updateListing(as(viewer), listing.id, { stock: 7, title: 'Moins' })).rejects.toMatchObject({ code: 'stock_promised', field: 'stock', status: 409, details: { promised: 8, minimum: 8 } })
    expect(await database.db.listing.findUniqueOrThrow({ where: { id: listing.id } })).toMatchObject({ stock: 10, title: listing.title })
    await updateListing(as(viewer), listing.id, { stock: 8 })
    await database.db.listing.update({ where: { id: listing.id }, data: { lost: 3 } })
    await expect(updateListing(as(viewer), listing.id, { stock: 2 })).rejects.toMatchObject({ code: 'too_small', details: { min: 3 } })
  })

  test('but not its nature while a request or a loan of it is open', async () => {
    const { db } = database
    const { viewer, organisation } = await lender()
    const listing = await makeListing(db, organisation, { stock: 10 })
    await promised(listing.id, 2)
    const open = { pending: { quantityHeld: 0 }, accepted: { quantityHeld: 2 }, handed_over: { quantityHeld: 2, quantityOut: 2 } } as const
    for (const [state, quantities] of Object.entries(open) as ['pending' | 'accepted' | 'handed_over', object][]) {
      await db.loanLine.updateMany({ where: { listingId: listing.id }, data: { state, ...quantities } })
      await expect(updateListing(as(viewer), listing.id, { nature: 'don' })).rejects.toMatchObject({ code: 'nature_promised', field: 'nature', status: 409 })
      await updateListing(as(viewer), listing.id, { nature: 'pret', title: 'Chaises' })
    }
    await db.loanLine.updateMany({ where: { listingId: listing.id }, data: { state: 'returned', quantityHeld: 0, quantityBack: 2 } })
    await updateListing(as(viewer), listing.id, { nature: 'don' })
    expect(await db.listing.findUniqueOrThrow({ where: { id: listing.id } })).toMatchObject({ nature: 'don' })
  })

  test('and stays complete while it is published', async () => {
    const { viewer, organisation } = await lender()
    const listing = await makeListing(database.db, organisation)
    await expect(updateListing(as(viewer), listing.id, { sites: [] })).rejects.toMatchObject({ code: 'site_needed' })
  })

  test('or copied in one step: a draft with photos, without what is lost or past', async () => {
    const { db } = database
    const { viewer, organisation } = await lender()
    const listing = await makeListing(db, organisation, {
      stock: 10, lost: 2, secretInstructions: 'code 1234',
      closures: { create: [{ startsAt: new Date('2026-01-01T00:00:00Z'), endsAt: new Date('2026-01-02T00:00:00Z') }, { startsAt: new Date('2028-01-01T00:00:00Z'), endsAt: new Date('2028-01-02T00:00:00Z') }] },
      photos: { create: { file: { create: { hash: 'b'.repeat(64), width: 480, height: 300, bytes: 10, widths: [480] } }, alt: 'Les chaises' } },
    })
    const id = await duplicateListing(as(viewer), listing.id)
    const copy = await db.listing.findUniqueOrThrow({ where: { id }, include: { sites: true, photos: true, closures: true } })
    expect(copy).toMatchObject({ status: 'draft', title: `${listing.title} (copie)`, stock: 8, lost: 0, rev: 0, publishedAt: null, secretInstructions: 'code 1234', organisationId: organisation.id })
    expect(copy.sites).toMatchObject([{ address: '1 rue du Test' }])
    expect(copy.photos).toMatchObject([{ alt: 'Les chaises' }])
    expect(copy.closures).toHaveLength(1)
  })
})
