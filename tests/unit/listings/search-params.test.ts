import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { parseSearch } from '~/listings/search-params'
import { EVERYTHING, searchHref, type SearchParams } from '~/listings/search-query'
import { parisInstant } from '~/platform/paris-time'

const NOW = parisInstant('2027-06-01', '10:00')
const parse = (query: string, now = NOW) => parseSearch(new URLSearchParams(query), now)
const problems = (query: string) => parse(query).problems.map(({ param, code }) => `${param}: ${code}`)

describe('dates of a search', () => {
  test('a last day is included: du=2027-06-12&au=2027-06-14 ends on the 15th at midnight in Paris', () => {
    expect(parse('du=2027-06-12&au=2027-06-14').event).toEqual({ startsAt: new Date('2027-06-11T22:00:00Z'), endsAt: new Date('2027-06-14T22:00:00Z') })
  })
  test('one day alone is that day', () => {
    expect(parse('du=2027-06-12').event).toEqual({ startsAt: parisInstant('2027-06-12'), endsAt: parisInstant('2027-06-13') })
  })
  test('minutes count where they are given', () => {
    expect(parse('du=2027-06-12T19:00&au=2027-06-12T22:30').event).toEqual({ startsAt: parisInstant('2027-06-12', '19:00'), endsAt: parisInstant('2027-06-12', '22:30') })
    expect(parse('du=2027-06-12T19:00').event?.endsAt).toEqual(parisInstant('2027-06-13'))
    expect(parse('du=2027-06-12&heure_du=19:00&au=2027-06-12&heure_au=22:30').params).toMatchObject({ from: '2027-06-12T19:00', to: '2027-06-12T22:30' })
  })
  test('an offset is understood, also where its + has become a space', () => {
    for (const du of ['2027-06-12T17:00:00Z', '2027-06-12T19:00:00%2B02:00', '2027-06-12T19:00+02:00']) expect(parse(`du=${du}`).params.from).toBe('2027-06-12T19:00')
  })
  test('the nights that change the clocks have 23 and 25 hours', () => {
    const hours = ({ event }: ReturnType<typeof parse>) => (event!.endsAt.getTime() - event!.startsAt.getTime()) / 3_600_000
    expect(hours(parse('du=2028-03-26'))).toBe(23)
    expect(hours(parse('du=2027-10-31'))).toBe(25)
  })
  test('today begins now', () => expect(parse('du=2027-06-01').event).toEqual({ startsAt: NOW, endsAt: parisInstant('2027-06-02') }))

  test.each([
    ['du=2027-02-31', 'du: invalid_date'],
    ['du=demain', 'du: invalid_date'],
    ['du=2027-06-12T25:00', 'du: invalid_date'],
    ['du=2027-06-12&au=2027-06-10', 'au: end_before_start'],
    ['du=2027-06-12T10:00&au=2027-06-12T10:00', 'au: end_before_start'],
    ['du=2027-05-31', 'du: start_in_past'],
    ['du=2027-06-01T09:00&au=2027-06-01T12:00', 'du: start_in_past'],
    ['au=2027-06-12', 'du: start_missing'],
    ['du=2031-06-12', 'du: too_far_ahead'],
    ['du=9999-12-31', 'du: too_far_ahead'],
    ['du=9999-12-31T23:00-05:00', 'du: too_far_ahead'],
    ['du=2027-06-12&au=9999-12-31', 'au: too_far_ahead'],
    ['du=9999-12-31&au=2027-06-12', 'au: end_before_start'],
    ['du=2027-06-12&au=2028-09-12', 'au: period_too_long'],
    ['du=2027-06-12&heure_du=midi', 'heure_du: invalid_time'],
  ])('%s: %s', (query, expected) => {
    expect(problems(query)).toEqual([expected])
    if (!query.includes('heure')) expect(parse(query).event).toBeNull()
  })
})

