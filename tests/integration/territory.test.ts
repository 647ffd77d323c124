import { delay, http, HttpResponse } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'

import { addEpci } from '~/territory/add-epci.server'
import { isOutsideTerritory, searchCommunes, territoryCommunes } from '~/territory/communes.server'
import { ensureTerritory } from '~/territory/ensure-territory.server'
import { pointsFromGeoApi } from '~/territory/points.server'

import { useDatabase } from '../support/database'

const database = useDatabase()
const GRENOBLE_ALPES = '200040715'
const GRESIVAUDAN = '200018166'
const POINTS = 'https://geo.api.gouv.fr/epcis/:siren/communes'

const network = setupServer()
beforeAll(async () => {
  network.listen({ onUnhandledRequest: 'error' })
  await ensureTerritory(database.db, { territoryEpci: GRENOBLE_ALPES })
})
afterEach(() => network.resetHandlers())
afterAll(() => network.close())

describe('the territory', () => {
  test('holds the 49 communes of Grenoble-Alpes Métropole, each with its point, in French order', async () => {
    const communes = await territoryCommunes(database.db)
    expect(communes).toHaveLength(49)
    expect(await database.db.commune.count({ where: { epciSiren: GRENOBLE_ALPES, latitude: { not: null } } })).toBe(49)
    const names = communes.map((c) => c.name)
    expect(names.indexOf('Échirolles')).toBeLessThan(names.indexOf('Eybens'))
    expect(names.indexOf('Échirolles')).toBeGreaterThan(names.indexOf('Domène'))
  })

  test('is loaded once, also by two processes that start at the same moment', async () => {
    const { db } = database
    await db.$executeRaw`truncate commune, territory cascade`
    const loaded = await Promise.all([ensureTerritory(db, { territoryEpci: GRENOBLE_ALPES }), ensureTerritory(db, { territoryEpci: GRENOBLE_ALPES })])
    expect(loaded.toSorted((a, b) => a - b)).toEqual([0, 34_969])
    expect(await db.commune.count()).toBe(34_969)
    expect(await ensureTerritory(db, { territoryEpci: GRENOBLE_ALPES })).toBe(0)
  })

  test('takes a second EPCI, whose communes are then no longer « hors territoire »', async () => {
    const { db } = database
    const crolles = '38140'
    expect(await isOutsideTerritory(db, crolles)).toBe(true)
    network.use(http.get(POINTS, () => HttpResponse.json([{ code: crolles, nom: 'Crolles', centre: { type: 'Point', coordinates: [5.88, 45.28] } }, { code: '38185', centre: { type: 'Point', coordinates: [0, 0] } }])))
    const added = await addEpci(db, GRESIVAUDAN, pointsFromGeoApi)
    expect(added).toMatchObject({ communes: 43, withPoint: 1 })
    expect(await isOutsideTerritory(db, crolles)).toBe(false)
    expect(await db.commune.findUnique({ where: { insee: '38185' } })).toMatchObject({ latitude: 45.1822 })
    expect(await isOutsideTerritory(db, '75056')).toBe(true)
  })

  test('an EPCI that does not exist is refused', async () => {
    await expect(addEpci(database.db, '123456789')).rejects.toMatchObject({ code: 'unknown_epci' })
  })
})

describe('points from the network', () => {
  test.each([
    ['an error', () => HttpResponse.error()],
    ['a failure of the server', () => new HttpResponse(null, { status: 503 })],
    ['something else than what was asked', () => HttpResponse.json({ message: 'bonjour' })],
    ['a redirect', () => HttpResponse.redirect('https://ailleurs.test/')],
  ])('%s does no harm', async (_case, respond) => {
    network.use(http.get(POINTS, respond))
    expect(await pointsFromGeoApi(GRESIVAUDAN)).toBeNull()
  })

  test('a server that does not answer is not waited for', async () => {
    network.use(http.get(POINTS, () => delay('infinite')))
    expect(await pointsFromGeoApi(GRESIVAUDAN)).toBeNull()
  })
})

describe('finding a commune elsewhere', () => {
  test.each([
    ['saint martin d heres', '38421'],
    ['SAINT-MARTIN-D’HÈRES', '38421'],
    ['St Martin d\'Hères', '38421'],
    ['fontanil', '38170'],
    ['Le Fontanil-Cornillon', '38170'],
    ['lyon', '69123'],
    ['echirolles', '38151'],
  ])('« %s »', async (query, insee) => {
    expect((await searchCommunes(database.db, query))[0]?.insee).toBe(insee)
  })

  test('a postal code gives every commune that shares it', async () => {
    expect((await searchCommunes(database.db, '38220')).map((c) => c.name)).toContain('Vizille')
    expect((await searchCommunes(database.db, '38220')).length).toBeGreaterThanOrEqual(6)
  })

  test('nonsense finds nothing and breaks nothing', async () => {
    for (const query of ['', ' ', "'; drop table commune; --", '%', '99999', '🙂']) expect(await searchCommunes(database.db, query)).toEqual([])
  })
})
