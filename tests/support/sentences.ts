import communes from '../../app/territory/data/communes-grenoble-alpes-metropole.json'
import { readSentence } from '~/listings/sentence/read-sentence'
import { parisInstant } from '~/platform/paris-time'

export const COMMUNES = communes.map(({ insee, nom }) => ({ insee, name: nom }))
const nameOf = (insee: string) => COMMUNES.find((commune) => commune.insee === insee)?.name

/** A Wednesday: Saturday is the 12th. */
export const WEDNESDAY = parisInstant('2027-06-09', '12:00')

/** What is read of a sentence, in one line: `chaises | 2027-06-12..2027-06-14 | n=80 | 10 km of Échirolles | ? vague (en juin)`. */
export function reading(sentence: string, now = WEDNESDAY): string {
  const { words, dates, quantity, capacity, place, unclear } = readSentence(sentence, now, { communes: COMMUNES })
  return [
    words,
    ...(dates ? [[dates.value.from, dates.value.to].filter(Boolean).join('..')] : []),
    ...(quantity ? [`n=${quantity.value}`] : []),
    ...(capacity ? [`people=${capacity.value}`] : []),
    ...(place ? ['communes' in place.value ? `in ${place.value.communes.map(nameOf).join('+')}` : `${place.value.radius} km of ${nameOf(place.value.around)}`] : []),
    ...unclear.map(({ text, reason }) => `? ${reason} (${text})`),
  ].join(' | ').trim()
}

/** The rows of a table of sentences, `what is typed => what is read`, one a line. */
export const rows = (table: string): (readonly [string, string])[] =>
  table.split('\n').filter((line) => line.trim() !== '').map((line) => {
    const [typed = '', read = ''] = line.split('=>')
    return [typed.trim(), read.trim()] as const
  })
