import fc from 'fast-check'
import { expect, test } from 'vitest'

import { readSentence } from '~/listings/sentence/read-sentence'
import { parseSearch } from '~/listings/search-params'
import { SEARCH_LIMITS } from '~/listings/search-query'
import { isDay, parisMoment } from '~/platform/paris-time'

import { COMMUNES } from '../../support/sentences'

const read = (typed: string, now: Date) => readSentence(typed, now, { communes: COMMUNES })

const PIECES = [
  'chaises', 'minibus', 'salle', 'barnum 3x3', '80', '9 places', '12', '2 x 400 W', 'du', 'au', 'de', 'à', 'et', 'ou', ',', '-', '(', ')', '/', 'le', 'ce', 'samedi', 'sam.', 'mardi', 'prochain', 'juin', 'février', '30', '31',
  '12-14 juin', 'du 12 au', '2020', '2028', '12/06', '29/02/2028', '19h-22h', '25h', 'matin', 'week-end', 'semaine prochaine', 'en huit', 'dans', 'jours', 'à Eybens', 'autour de', 'Grenoble', 'km', 'pendant', 'fête de la musique',
  'pour', 'personnes', 'environ', "l'", "d'", 'x', 'une vingtaine de', 'à partir du', 'jusqu’à', 'hier', 'tous les', 'mars', 'é', 'œuf', '\u0000', '𝟙', '\u0301', '½', 'ﬁ',
]
const sentence = fc.oneof(
  { weight: 5, arbitrary: fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map((pieces) => pieces.join(' ')) },
  { weight: 1, arbitrary: fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map((pieces) => pieces.join('')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 210 }) },
)
const moment = fc.date({ min: new Date('2026-01-01T00:00:00Z'), max: new Date('2031-12-31T23:59:00Z'), noInvalidDate: true })

const plainSpaces = (text: string) => text.normalize('NFC').replace(/[\p{Cc}\s]+/gu, ' ').trim()

/** Spaces apart: one stands where a piece was taken out between two signs. */
function isSubsequence(short: string, long: string): boolean {
  const wanted = [...short.replaceAll(' ', '')]
  let at = 0
  for (const character of long) if (character === wanted[at]) at++
  return at === wanted.length
}

test('whatever is typed, whenever: the words are some of those typed, in their order, and dates can be asked for', () => {
  fc.assert(
    fc.property(sentence, moment, (typed, now) => {
      const { words, dates, quantity, capacity, place } = read(typed, now)
      expect(isSubsequence(words, plainSpaces(typed)), `${words} of ${typed}`).toBe(true)
      if (dates) {
        expect(isDay(dates.value.from.slice(0, 10))).toBe(true)
        expect(dates.value.from.slice(0, 10) >= parisMoment(now).day).toBe(true)
        const { params, problems } = parseSearch(new URLSearchParams({ du: dates.value.from, au: dates.value.to }), now)
        expect(problems).toEqual([])
        expect({ from: params.from, to: params.to }).toEqual(dates.value)
      }
      for (const number of [quantity?.value, capacity?.value]) if (number !== undefined) expect(number >= 1 && number <= SEARCH_LIMITS.quantity && Number.isInteger(number)).toBe(true)
      if (place && 'around' in place.value) expect(place.value.radius > 0 && place.value.radius <= SEARCH_LIMITS.radius).toBe(true)
    }),
    { numRuns: 3000 },
  )
})

test('where nothing is recognised, nothing is touched but spaces', () => {
  fc.assert(
    fc.property(sentence, moment, (typed, now) => {
      const { words, dates, quantity, capacity, place, unclear } = read(typed, now)
      if (!dates && !quantity && !capacity && !place && unclear.length === 0 && !/bonjour|cherch|besoin/.test(typed)) expect(words).toBe(plainSpaces(typed))
    }),
    { numRuns: 1000 },
  )
})

test('what is left can be read again, and then nothing more is found of time and place', () => {
  for (const typed of ['80 chaises, du 12 au 14 juin, autour d’Échirolles', 'salle 19h-22h mardi à Eybens', 'minibus 9 places samedi prochain']) {
    const { words } = read(typed, new Date('2027-06-09T10:00:00Z'))
    expect(read(words, new Date('2027-06-09T10:00:00Z'))).toMatchObject({ words, dates: null, place: null, quantity: null, unclear: [] })
  }
})

test('a text longer than the search takes is left whole', () => {
  const typed = `${'chaises '.repeat(40)}samedi`
  expect(read(typed, new Date('2027-06-09T10:00:00Z'))).toMatchObject({ words: typed, dates: null })
})

test('a sentence is read to its end, however it is twisted', () => {
  const twisted = ['12 et '.repeat(33), '1,'.repeat(100), 'week-end du '.repeat(16), 'samedi 12 juin '.repeat(13), 'à '.repeat(99), '('.repeat(200)]
  for (const typed of twisted) expect(typeof read(typed, new Date('2027-06-09T10:00:00Z')).words).toBe('string')
})
