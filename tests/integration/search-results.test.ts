import { randomBytes } from 'node:crypto'

import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'

import { openCalendar } from '~/listings/calendar/open-calendar.server'
import { searchDocuments } from '~/listings/search-documents.server'
import type { FacetChoice, FacetGroup } from '~/listings/search-facets.server'
import { searchListings } from '~/listings/search-listings.server'
import { searchPage } from '~/listings/search-page.server'
import { translator } from '~/messages/catalogue.server'
import { parisInstant } from '~/platform/paris-time'
import { openPlaces } from '~/territory/places.server'
import { openSearch, type Search } from 'search/open-search.server'

import { makeCommune, makeListing, makeMember } from '../factories'
import { useDatabase } from '../support/database'
import { plain } from '../support/plain'
import { keptLog } from '../support/search'
import { useSite } from '../support/web'

const NOW = parisInstant('2027-05-20', '10:00')
const meilisearch = inject('meilisearch')
type Member = Awaited<ReturnType<typeof makeMember>>

describe.each(meilisearch ? ['postgres', 'meilisearch'] : ['postgres'])('the page of results, with %s', (engine) => {
  const database = useDatabase()
  let search: Search
  let services: Parameters<typeof searchPage>[0]['services']
  const site = useSite(database, () => ({ search }))

  const queryOf = (address: string) => new URL(address, 'http://site').searchParams
  const page = (query: string) => searchPage({ now: NOW, locale: 'fr', t: (namespace) => translator('fr', namespace), services }, queryOf(`/annonces?${query}`))
  const totalOf = async (address: string) => (await searchListings({ now: NOW, services }, queryOf(address))).total
  const group = (groups: FacetGroup[], name: FacetGroup['name']) => Object.fromEntries((groups.find((each) => each.name === name)?.choices ?? []).map(({ label, count }) => [label, count]))

  async function promise(lender: Member, listingId: number, first: string, last: string, quantity: number) {
    const period = { startsAt: parisInstant(first), endsAt: parisInstant(last) }
    await database.db.loan.create({
      data: {
        reference: randomBytes(5).toString('hex'), state: 'accepted', purpose: 'Fête', lender: { connect: { id: lender.organisation.id } }, outsideBorrower: 'École', occasion: { create: { purpose: 'Fête' } },
        lines: { create: { listing: { connect: { id: listingId } }, state: 'accepted', ...period, eventStartsAt: period.startsAt, eventEndsAt: period.endsAt, heldFrom: period.startsAt, heldUntil: period.endsAt, quantityAsked: quantity, quantityAccepted: quantity, quantityHeld: quantity } },
      },
    })
  }

  let eybens: Member
  let echirolles: Member
  let minibus: number

  beforeAll(async () => {
    const { db } = database
    await db.territory.create({ data: { epciSiren: '200040715', name: 'Grenoble-Alpes Métropole' } })
    for (const [insee, name, latitude, longitude] of [['38185', 'Grenoble', 45.1822, 5.7211], ['38158', 'Eybens', 45.1512, 5.7487], ['38151', 'Échirolles', 45.1471, 5.7153], ['38545', 'Vif', 45.043, 5.6741], ['38258', 'Mont-Saint-Martin', 45.2788, 5.6836]] as const)
      await makeCommune(db, { insee, name, latitude, longitude })
    await makeCommune(db, { insee: '38999', name: 'Sans point', latitude: null, longitude: null })
    eybens = await makeMember(db, { organisation: { communeInsee: '38158', name: 'Comité des fêtes' } })
    echirolles = await makeMember(db, { organisation: { communeInsee: '38151', name: 'La Ronde' } })
    const grenoble = await makeMember(db, { organisation: { communeInsee: '38185', name: 'Maison des associations' } })
    const vif = await makeMember(db, { organisation: { communeInsee: '38545', name: 'Sou des écoles' } })
    const unknown = await makeMember(db, { organisation: { communeInsee: '38999', name: 'Les Perdus' } })
    const made = [
      await makeListing(db, eybens.organisation, { title: '50 chaises pliantes', stock: 50 }),
      await makeListing(db, echirolles.organisation, { title: '40 chaises en bois', stock: 40, feeCents: 2000 }),
      await makeListing(db, vif.organisation, { title: '45 chaises coque', stock: 45 }),
      await makeListing(db, grenoble.organisation, { title: '12 tables', category: 'mobilier.tables', stock: 12 }),
      await makeListing(db, grenoble.organisation, { title: 'Grande salle', nature: 'salle', category: 'salles.polyvalentes', stock: 1, attributes: { seated: 120, standing: 200 }, accessible: true }),
      await makeListing(db, grenoble.organisation, { title: 'Minibus', nature: 'vehicule', category: 'vehicules.minibus', stock: 1, attributes: { seats: 9 }, feeCents: 2500, feeUnit: 'day' }),
      await makeListing(db, unknown.organisation, { title: 'Chutes de tissu', nature: 'don', category: 'dons.tissus', stock: 30 }),
    ]
    minibus = made[5]!.id
    await promise(grenoble, minibus, '2027-06-08', '2027-06-15', 1)
    await promise(echirolles, made[1]!.id, '2027-06-12', '2027-06-14', 5)
    search = openSearch({ pool: database.pool, meilisearch: engine === 'meilisearch' ? meilisearch : null, log: keptLog(), prefix: `test-${randomBytes(4).toString('hex')}-`, timeout: 5000 })
    await search.settled()
    await search.sync(made.map(({ id }) => id), await searchDocuments(db, made.map(({ id }) => id)))
    services = { search, calendar: openCalendar(database.pool), places: openPlaces(database.pool), env: { mapTiles: null } }
    site.services.search = search
  })
  afterAll(() => search.close())

  describe('filters', () => {
    test('say what each choice would find', async () => {
      const { facets } = await page('')
      expect(facets.map(({ name }) => name)).toEqual(['nature', 'category', 'quantity', 'capacity', 'terms', 'commune'])
      expect(group(facets, 'nature')).toEqual({ Matériel: 4, Salles: 1, Véhicules: 1, Dons: 1 })
      expect(group(facets, 'quantity')).toEqual({ '2 et plus': 5, '10 et plus': 5, '20 et plus': 4, '50 et plus': 1 })
      expect(group(facets, 'capacity')).toEqual({ '10 et plus': 1, '20 et plus': 1, '50 et plus': 1, '100 et plus': 1, '200 et plus': 1 })
      expect(group(facets, 'terms')).toEqual({ Gratuit: 5, 'Accessible PMR': 1 })
      expect(group(facets, 'commune')).toEqual({ Grenoble: 3, Échirolles: 1, Eybens: 1, 'Sans point': 1, Vif: 1 })
    })

    test('count what is free at the dates asked', async () => {
      const { facets } = await page('q=chaises&du=2027-06-12&au=2027-06-13')
      expect(facets.find(({ name }) => name === 'quantity')!.label).toBe('Quantité libre')
      expect(group(facets, 'quantity')).toEqual({ '2 et plus': 3, '10 et plus': 3, '20 et plus': 3, '50 et plus': 1 })
      expect(group((await page('du=2027-06-12')).facets, 'nature')).toEqual({ Matériel: 4, Salles: 1, Dons: 1 })
    })

    test.each(['', 'q=chaises', 'du=2027-06-12&au=2027-06-13', 'nature=pret&nature=salle', 'categorie=mobilier&quantite=20', 'categorie=mobilier.chaises&gratuit=1', 'commune=38185', 'capacite=100', 'autour=38158&rayon=5', 'commune=38158&quantite=20&gratuit=1'])(
      'of « %s » each lead to as many as they say', async (query) => {
        const { facets, total } = await page(query)
        const choices = facets.flatMap(({ choices }) => choices).flatMap((choice): FacetChoice[] => [choice, ...(choice.choices ?? [])])
        expect(choices.some(({ selected }) => !selected)).toBe(true)
        for (const { label, href, count, selected } of choices) {
          const multiple = queryOf(href).getAll('commune').length + queryOf(href).getAll('nature').length + queryOf(href).getAll('categorie').length > 1
          // A second choice of the same filter adds what it finds to the first; the one in force would lead away.
          if (!selected && !multiple) expect([label, await totalOf(href)]).toEqual([label, count])
          if (!selected && multiple) expect(await totalOf(href)).toBeLessThanOrEqual(total + count)
        }
      })

    test('each have a chip, which takes one step back', async () => {
      const { chips } = await page('q=chaises&du=2027-06-12&au=2027-06-13&quantite=5&capacite=10&nature=pret&categorie=mobilier.chaises&commune=38158&autour=38185&rayon=10&gratuit=1&pmr=1')
      expect(chips.map(({ label }) => plain(label))).toEqual(['« chaises »', 'du 12 au 13 juin', '5 au moins', '10 personnes au moins', 'Matériel', 'Chaises', 'Eybens', 'à 10 km de Grenoble', 'Gratuit', 'Accessible PMR'])
      const steps = await Promise.all(chips.map(async ({ label, href }) => ({ label, left: (await page(queryOf(href).toString())).chips.map((chip) => chip.label) })))
      for (const { label, left } of steps) expect(left).toEqual(chips.map((chip) => (chip.label === label && label === 'Chaises' ? 'Mobilier et réception' : chip.label)).filter((each) => each !== label))
    })
  })

  test('dates and quantity go along to the annonce', async () => {
    expect((await page('q=chaises&du=2027-06-12T09:00&au=2027-06-13&quantite=5')).wish).toBe('?du=2027-06-12T09:00&au=2027-06-13&quantite=5')
    expect((await page('q=chaises')).wish).toBe('')
  })

  describe('where nothing is free', () => {
    test('the nearest dates before and after are offered, also on the same days of the week', async () => {
      const { total, empty } = await page('q=minibus&du=2027-06-11&au=2027-06-12')
      expect(total).toBe(0)
      expect(empty!.title).toBe('Rien n’est libre du 11 au 12 juin avec ces critères.')
      const { label, links } = empty!.instead[0]!
      expect([label, ...links.map((link) => plain(link.label))]).toEqual(['À d’autres dates', 'du 4 au 5 juin : 1 annonce', 'du 6 au 7 juin : 1 annonce', 'du 15 au 16 juin : 1 annonce', 'du 18 au 19 juin : 1 annonce'])
    })

    test('hours stay the same hours', async () => {
      const { empty } = await page('q=minibus&du=2027-06-14T18:00&au=2027-06-14T22:00')
      expect(empty!.instead[0]!.links.map(({ href }) => [queryOf(href).get('du'), queryOf(href).get('au')])).toContainEqual(['2027-06-15T18:00', '2027-06-15T22:00'])
    })

    test('dates in the past are never offered', async () => {
      const { empty } = await page('q=minibus&du=2027-06-08')
      for (const { href } of empty!.instead[0]!.links) expect(queryOf(href).get('du')! >= '2027-05-20').toBe(true)
    })

    test('neighbouring communes and a wider radius are offered', async () => {
      const near = (await page('q=chaises&commune=38185')).empty!.instead.find(({ label }) => label === 'Un peu plus loin')!.links
      expect(near.map(({ label }) => plain(label))).toEqual(['Échirolles, à 3,9 km : 1 annonce', 'Eybens, à 4,1 km : 1 annonce', 'Vif, à 16 km : 1 annonce'])
      const wider = (await page('q=chaises&autour=38185&rayon=2')).empty!.instead.find(({ label }) => label === 'Un peu plus loin')!.links
      expect(wider.map(({ label }) => plain(label))).toEqual(['Jusqu’à 5 km : 2 annonces'])
    })

    test.each(['q=minibus&du=2027-06-11&au=2027-06-12', 'q=chaises&quantite=80', 'q=chaises&quantite=80&du=2027-06-12&au=2027-06-13', 'q=chaises&commune=38185', 'q=chaises&autour=38185&rayon=2', 'q=minibus&nature=salle&gratuit=1', 'q=tables&du=2027-06-12&capacite=10', 'q=minibus&du=2027-06-12&commune=38185&pmr=1', 'q=zzzzz&categorie=mobilier', 'commune=38258&du=2027-06-12'])(
      'whatever « %s » is offered instead finds as much as it says', async (query) => {
        const { total, empty } = await page(query)
        expect(total).toBe(0)
        const links = empty!.instead.flatMap((each) => each.links)
        expect(links.length).toBeGreaterThan(0)
        for (const { label, href } of links) {
          const said = / : (\d+) annonces?$/.exec(label)
          const there = await totalOf(href)
          expect([label, there]).toEqual([label, said ? Number(said[1]) : expect.any(Number)])
          expect(there).toBeGreaterThan(0)
        }
      })

    test('the need can be said, with the same words', async () => {
      const { needHref } = await page('q=chaises&du=2027-06-12&quantite=80&tri=recent&vue=carte')
      expect(needHref).toBe('/besoins/nouveau?q=chaises&du=2027-06-12&quantite=80')
      expect((await page('')).needHref).toBeNull()
    })
  })

  describe('several lenders together', () => {
    test('50 chairs in Eybens and 30 in Échirolles are 80, each with its own link', async () => {
      const { total, empty, combined } = await page('q=chaises&quantite=80&du=2027-06-12&au=2027-06-13')
      expect(total).toBe(0)
      expect(empty!.title).toBe('Aucune association n’en a 80 de libres du 12 au 13 juin.')
      expect(combined).toHaveLength(1)
      expect(plain(combined[0]!.summary)).toBe('50 à Eybens + 30 à Échirolles, à 2,7 km l’une de l’autre')
      expect(combined[0]!.parts).toMatchObject([{ share: '50 à demander', title: '50 chaises pliantes', where: 'Comité des fêtes, Eybens' }, { share: '30 à demander', where: 'La Ronde, Échirolles' }])
      expect(combined[0]!.parts[1]!.href).toMatch(/^\/annonces\/\d+\?du=2027-06-12&au=2027-06-13&quantite=30$/)
    })

    test('what is promised is not there to be combined', async () => {
      expect(plain((await page('q=chaises&quantite=90')).combined[0]!.summary)).toBe('50 à Eybens + 40 à Échirolles, à 2,7 km l’une de l’autre')
      expect(plain((await page('q=chaises&quantite=90&du=2027-06-12')).combined[0]!.summary)).toBe('50 à Eybens + 40 à Vif, à 13 km l’une de l’autre')
    })

    test('three lenders where two have too few; none where even three have', async () => {
      expect((await page('q=chaises&quantite=130')).combined[0]!.parts).toHaveLength(3)
      expect((await page('q=chaises&quantite=150')).combined).toEqual([])
    })

    test('beside the one that has it all, not instead', async () => {
      const { total, combined } = await page('q=chaises&quantite=50')
      expect(total).toBe(1)
      expect(plain(combined[0]!.summary)).toBe('45 à Vif + 5 à Échirolles, à 12 km l’une de l’autre')
      expect((await page('q=chaises')).combined).toEqual([])
    })
  })

  describe('the map', () => {
    const spotted = ({ map }: Awaited<ReturnType<typeof page>>) => map!.communes.filter(({ spot }) => spot).map(({ label, count }) => `${label} ${count}`)

    test('has a spot for each commune where something is found, its area after its count, each a link', async () => {
      const found = await page('vue=carte')
      expect(spotted(found)).toEqual(['Échirolles 1', 'Eybens 1', 'Grenoble 3', 'Vif 1'])
      const [grenoble, vif] = ['Grenoble', 'Vif'].map((name) => found.map!.communes.find(({ label }) => label === name)!)
      expect(grenoble!.spot!.r ** 2 / vif!.spot!.r ** 2).toBeCloseTo(3, 1)
      expect(grenoble!.spot!.y).toBeLessThan(vif!.spot!.y)
      expect(await totalOf(grenoble!.href)).toBe(3)
      expect(queryOf(grenoble!.href).get('vue')).toBe('carte')
    })

    test('its list has those whose place nobody knows as well', async () => {
      const { map } = await page('vue=carte')
      expect(map!.communes.map(({ label, count }) => [label, count])).toEqual([['Échirolles', 1], ['Eybens', 1], ['Grenoble', 3], ['Sans point', 1], ['Vif', 1]])
    })

    test('shows the commune chosen, and how far is searched', async () => {
      const found = await page('vue=carte&commune=38258&autour=38158&rayon=5')
      expect(found.map!.communes.filter(({ selected }) => selected)).toMatchObject([{ label: 'Mont-Saint-Martin', count: 0, spot: { name: { text: 'Mont-St-Martin' } } }])
      expect(found.map!.centre!.r / (found.map!.scale.length / found.map!.scale.km)).toBeCloseTo(5, 0)
      expect(spotted(found)).not.toContain('Vif 1')
    })

    test('is only there when asked for, and its counts follow the other filters', async () => {
      expect((await page('')).map).toBeNull()
      expect(spotted(await page('vue=carte&nature=vehicule'))).toEqual(['Grenoble 1'])
    })
  })

  describe('what is typed wrong', () => {
    const BAD: [string, string, string][] = [
      ['a page of a thousand million', 'page=1000000000', ''],
      ['a page that is none', 'page=-1', 'page'],
      ['a radius below zero', 'autour=38158&rayon=-1', 'rayon'],
      ['dates the wrong way round', 'du=2099-06-14&au=2099-06-12', 'au'],
      ['the last day there is', 'du=9999-12-31', 'du'],
      ['a quantity given twice', 'quantite=1&quantite=2', 'quantite'],
      ['10,000 characters', `q=${'chaise '.repeat(1430)}`, 'q'],
      ['quotes and brackets that end no filter', `q=${encodeURIComponent('"chaises\') OR stock > 0] -- \\"{"')}`, ''],
      ['a filter within a category', `categorie=${encodeURIComponent('mobilier"] OR id > 0 OR category IN ["x')}`, 'categorie'],
      ['a filter within a commune', `commune=${encodeURIComponent("38185'] OR 1=1 --")}`, 'commune'],
      ['an unknown category', 'categorie=jardin', 'categorie'],
      ['an unknown commune', 'commune=99999', 'commune'],
      ['a capacity below zero', 'capacite=-5', 'capacite'],
      ['a capacity in words', 'capacite=beaucoup', 'capacite'],
      ['a view that does not exist', 'vue=satellite', 'vue'],
    ]
    test.each(BAD)('%s: the page says so and answers', async (_case, query, field) => {
      const { status, body } = await site.visit(`/annonces?${query}`)
      expect(status).toBe(200)
      const { errors, total, engine: answered } = body as Awaited<ReturnType<typeof page>>
      expect(Object.keys(errors)).toEqual(field ? [field] : [])
      if (field) expect(errors[field]!.length).toBeGreaterThan(10)
      if (!query.startsWith('q=')) expect(total).toBe(7)
      expect(answered).toBe(engine)
    })

    test.each(BAD)('%s: the API answers with 200 or a problem, never with 500', async (_case, query, field) => {
      const { status, body } = await site.visit(`/api/v1/listings?${query}`)
      expect(status).toBe(field ? 422 : 200)
      if (field) expect(body).toMatchObject({ errors: [{ field }] })
      else expect(body).toMatchObject({ engine, facets: { free: expect.any(Number), quantity: expect.any(Object), capacity: expect.any(Object) } })
    })
  })
})
