import { parseSearch } from '../search-params'
import { SEARCH_LIMITS, searchHref } from '../search-query'
import type { Place } from './places'
import { type ReadSentence, readSentence } from './read-sentence'

/** The plain fields that say the same as a part of the sentence. */
const FIELDS = { dates: ['du', 'au', 'heure_du', 'heure_au'], quantity: ['quantite'], capacity: ['capacite'], place: ['autour', 'rayon'] } as const

/**
 * Where a form leads whose words may say more than words (`lire`): the search as if it had been asked in the plain fields, with
 * `dit` for the sentence. A field that the person has just filled in (unlike `avant`, what the form held when it was shown)
 * wins over the sentence. Null where there is nothing to read.
 */
export function sentenceAddress(query: URLSearchParams, now: Date, communes: readonly Place[]): string | null {
  if (!query.has('lire')) return null
  const typed = query.get('q') ?? ''
  if (typed.length > SEARCH_LIMITS.text) return null
  const read = readSentence(typed, now, { communes })
  const asked = withRead(query, read)
  const { params, problems } = parseSearch(asked, now)
  // What is wrong in a field must come back to it as it was typed.
  const address = problems.length === 0 ? searchHref(params) : `/annonces?${asked}`
  return recognisesAnything(read) ? `${address}${address.includes('?') ? '&' : '?'}${new URLSearchParams({ dit: plain(typed) })}` : address
}

const plain = (text: string) => text.normalize('NFC').replace(/[\p{Cc}\s]+/gu, ' ').trim()
const recognisesAnything = ({ dates, quantity, capacity, place, unclear }: ReadSentence) => dates !== null || quantity !== null || capacity !== null || place !== null || unclear.length > 0

function withRead(query: URLSearchParams, read: ReadSentence): URLSearchParams {
  const before = new URLSearchParams(query.get('avant') ?? '')
  const asked = new URLSearchParams([...query].filter(([name, value]) => value.trim() !== '' && !['lire', 'avant', 'dit', 'page', 'q'].includes(name)))
  const isFilledIn = (part: keyof typeof FIELDS) => FIELDS[part].some((name) => asked.has(name) && asked.get(name) !== before.get(name))
  const set = (part: keyof typeof FIELDS, values: Record<string, string>) => {
    for (const name of FIELDS[part]) asked.delete(name)
    for (const [name, value] of Object.entries(values)) if (value) asked.set(name, value)
  }
  if (read.words) asked.set('q', read.words)
  if (read.dates && !isFilledIn('dates')) set('dates', { du: read.dates.value.from, au: read.dates.value.to })
  if (read.quantity && !isFilledIn('quantity')) set('quantity', { quantite: String(read.quantity.value) })
  if (read.capacity && !isFilledIn('capacity')) set('capacity', { capacite: String(read.capacity.value) })
  if (read.place && !isFilledIn('place')) {
    const place = read.place.value
    set('place', 'around' in place ? { autour: place.around, rayon: String(place.radius) } : {})
    asked.delete('commune')
    if ('communes' in place) {
      for (const insee of place.communes) asked.append('commune', insee)
      if (asked.get('tri') === 'distance') asked.delete('tri')
    }
  }
  return asked
}
