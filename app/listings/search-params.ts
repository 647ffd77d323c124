import { type Period, wholeDays } from '~/loans/loan-period'
import { addDays, daysBetween, isDay, isTime, parisInstant, parisMoment } from '~/platform/paris-time'

import { EVERYTHING, SEARCH_LIMITS, type SearchParams, SORTS, type Sort, VIEWS } from './search-query'
import { categoryOf, NATURES, type Nature } from './taxonomy'

/** What could not be used, by the name of its parameter; its words are `search.problems.<code>`. */
export interface SearchProblem {
  param: string
  code: string
  details?: Record<string, string | number>
}

export interface ParsedSearch {
  params: SearchParams
  /** The event asked for, half-open; null without (good) dates. */
  event: Period | null
  problems: SearchProblem[]
}

/**
 * Reads the parameters of a search. Forgiving but honest: what is wrong is left out and said, what is missing is not asked
 * for, and nothing throws. `du` alone is that day, or from that hour to the end of its day; `au` as a day is included; today
 * begins now. The plain form sends hours apart (`heure_du`, `heure_au`).
 */
export function parseSearch(query: URLSearchParams, now: Date): ParsedSearch {
  const problems: SearchProblem[] = []
  const problem = (param: string, code: string, details?: SearchProblem['details']) => void problems.push({ param, code, ...(details && { details }) })
  const reader = { one: (name: string) => (query.get(name) ?? '').trim(), all: (name: string) => valuesOf(query, name), problem }
  const dates = readDates(reader, now)
  const around = readAround(reader)
  const params: SearchParams = {
    ...EVERYTHING,
    text: readText(reader), from: dates?.from ?? '', to: dates?.to ?? '',
    quantity: readWhole(reader, 'quantite', { max: SEARCH_LIMITS.quantity, code: 'invalid_quantity', missing: 1 }),
    capacity: readWhole(reader, 'capacite', { max: SEARCH_LIMITS.capacity, code: 'invalid_capacity', missing: 0 }),
    categories: known(reader, 'categorie', (slug) => categoryOf(slug) !== null, 'unknown_category'),
    natures: known(reader, 'nature', (slug) => (NATURES as readonly string[]).includes(slug), 'unknown_nature') as Nature[],
    communes: known(reader, 'commune', isInsee, 'unknown_commune'),
    around,
    free: readFlag(reader, 'gratuit'), accessible: readFlag(reader, 'pmr'),
    sort: readSort(reader, around !== null),
    view: readChoice(reader, 'vue', VIEWS),
    page: readWhole(reader, 'page', { max: Number.MAX_SAFE_INTEGER, code: 'invalid_page', missing: 1 }),
  }
  for (const name of SINGLE) {
    const [first = '', ...others] = reader.all(name)
    if (others.length > 0) problem(name, 'repeated', { value: shortened(first) })
  }
  return { params, event: dates?.event ?? null, problems }
}

/** The event that the dates of a search mean; null where nothing can be asked then. */
export const eventOf = ({ from, to }: Pick<SearchParams, 'from' | 'to'>, now: Date): Period | null =>
  readDates({ one: (name) => ({ du: from, au: to })[name] ?? '', all: () => [], problem: () => {} }, now)?.event ?? null

/** Of what is given more than once the first counts. */
const SINGLE = ['q', 'du', 'heure_du', 'au', 'heure_au', 'quantite', 'capacite', 'autour', 'rayon', 'gratuit', 'pmr', 'tri', 'vue', 'page']

interface Reader {
  one(name: string): string
  all(name: string): string[]
  problem(param: string, code: string, details?: SearchProblem['details']): void
}

const valuesOf = (query: URLSearchParams, name: string) => [...new Set(query.getAll(name).map((value) => value.trim()).filter(Boolean))]
const isInsee = (code: string) => /^\d[\dAB]\d{3}$/.test(code)
/** Its first UTF-16 units, at most so many, never half of a character: the page in the browser would differ from the one sent. */
export const cutTo = (text: string, length: number) => text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '')
/** What is said again of a wrong value: short, and nothing that cannot be seen. */
const shortened = (value: string) => (value.length > 40 ? `${cutTo(value, 40)}…` : value).replace(/\p{Cc}/gu, '\uFFFD')

function readText({ one, problem }: Reader): string {
  const text = one('q').replace(/[\p{Cc}\s]+/gu, ' ').trim()
  if (text.length <= SEARCH_LIMITS.text) return text
  problem('q', 'text_too_long', { max: SEARCH_LIMITS.text })
  return cutTo(text, SEARCH_LIMITS.text).trim()
}

function known({ all, problem }: Reader, name: string, isKnown: (value: string) => boolean, code: string): string[] {
  const values = all(name)
  const unknown = values.filter((value) => !isKnown(value))
  if (unknown.length > 0) problem(name, code, { value: shortened(unknown.join(', ')) })
  if (values.length > SEARCH_LIMITS.values) problem(name, 'too_many_values', { max: SEARCH_LIMITS.values })
  return values.slice(0, SEARCH_LIMITS.values).filter(isKnown)
}

function readWhole({ one, problem }: Reader, name: string, { max, code, missing }: { max: number; code: string; missing: number }): number {
  const text = one(name)
  if (text === '') return missing
  if (!/^\d+$/.test(text) || Number(text) < 1) {
    problem(name, code, { value: shortened(text) })
    return missing
  }
  if (Number(text) > max && name !== 'page') problem(name, 'quantity_too_big', { max })
  return Math.min(Number(text), max)
}

