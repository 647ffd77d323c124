import { describe, expect, test } from 'vitest'

import { type Viewer, VISITOR } from '~/accounts/permissions'
import { listingEditor, newListingEditor } from '~/listings/listing-editor.server'
import { listingPage } from '~/listings/listing-page.server'
import { myListings } from '~/listings/my-listings.server'

import { makeCommune, makeListing, makeMember, makePerson, viewerOf } from '../../factories'
import { useDatabase } from '../../support/database'
import { plain } from '../../support/plain'

const database = useDatabase()
const now = new Date('2027-06-01T10:00:00Z')
const as = (viewer: Viewer) => ({ db: database.db, now, viewer, locale: 'fr' as const })
const SECRETS = { secretInstructions: 'Le code est 4711', sites: undefined }
const coordinator = async () => viewerOf(await makePerson(database.db), [], { wholeTerritory: true, communes: [] })

async function fullListing() {
  const { db } = database
  const owner = await makeMember(db, { organisation: { name: 'Les Amis' } })
  const listing = await makeListing(db, owner.organisation, {
    ...SECRETS, stock: 60, lost: 2, title: 'Chaises', description: 'Bois.', rules: 'Propre.', attributes: { folding: 'folding', unitWeight: 4.5, indivisible: false },
    sites: { create: { communeInsee: owner.organisation.communeInsee, label: 'Local', address: '12 rue Cachée' } },
    pickupSlots: [{ day: 4, from: '17:00', to: '19:00' }, { day: 2, from: '17:00', to: '19:00' }], returnSlots: [{ day: 1, from: '09:30', to: '12:00' }],
    depositCents: 15_000, feeCents: 1250, feeUnit: 'day', noticeHours: 48, maxDuration: 7 * 1440, insuranceRequired: true, replacementCents: 4500, accessible: true,
    closures: { create: { startsAt: new Date('2027-06-09T22:00:00Z'), endsAt: new Date('2027-06-10T22:00:00Z') } },
  })
  return { ...owner, listing }
}