describe('the other parameters', () => {
  test('a whole question is understood', () => {
    expect(parse('q= 80  chaises &quantite=80&capacite=120&categorie=mobilier&categorie=mobilier.tables&nature=pret&nature=don&commune=38185&autour=38158&rayon=7,5&gratuit=on&pmr=1&tri=distance&vue=carte&page=3').params).toEqual({
      ...EVERYTHING, text: '80 chaises', quantity: 80, capacity: 120, categories: ['mobilier', 'mobilier.tables'], natures: ['pret', 'don'], communes: ['38185'],
      around: { commune: '38158', radius: 7.5 }, free: true, accessible: true, sort: 'distance', view: 'carte', page: 3,
    })
  })
  test('what a plain form sends empty is not asked', () => {
    expect(parse('q=&du=&au=&heure_du=&quantite=&capacite=&vue=&commune=&autour=&rayon=10&tri=&page=')).toEqual({ params: EVERYTHING, event: null, problems: [] })
  })
  test.each([
    ['quantite=0', 'quantite: invalid_quantity'], ['quantite=-3', 'quantite: invalid_quantity'], ['quantite=12 environ', 'quantite: invalid_quantity'], ['quantite=999999999', 'quantite: quantity_too_big'],
    ['capacite=0', 'capacite: invalid_capacity'], ['capacite=-5', 'capacite: invalid_capacity'], ['capacite=1e9', 'capacite: invalid_capacity'], ['capacite=999999999', 'capacite: quantity_too_big'], ['vue=satellite', 'vue: invalid_choice'],
    ['categorie=jardin', 'categorie: unknown_category'], ['nature=pret"] OR 1=1', 'nature: unknown_nature'], ['commune=Eybens', 'commune: unknown_commune'],
    ['autour=38158&rayon=-1', 'rayon: invalid_radius'], ['autour=38158&rayon=1e9', 'rayon: invalid_radius'], ['rayon=abc', 'rayon: invalid_radius'],
    ['tri=prix', 'tri: invalid_choice'], ['tri=distance', 'tri: distance_without_place'], ['gratuit=peut-être', 'gratuit: invalid_choice'], ['page=-1', 'page: invalid_page'],
    ['q=chaises&q=tables', 'q: repeated'], ['du=2027-06-12&du=2027-06-13', 'du: repeated'], ['page=2&page=3', 'page: repeated'], ['tri=recent&tri=pertinence', 'tri: repeated'],
  ])('%s is left out, and said', (query, expected) => expect(problems(query)).toEqual([expected]))

  test('what is given twice is the same once; of what differs the first counts', () => {
    expect(problems('q=chaises&q=chaises&q=')).toEqual([])
    expect(parse('quantite=5&quantite=7')).toMatchObject({ params: { quantity: 5 }, problems: [{ param: 'quantite', code: 'repeated', details: { value: '5' } }] })
  })

  test('of too many communes the first hundred count, and that is said', () => {
    const { params, problems } = parse(Array.from({ length: 120 }, (_, i) => `commune=38${String(i).padStart(3, '0')}`).join('&'))
    expect(params.communes).toHaveLength(100)
    expect(problems).toEqual([{ param: 'commune', code: 'too_many_values', details: { max: 100 } }])
  })

  test('a page of a thousand million is asked as it is: the search knows its last', () => expect(parse('page=1000000000').params.page).toBe(1_000_000_000))

  test('10,000 characters are cut, never within a character', () => {
    const { params, problems } = parse(new URLSearchParams({ q: 'x' + '🪑'.repeat(5000) }).toString())
    expect(params.text).toBe('x' + '🪑'.repeat(99))
    expect(problems).toEqual([{ param: 'q', code: 'text_too_long', details: { max: 200 } }])
  })

  test.each(['du', 'nature', 'quantite', 'tri'])('a wrong %s is said again in short, with whole characters that can be seen', (name) => {
    const said = (value: string) => parse(new URLSearchParams({ [name]: value }).toString()).problems[0]!.details!.value
    expect(said(`${'a'.repeat(39)}🪑${'b'.repeat(9)}`)).toBe(`${'a'.repeat(39)}…`)
    expect(said('a\u0000b')).toBe('a\uFFFDb')
  })

  test('nothing that anybody types makes it fail', () => {
    const names = fc.constantFrom('q', 'du', 'au', 'heure_du', 'quantite', 'categorie', 'nature', 'commune', 'autour', 'rayon', 'gratuit', 'pmr', 'tri', 'capacite', 'vue', 'page')
    const value = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('2027-06-12', '2027-06-12T09:00', '0000-01-01', '9999-12-31', '2027-06-12T09:00-99:99', '1e9', 'NaN', '-0'))
    fc.assert(fc.property(fc.array(fc.tuple(names, value)), (pairs) => {
      const { params, event } = parseSearch(new URLSearchParams(pairs), NOW)
      if (event) expect(event.startsAt < event.endsAt).toBe(true)
      expect(params.page).toBeGreaterThanOrEqual(1)
    }))
  })
})

describe('the address of a search', () => {
  test('everything is /annonces', () => expect(searchHref(EVERYTHING)).toBe('/annonces'))

  test('reads back as what was asked', () => {
    const params: fc.Arbitrary<SearchParams> = fc.record({
      text: fc.constantFrom('', 'chaises', "l’atelier & co"), from: fc.constantFrom('2027-06-12', '2027-06-12T09:00'), to: fc.constantFrom('', '2027-06-14', '2027-06-14T18:30'), quantity: fc.integer({ min: 1, max: 100_000 }), capacity: fc.integer({ min: 0, max: 100_000 }),
      categories: fc.subarray(['mobilier', 'tentes.barnums']), natures: fc.subarray(['pret', 'salle'] as const), communes: fc.subarray(['38185', '38158']),
      around: fc.constantFrom(null, { commune: '38185', radius: null }, { commune: '38185', radius: 5 }), free: fc.boolean(), accessible: fc.boolean(), sort: fc.constantFrom('pertinence', 'recent'), view: fc.constantFrom('liste', 'carte'), page: fc.integer({ min: 1, max: 99 }),
    }) as never
    fc.assert(fc.property(params, (asked) => {
      const read = parseSearch(new URL(searchHref(asked, { page: asked.page }), 'http://site').searchParams, NOW)
      expect(read.problems).toEqual([])
      expect(read.params).toEqual(asked)
    }))
  })
})
