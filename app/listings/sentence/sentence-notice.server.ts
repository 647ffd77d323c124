import type { Translator } from '~/messages/catalogue.server'

import type { Link } from '../search-links.server'
import { parseSearch } from '../search-params'
import { EVERYTHING, SEARCH_LIMITS, searchHref, type SearchParams } from '../search-query'
import type { Place } from './places'
import { type ReadSentence, readSentence } from './read-sentence'

/** What the page says of the sentence it comes from, in the reader's words. */
export interface SentenceNotice {
  words: Record<'label' | 'understood' | 'remove' | 'literally', string>
  /** What it asks for, among the filters in force. */
  understood: Link[]
  /** The other filters in force. */
  others: Link[]
  /** What of it the fields overrule; empty where nothing. */
  unused: string
  unclear: string[]
  /** The same words, looked for as they are. */
  literally: string
}

/**
 * How the sentence in `dit` was read; null where the address names none.
 * @param chips the filters in force, each with the address without it.
 */
export function sentenceNotice(query: URLSearchParams, now: Date, communes: readonly Place[], chips: Link[], t: Translator<'searchBox'>): SentenceNotice | null {
  const typed = (query.get('dit') ?? '').trim()
  if (typed === '' || typed.length > SEARCH_LIMITS.text) return null
  const read = readSentence(typed, now, { communes })
  const { params } = parseSearch(query, now)
  const parts = partsOf(read, params)
  const understood = chips.filter((chip) => parts.some(({ inForce, filters }) => inForce && filters.some(([name, value]) => takesAway(chip, name, value))))
  const unused = parts.filter(({ inForce }) => !inForce).map(({ text }) => t('sentence.quoted', { text })).join(', ')
  return {
    words: { label: t('sentence.label'), understood: t('sentence.understood'), remove: t('sentence.remove'), literally: t('sentence.literally') },
    understood, others: chips.filter((chip) => !understood.includes(chip)),
    unused: unused && t('sentence.unused', { texts: unused }),
    unclear: read.unclear.map(({ text, reason }) => t(`sentence.unclear.${reason}`, { text })),
    literally: searchHref({ ...EVERYTHING, text: typed }),
  }
}

interface Part {
  text: string
  inForce: boolean
  /** The parameters by which an address asks for it. */
  filters: [name: string, value: string][]
}

function partsOf({ dates, quantity, capacity, place }: ReadSentence, params: SearchParams): Part[] {
  const parts: Part[] = []
  if (dates) parts.push({ text: dates.text, inForce: params.from === dates.value.from && params.to === dates.value.to, filters: [['du', dates.value.from]] })
  if (quantity && quantity.value > 1) parts.push({ text: quantity.text, inForce: params.quantity === quantity.value, filters: [['quantite', String(quantity.value)]] })
  if (capacity) parts.push({ text: capacity.text, inForce: params.capacity === capacity.value, filters: [['capacite', String(capacity.value)]] })
  if (place && 'around' in place.value) parts.push({ text: place.text, inForce: params.around?.commune === place.value.around, filters: [['autour', place.value.around]] })
  if (place && 'communes' in place.value) {
    const asked = place.value.communes
    parts.push({ text: place.text, inForce: asked.every((insee) => params.communes.includes(insee)), filters: asked.map((insee) => ['commune', insee]) })
  }
  return parts
}

const takesAway = ({ href }: Link, name: string, value: string) => !new URLSearchParams(href.split('?')[1] ?? '').getAll(name).includes(value)