describe('the page of an annonce', () => {
  test('says what, where and on which terms in plain words', async () => {
    const { listing } = await fullListing()
    const page = await listingPage(as(VISITOR), listing.id)
    expect(page).toMatchObject({ title: 'Chaises', category: 'Chaises', total: 58, association: { name: 'Les Amis', verified: true }, places: [{ label: 'Local' }], public: true, owner: null })
    expect(page.terms.map(plain)).toEqual([
      'Remise : sur place.', 'À retirer le mardi et le jeudi de 17 h à 19 h.', 'À rapporter le lundi de 9 h 30 à 12 h.', 'À demander au moins 48 h à l’avance.', 'Pour 7 jours au plus.',
      'Participation aux frais de 12,50 € par jour.', 'Caution de 150 €, non encaissée.', 'Valeur de remplacement : 45 €, à régler en cas de perte ou de casse.',
      'Une attestation d’assurance (responsabilité civile) vous sera demandée.', 'Ouvert à toutes les associations vérifiées.', 'Accessible aux personnes à mobilité réduite.',
    ])
    expect(page.attributes.map(({ term, description }) => `${term} ${description.replace('\u00a0', ' ')}`)).toEqual(['Lot à prendre entier non', 'Pliant ou empilable pliant', 'Poids d’une pièce 4,5 kg'])
    expect(page.frise).toHaveLength(92)
    expect(page.frise[0]).toEqual({ day: '2027-06-01', state: 'free', free: 58 })
    expect(page.frise[9]).toMatchObject({ day: '2027-06-10', state: 'closed' })
  })

  test('says it in English to who reads English', async () => {
    const { listing } = await fullListing()
    const page = await listingPage({ ...as(VISITOR), locale: 'en' }, listing.id)
    expect(page.terms).toContain('Collect on Tuesday and on Thursday from 17:00 to 19:00.')
    expect(page.category).toBe('Chairs')
  })

  test('never holds the secret or an exact address, whoever asks', async () => {
    const { listing, viewer } = await fullListing()
    for (const person of [VISITOR, (await makeMember(database.db)).viewer, await coordinator(), viewer]) {
      expect(JSON.stringify(await listingPage(as(person), listing.id))).not.toMatch(/4711|Cachée|secretInstructions|address"/)
    }
  })

  test.each([
    ['a draft', { status: 'draft' }], ['a paused one', { status: 'paused' }], ['an archived one', { status: 'archived' }], ['a hidden one', { hiddenAt: now, hiddenReason: 'Prix trop haut' }],
  ] as const)('%s is there for its association and its coordinators, for nobody else', async (_what, state) => {
    const { listing, viewer } = await fullListing()
    await database.db.listing.update({ where: { id: listing.id }, data: state })
    for (const person of [VISITOR, (await makeMember(database.db)).viewer]) await expect(listingPage(as(person), listing.id)).rejects.toMatchObject({ status: 404 })
    expect(await listingPage(as(viewer), listing.id)).toMatchObject({ public: false, owner: { canEdit: true, hiddenReason: 'hiddenReason' in state ? state.hiddenReason : null } })
    expect(await listingPage(as(await coordinator()), listing.id)).toMatchObject({ public: false, owner: { canEdit: false } })
  })

  test('of a number that is nobody’s is not there', async () => {
    await expect(listingPage(as(VISITOR), 999_999)).rejects.toMatchObject({ status: 404 })
  })
})

describe('the editor', () => {
  test('of a first annonce proposes the association’s commune', async () => {
    const { viewer, organisation } = await makeMember(database.db)
    const page = await newListingEditor(as(viewer))
    expect(page).toMatchObject({ listing: null, filledFrom: null, verified: true, values: { sites: [{ communeInsee: organisation.communeInsee }], handoverModes: ['on_site'] } })
    expect(page.communes.map((commune) => commune.value)).toContain(organisation.communeInsee)
  })

  test('of the next one is filled from the last: places, hours, rules; never its secret, amounts or photos', async () => {
    const { viewer, listing } = await fullListing()
    const page = await newListingEditor(as(viewer))
    expect(page).toMatchObject({ filledFrom: listing.title, values: { title: '', sites: [{ label: 'Local', address: '12 rue Cachée' }], rules: 'Propre.', noticeHours: '2', noticeHoursUnit: 'days', depositCents: '', secretInstructions: '', photos: [] } })
    expect(page.values.pickupSlots).toHaveLength(2)
    expect(page.values.closures).toEqual([{ from: '2027-06-10', to: '2027-06-10', reason: '' }])
  })

  test('opens for the members of its association alone', async () => {
    const { viewer, listing } = await fullListing()
    expect(await listingEditor(as(viewer), listing.id)).toMatchObject({ listing: { id: listing.id, status: 'published' }, values: { secretInstructions: 'Le code est 4711' } })
    for (const person of [(await makeMember(database.db)).viewer, await coordinator(), VISITOR]) await expect(listingEditor(as(person), listing.id)).rejects.toMatchObject({ status: 403 })
    await expect(newListingEditor(as(viewerOf(await makePerson(database.db))))).rejects.toMatchObject({ code: 'no_association' })
  })

  test('offers a commune outside the territory that the annonce already stands in', async () => {
    const elsewhere = await makeCommune(database.db, { epciSiren: null })
    const { viewer } = await makeMember(database.db, { organisation: { communeInsee: elsewhere.insee } })
    expect((await newListingEditor(as(viewer))).communes).toContainEqual({ value: elsewhere.insee, label: elsewhere.name })
  })
})

describe('the association’s own annonces', () => {
  test('stand under their states with counts, twenty a page, and nobody else’s among them', async () => {
    const { db } = database
    const { viewer, organisation } = await makeMember(db)
    for (let n = 0; n < 22; n++) await makeListing(db, organisation, { title: `Table ${n}` })
    await makeListing(db, organisation, { status: 'draft', category: '' })
    await makeListing(db, (await makeMember(db)).organisation)
    const first = await myListings(as(viewer), null, 1)
    expect(first).toMatchObject({ tab: 'published', total: 22, pageCount: 2, counts: { published: 22, draft: 1, paused: 0, archived: 0 } })
    expect(first.items).toHaveLength(20)
    expect((await myListings(as(viewer), 'published', 2)).items).toHaveLength(2)
    expect((await myListings(as(viewer), 'draft', 1)).items).toMatchObject([{ status: 'draft', category: '' }])
    expect(await myListings(as(viewer), 'nonsense', 1)).toMatchObject({ tab: 'published' })
  })

  test('are for members', async () => {
    await expect(myListings(as(VISITOR), null, 1)).rejects.toMatchObject({ code: 'forbidden' })
  })
})
