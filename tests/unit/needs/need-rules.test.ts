import { describe, expect, test } from 'vitest'

import { parseSearch } from '~/listings/search-params'
import { wholeDays } from '~/loans/loan-period'
import { isNarrowed, needQuery, type NeedTerms, valuesOfSearch, wishedListingHref } from '~/needs/need-query'
import { mayChange, needState, roundDay, standsUntil } from '~/needs/need-rules'
import { parisInstant } from '~/platform/paris-time'

const NOW = parisInstant('2027-05-20', '10:00')
const ANYTHING: NeedTerms = {
  words: '', quantity: 1, capacity: 0, natures: [], category: null, free: false, accessible: false, communeInsee: null, radiusKm: null, startsAt: null, endsAt: null, byHours: false,
}

describe('how long a need stands', () => {
  test('until its event ends', () => expect(standsUntil(wholeDays('2027-06-12', '2027-06-13'), NOW)).toEqual(parisInstant('2027-06-14')))
  test('sixty whole days of Paris without dates, whatever the clocks do meanwhile', () => {
    expect(standsUntil(null, NOW)).toEqual(parisInstant('2027-07-20'))
    expect(standsUntil(null, parisInstant('2027-10-01', '23:30'))).toEqual(parisInstant('2027-12-01'))
  })
})

describe('where a need is', () => {
  const open = { closedAt: null, ending: null, hiddenAt: null, standsUntil: parisInstant('2027-06-01') }
  test.each([
    ['open', open, 'open', true],
    ['hidden by a coordinator', { ...open, hiddenAt: NOW }, 'hidden', true],
    ['over at the very end of its time', { ...open, standsUntil: NOW }, 'expired', true],
    ['over, hidden or not', { ...open, hiddenAt: NOW, standsUntil: NOW }, 'expired', true],
    ['found', { ...open, closedAt: NOW, ending: 'found' as const }, 'found', false],
    ['withdrawn', { ...open, closedAt: NOW, ending: 'withdrawn' as const, hiddenAt: NOW }, 'withdrawn', false],
  ])('%s', (_name, facts, state, changeable) => {
    expect(needState(facts, NOW)).toBe(state)
    expect(mayChange(needState(facts, NOW))).toBe(changeable)
  })
})

test.each([
  ['2027-07-01T15:59:00Z', null],
  ['2027-07-01T16:00:00Z', '2027-07-01'],
  ['2027-12-01T16:59:00Z', null],
  ['2027-12-01T17:00:00Z', '2027-12-01'],
  ['2027-12-31T23:30:00Z', null],
])('at %s the round of the day is %s', (instant, day) => expect(roundDay(new Date(instant))).toBe(day))

describe('a need as a search', () => {
  const ask = (terms: Partial<NeedTerms>, now = NOW) => needQuery({ ...ANYTHING, ...terms }, now)?.toString() ?? null

  test('asks the same as the page of annonces would', () => {
    const terms: NeedTerms = { ...ANYTHING, words: 'chaises pliantes', quantity: 80, natures: ['pret', 'don'], category: 'mobilier.chaises', free: true, communeInsee: '38158', radiusKm: 10, ...wholeDays('2027-06-12', '2027-06-13') }
    const { params, event, problems } = parseSearch(needQuery(terms, NOW)!, NOW)
    expect(problems).toEqual([])
    expect(params).toMatchObject({ text: 'chaises pliantes', quantity: 80, natures: ['pret', 'don'], categories: ['mobilier.chaises'], free: true, around: { commune: '38158', radius: 10 }, communes: [] })
    expect(event).toEqual(wholeDays('2027-06-12', '2027-06-13'))
  })

  test('in a commune is a filter, towards one is an order', () => {
    expect(ask({ communeInsee: '38158', radiusKm: 0 })).toBe('commune=38158')
    expect(ask({ communeInsee: '38158' })).toBe('autour=38158')
  })

  test('leaves out what is past of an event that has begun', () => {
    expect(ask(wholeDays('2027-05-18', '2027-05-22'))).toBe('du=2027-05-20&au=2027-05-22')
    expect(ask({ startsAt: parisInstant('2027-05-20', '08:00'), endsAt: parisInstant('2027-05-20', '12:00'), byHours: true }, new Date(NOW.getTime() + 1)))
      .toBe('du=2027-05-20T10%3A01&au=2027-05-20T12%3A00')
  })

  test('asks nothing once the event is over, never everything', () => {
    expect(ask(wholeDays('2027-05-18', '2027-05-19'))).toBeNull()
    expect(ask({ startsAt: parisInstant('2027-05-20', '08:00'), endsAt: NOW, byHours: true })).toBeNull()
  })

  test('of the last day ends with that day', () => {
    const event = wholeDays('2027-05-18', '2027-05-20')
    expect(parseSearch(needQuery({ ...ANYTHING, words: 'x', ...event }, NOW)!, NOW)).toMatchObject({ problems: [], event: { startsAt: NOW, endsAt: event.endsAt } })
  })
})

test('an annonce opens with the dates and the quantity of the need filled in', () => {
  expect(wishedListingHref(12, { ...ANYTHING, quantity: 80, ...wholeDays('2027-06-12', '2027-06-13') }, NOW)).toBe('/annonces/12?du=2027-06-12&au=2027-06-13&quantite=80')
  expect(wishedListingHref(12, ANYTHING, NOW)).toBe('/annonces/12')
})

describe('a form filled from a search', () => {
  const fill = (query: string) => valuesOfSearch(parseSearch(new URLSearchParams(query), NOW).params)

  test('holds what was searched', () => {
    expect(fill('q=salle&du=2027-06-12T19:00&au=2027-06-12T22:00&quantite=2&capacite=50&categorie=salles.reunion&nature=salle&autour=38158&rayon=10&pmr=1')).toEqual({
      q: 'salle', du: '2027-06-12', heure_du: '19:00', au: '2027-06-12', heure_au: '22:00', quantite: '2', capacite: '50', categorie: 'salles.reunion', nature: ['salle'],
      autour: '38158', rayon: '10', gratuit: false, pmr: true,
    })
  })

  test('never finds less than the search: the next radius, the commune itself, the category that holds all its shelves', () => {
    expect(fill('autour=38158&rayon=12')).toMatchObject({ autour: '38158', rayon: '20' })
    expect(fill('autour=38158&rayon=120')).toMatchObject({ rayon: '' })
    expect(fill('commune=38158')).toMatchObject({ autour: '38158', rayon: '0' })
    expect(fill('categorie=mobilier.chaises&categorie=mobilier.tables')).toMatchObject({ categorie: 'mobilier' })
    expect(fill('categorie=mobilier.chaises&categorie=salles')).toMatchObject({ categorie: '' })
  })

  test.each([['categorie=mobilier&categorie=salles', true], ['commune=38158&commune=38185', true], ['commune=38158&autour=38185', true], ['categorie=mobilier&commune=38158', false]])('says whether %s was more than a need can hold: %s', (query, narrowed) =>
    expect(isNarrowed(parseSearch(new URLSearchParams(query), NOW).params)).toBe(narrowed))
})
