import { beforeAll, describe, expect, test } from 'vitest'

import { searchDocuments } from '~/listings/search-documents.server'
import type { Suggestions } from '~/listings/suggestions/suggest.server'
import { addDays, parisMoment } from '~/platform/paris-time'
import { createRateLimits } from '~/platform/rate-limit.server'

import { makeCommune, makeListing, makeMember, makeOrganisation } from '../../factories'
import { useDatabase } from '../../support/database'
import { useSite } from '../../support/web'
import { plain } from '../../support/plain'

const database = useDatabase()
const site = useSite(database, () => ({ rateLimits: createRateLimits(database.pool) }))

const ids: Record<string, number> = {}
const today = () => parisMoment(new Date()).day

beforeAll(async () => {
  const { db } = database
  await db.territory.create({ data: { epciSiren: '200040715', name: 'Grenoble-Alpes Métropole' } })
  await makeCommune(db, { insee: '38151', name: 'Échirolles' })
  await makeCommune(db, { insee: '38158', name: 'Eybens' })
  const { organisation } = await makeMember(db, { organisation: { name: 'Maison des habitants des Essarts', slug: 'mdh-essarts', communeInsee: '38158' } })
  await makeOrganisation(db, { name: 'Essarts en attente', status: 'pending' })
  const add = async (title: string, overrides = {}) => (ids[title] = (await makeListing(db, organisation, { title, ...overrides })).id)
  await add('Chaises pliantes')
  await add('Barnum chapiteau 3x3')
  await add('Écran sur pied')
  await add('Grande écharpe tricotée')
  await add('Chaises cachées')
  const twins = [await makeListing(db, organisation, { title: 'Table ronde' }), await makeListing(db, organisation, { title: 'table ronde' })].map(({ id }) => id)
  const all = [...Object.values(ids), ...twins]
  await site.services.search.sync(all, await searchDocuments(db, all))
  // Hidden a moment ago: the documents do not know it yet.
  await db.listing.update({ where: { id: ids['Chaises cachées']! }, data: { hiddenAt: new Date() } })
})

async function suggestions(query: Record<string, string>, cookie?: string): Promise<Suggestions> {
  const { status, body } = await site.visit(`/annonces/suggestions?${new URLSearchParams(query)}`, { cookie })
  expect(status).toBe(200)
  return body as Suggestions
}
const labels = async (q: string) => (await suggestions({ q })).items.map(({ kind, label }) => `${kind}: ${label}`)

describe('suggestions while typing', () => {
  test('are categories, annonces, communes and associations, by the beginnings of their words, whatever the accents', async () => {
    expect(await labels('ch')).toEqual(expect.arrayContaining(['Annonce: Chaises pliantes', 'Annonce: Barnum chapiteau 3x3']))
    expect(await labels('CHAISE')).toEqual(expect.arrayContaining(['Catégorie: Chaises', 'Annonce: Chaises pliantes']))
    expect(await labels('echirol')).toEqual(['Commune: Échirolles'])
    expect(await labels('écharp')).toEqual(['Annonce: Grande écharpe tricotée'])
    expect(await labels('essarts')).toEqual(['Association: Maison des habitants des Essarts'])
    expect(await labels('habitants mais')).toEqual(['Association: Maison des habitants des Essarts'])
  })

  test('a title that begins so comes before one with a word that does; plural and singular find each other', async () => {
    const annonces = (await labels('ch')).filter((label) => label.startsWith('Annonce'))
    expect(annonces).toEqual(['Annonce: Chaises pliantes', 'Annonce: Barnum chapiteau 3x3'])
    expect(await labels('chapiteaux')).toContain('Annonce: Barnum chapiteau 3x3')
  })

  test('show nothing hidden and no association that waits to be verified', async () => {
    expect((await labels('chaises')).filter((label) => /cach/.test(label))).toEqual([])
    expect((await labels('essarts')).filter((label) => /attente/.test(label))).toEqual([])
  })

  test('what users take for a category leads to it', async () => {
    expect(await labels('vitabri')).toContain('Catégorie: Barnums pliants')
    expect(await labels('beamer')).toContain('Catégorie: Vidéoprojecteurs')
  })

  test('lead where they say, and a category or a commune keeps the rest of the search', async () => {
    const du = addDays(today(), 7)
    const of = async (q: string, kind: string) => (await suggestions({ q, du, quantite: '40', nature: 'pret', rayon: '' })).items.find((item) => item.kind === kind)?.href
    expect(await of('chaises pl', 'Annonce')).toBe(`/annonces/${ids['Chaises pliantes']}`)
    expect(await of('table ron', 'Annonce')).toBe(`/annonces?q=Table+ronde&du=${du}&quantite=40&nature=pret`)
    expect(await of('chaise', 'Catégorie')).toBe(`/annonces?du=${du}&quantite=40&nature=pret&categorie=mobilier.chaises`)
    expect(await of('eyb', 'Commune')).toBe(`/annonces?du=${du}&quantite=40&nature=pret&commune=38158`)
    expect(await of('barnum à eyb', 'Commune')).toBe(`/annonces?q=barnum&du=${du}&quantite=40&nature=pret&commune=38158`)
    expect(await of('essarts', 'Association')).toBe('/associations/mdh-essarts')
  })

  test('are at most eight, said in the reader’s language', async () => {
    const many = await suggestions({ q: 'ma' })
    expect(many.items.length).toBeLessThanOrEqual(8)
    const english = await suggestions({ q: 'chair' }, 'langue=en')
    expect(english.items[0]).toMatchObject({ kind: 'Category', label: 'Chairs' })
    expect(english.found).toBe(`${english.items.length} suggestion${english.items.length > 1 ? 's' : ''}`)
  })

  test('one letter suggests nothing, and nothing typed breaks it', async () => {
    expect(await suggestions({ q: 'c' })).toMatchObject({ items: [], found: 'Aucune suggestion' })
    for (const q of ['', ' ', '\u0000ch\u0000', 'c\'h', "'; drop table listing; --", '([{<&|!:*', "a':* | b", '\\', '%_', 'é'.repeat(10_000), 'ch '.repeat(3000), '\uD800ch', '𝟙𝟙'])
      expect((await suggestions({ q })).items.length).toBeLessThanOrEqual(8)
    expect((await site.visit('/annonces/suggestions')).status).toBe(200)
    expect((await suggestions({ q: 'chaises', du: '31/02', commune: '((', quantite: '-1', page: '1e9' })).items.length).toBeGreaterThan(0)
  })

  test('a visitor’s answer may be kept a minute, one for each language', async () => {
    const { headers } = await site.visit('/annonces/suggestions?q=chaises')
    expect(headers.get('cache-control')).toBe('public, max-age=60')
    expect(headers.get('vary')).toBe('Cookie')
  })

  test('a flood of them is refused with when to come back', async () => {
    const flooded = createRateLimits(database.pool)
    for (let n = 0; n < 1200; n++) await flooded.take('suggest', 'flooder')
    await expect(flooded.take('suggest', 'flooder')).rejects.toMatchObject({ status: 429, details: { retryAfter: expect.any(Number) as number } })
    await flooded.take('suggest', 'somebody else')
  })
})