function readFlag({ one, problem }: Reader, name: string): boolean {
  const value = one(name).toLowerCase()
  if (['', '0', 'non', 'false', 'no'].includes(value)) return false
  if (['1', 'oui', 'true', 'yes', 'on'].includes(value)) return true
  problem(name, 'invalid_choice', { value: shortened(value) })
  return false
}

function readAround({ one, problem }: Reader): SearchParams['around'] {
  const commune = one('autour')
  const radius = one('rayon').replace(',', '.')
  if (commune === '') {
    // The plain form always sends a radius; only a strange one is worth a word.
    if (radius !== '' && !goodRadius(radius)) problem('rayon', 'invalid_radius', { max: SEARCH_LIMITS.radius })
    return null
  }
  if (!isInsee(commune)) {
    problem('autour', 'unknown_commune', { value: shortened(commune) })
    return null
  }
  if (radius !== '' && !goodRadius(radius)) {
    problem('rayon', 'invalid_radius', { max: SEARCH_LIMITS.radius })
    return { commune, radius: null }
  }
  return { commune, radius: radius === '' ? null : Number(radius) }
}

const goodRadius = (text: string) => /^\d{1,4}(\.\d{1,3})?$/.test(text) && Number(text) > 0 && Number(text) <= SEARCH_LIMITS.radius

/** One of a few values; the first of them where it is missing or wrong. */
function readChoice<T extends string>({ one, problem }: Reader, name: string, choices: readonly [T, ...T[]]): T {
  const value = one(name)
  const known = choices.find((choice) => choice === value)
  if (!known && value !== '') problem(name, 'invalid_choice', { value: shortened(value) })
  return known ?? choices[0]
}

function readSort(reader: Reader, hasPlace: boolean): Sort {
  const sort = readChoice(reader, 'tri', SORTS)
  if (sort !== 'distance' || hasPlace) return sort
  reader.problem('tri', 'distance_without_place')
  return 'pertinence'
}

/** One end of the dates, as typed: a day of Paris, with or without its hour. */
interface TypedMoment {
  day: string
  time: string | null
}

function readDates(reader: Reader, now: Date): { from: string; to: string; event: Period } | null {
  const { one, problem } = reader
  const du = readMoment(reader, 'du', 'heure_du')
  const au = readMoment(reader, 'au', 'heure_au')
  if (du === 'bad' || au === 'bad') return null
  if (!du) {
    if (au || one('heure_du') || one('heure_au')) problem('du', 'start_missing')
    return null
  }
  const end = au ?? { day: du.day, time: null }
  if (end.time === null ? end.day < du.day : instantOf(end) <= instantOf(du)) return refuse(problem, 'au', 'end_before_start')
  const today = parisMoment(now).day
  for (const [name, { day }] of [['du', du], ['au', end]] as const)
    if (daysBetween(today, day) > SEARCH_LIMITS.yearsAhead * 366) return refuse(problem, name, 'too_far_ahead', { years: SEARCH_LIMITS.yearsAhead })
  const event = { startsAt: instantOf(du), endsAt: end.time === null ? parisInstant(addDays(end.day, 1)) : instantOf(end) }
  if (du.day < today || event.endsAt <= now || (du.time !== null && event.startsAt < now)) return refuse(problem, 'du', 'start_in_past')
  if (daysBetween(du.day, end.day) >= SEARCH_LIMITS.days) return refuse(problem, 'au', 'period_too_long', { days: SEARCH_LIMITS.days })
  if (event.startsAt < now) event.startsAt = now
  return { from: written(du), to: au ? written(au) : '', event }
}

function refuse(problem: Reader['problem'], param: string, code: string, details?: SearchProblem['details']): null {
  problem(param, code, details)
  return null
}

const instantOf = ({ day, time }: TypedMoment) => (time === null ? wholeDays(day, day).startsAt : parisInstant(day, time))
const written = ({ day, time }: TypedMoment) => (time === null ? day : `${day}T${time}`)

/** `2027-06-12`, `2027-06-12T09:00`, with seconds, with an offset (whose + an address may have turned into a space). */
function readMoment({ one, problem }: Reader, name: string, timeName: string): TypedMoment | null | 'bad' {
  const text = one(name)
  const hour = one(timeName)
  if (text === '') return null
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+ -]\d{2}:?\d{2})?)?$/.exec(text)
  const [, day = '', time, offset] = match ?? []
  if (!match || !isDay(day) || Number(day.slice(0, 4)) < 1900 || (time !== undefined && !isTime(time))) {
    problem(name, 'invalid_date', { value: shortened(text) })
    return 'bad'
  }
  if (time === undefined && hour !== '') {
    if (isTime(hour)) return { day, time: hour }
    problem(timeName, 'invalid_time', { value: shortened(hour) })
    return { day, time: null }
  }
  if (time === undefined || offset === undefined) return { day, time: time ?? null }
  const instant = new Date(`${day}T${time}:00${offset.replace(' ', '+').replace(/(\d{2}):?(\d{2})$/, '$1:$2')}`)
  if (Number.isNaN(instant.getTime())) {
    problem(name, 'invalid_date', { value: shortened(text) })
    return 'bad'
  }
  const moment = parisMoment(instant)
  return { day: moment.day, time: moment.time }
}