describe('a sentence in the search box', () => {
  const sent = (fields: Record<string, string>) => site.visit(`/annonces?${new URLSearchParams({ lire: '1', ...fields })}`)

  test('is answered with the address of what it means, and the page there says how it was read', async () => {
    const { status, location } = await sent({ q: '5 chaises demain à Eybens', du: '', au: '' })
    expect(status).toBe(302)
    const query = new URLSearchParams(location!.split('?')[1])
    expect(Object.fromEntries(query)).toEqual({ q: 'chaises', du: addDays(today(), 1), quantite: '5', commune: '38158', dit: '5 chaises demain à Eybens' })
    const page = (await site.visit(location!)).body as { sentence: { understood: { label: string; href: string }[]; others: { label: string }[]; literally: string }; chips: object[] }
    expect(page.sentence.understood.map(({ label }) => label)).toEqual([expect.stringMatching(/^le \d/), '5 au moins', 'Eybens'])
    expect(page.sentence.others.map(({ label }) => plain(label))).toEqual(['« chaises »'])
    expect(page.sentence.understood[1]!.href).not.toContain('quantite')
    expect(page.sentence.literally).toBe('/annonces?q=5+chaises+demain+%C3%A0+Eybens')
  })

  test('is searched for word by word where nobody asks to read it', async () => {
    const { status, body } = await site.visit('/annonces?q=chaises+demain')
    expect(status).toBe(200)
    expect(body).toMatchObject({ sentence: null, typed: { q: 'chaises demain', du: '' } })
  })

  test('whose date the fields overrule says so', async () => {
    const du = addDays(today(), 20)
    const { location } = await sent({ q: 'chaises demain', du })
    const { sentence } = (await site.visit(location!)).body as { sentence: { understood: object[]; unused: string } }
    expect(sentence.understood).toEqual([])
    expect(plain(sentence.unused)).toContain('« demain »')
  })

  test('with a time that cannot be asked for says why', async () => {
    const { location } = await sent({ q: 'chaises tous les mardis' })
    const { sentence } = (await site.visit(location!)).body as { sentence: { unclear: string[] } }
    expect(sentence.unclear.map(plain)).toEqual(['« tous les mardis » : indiquez une date à la fois.'])
  })

  test('however bad gets an answer, never an error', async () => {
    for (const q of ['x'.repeat(10_000), '\u0000', '[[[', '"" OR 1=1', '\uD800', '<script>', `du 12 au ${'9'.repeat(150)}`]) {
      const { status, location } = await sent({ q, avant: '%%%=&', du: '((', commune: '\u0000' })
      expect([200, 302]).toContain(status)
      if (location) expect((await site.visit(location)).status).toBe(200)
    }
    for (const dit of ['x'.repeat(10_000), '', '\u0000', '[']) expect((await site.visit(`/annonces?${new URLSearchParams({ dit })}`)).status).toBe(200)
  })
})
