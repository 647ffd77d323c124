import { anyPhrase, lookUp, phrase, plainNumber, type Read, type Token } from './tokens'

/** Hours of a day, `HH:MM`; empty where the sentence does not say. `24:00` is the midnight that ends the day. */
export interface Hours {
  from: string
  to: string
}

export const NO_HOURS: Hours = { from: '', to: '' }

/** The heart of each part of a day: a narrower window finds more that is free. */
const PARTS: ReadonlyMap<string, Hours> = new Map(
  Object.entries({
    'entre midi et deux': { from: '12:00', to: '14:00' }, matin: { from: '09:00', to: '12:00' }, matinee: { from: '09:00', to: '12:00' }, midi: { from: '12:00', to: '14:00' },
    'apres midi': { from: '14:00', to: '18:00' }, aprem: { from: '14:00', to: '18:00' }, soir: { from: '19:00', to: '22:00' }, soiree: { from: '19:00', to: '22:00' },
  }),
)
const BEFORE_A_PART = ['au', 'le', 'en', 'dans la', 'dans l', 'en fin d', 'l', 'la']
const WHOLE_DAY = ['toute la journee', 'la journee', 'en journee', 'journee entiere', 'la journee entiere', 'journee']

const clock = (hour: number, minute: number) => (hour <= 23 && minute <= 59) || (hour === 24 && minute === 0) ? `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}` : null

/** « 19h », « 19 h 30 », « 14 heures », « 19:30 », « midi », « minuit ». */
export function readHour(tokens: Token[], i: number): Read<string> {
  if (tokens[i]?.text === 'midi') return { value: '12:00', next: i + 1 }
  if (tokens[i]?.text === 'minuit') return { value: '24:00', next: i + 1 }
  const hour = plainNumber(tokens, i)
  const mark = tokens[i + 1]
  if (hour === null || !mark) return null
  const minutes = tokens[i + 2]
  const twoDigits = minutes?.kind === 'number' && minutes.text.length === 2
  if (mark.text === ':') return twoDigits && mark.glued && minutes.glued ? timed(hour, Number(minutes.text), i + 3) : null
  if (!['h', 'heure', 'heures'].includes(mark.text)) return null
  // « 19h 30 chaises » are chairs, « 19 h 30 » is an hour.
  const hasMinutes = twoDigits && (minutes.glued || !mark.glued)
  const behind = hasMinutes ? i + 3 : i + 2
  const evening = anyPhrase(tokens, behind, ['du soir', 'de l apres midi'])
  return timed(evening !== null && hour < 12 ? hour + 12 : hour, hasMinutes ? Number(minutes.text) : 0, evening ?? phrase(tokens, behind, 'du matin') ?? behind)
}

function timed(hour: number, minute: number, next: number): Read<string> {
  const value = clock(hour, minute)
  return value === null ? null : { value, next }
}

/** « 19h-22h », « de 19 à 22h », « entre 14h et 18h30 », « à 14h jusqu’à 18h », « 14h 18h ». */
export function readHourRange(tokens: Token[], i: number): Read<Hours> {
  const opening = ['de', 'entre', 'a', 'des'].find((word) => tokens[i]?.text === word)
  const begin = opening ? i + 1 : i
  const exact = readHour(tokens, begin)
  const bare = exact || opening === 'a' || opening === 'des' ? null : plainNumber(tokens, begin)
  const from = exact?.value ?? (bare === null ? null : clock(bare, 0))
  const afterFrom = exact?.next ?? begin + 1
  const said = from === null ? null : opening === 'entre' ? phrase(tokens, afterFrom, 'et') : anyPhrase(tokens, afterFrom, ['-', 'a', 'jusqu a', '/', '→', '>'])
  const separator = said ?? (exact && !opening ? afterFrom : null)
  const to = separator === null ? null : readHour(tokens, separator)
  return to && from !== null ? { value: { from: from === '24:00' ? '00:00' : from, to: to.value }, next: to.next } : null
}

/** « matin », « en soirée », « toute la journée » (no hours then): what may follow a day. */
export function readPart(tokens: Token[], i: number): Read<Hours> {
  const whole = anyPhrase(tokens, i, WHOLE_DAY)
  if (whole !== null) return { value: { from: '', to: '' }, next: whole }
  return lookUp(tokens, i, PARTS) ?? lookUp(tokens, anyPhrase(tokens, i, BEFORE_A_PART) ?? tokens.length, PARTS)
}

/** Waking hours: « à 2 h » may be how far or how long. */
const EARLIEST_LONE = '06:00'

/** « à partir de 18h », « jusqu’à 22h », « à 19h ». */
export function readOneHour(tokens: Token[], i: number): Read<Hours> {
  const until = anyPhrase(tokens, i, ['jusqu a', 'avant'])
  const since = until === null ? anyPhrase(tokens, i, ['a partir de', 'des', 'apres', 'a', 'vers']) : null
  const hour = readHour(tokens, until ?? since ?? tokens.length)
  if (!hour || hour.value < EARLIEST_LONE) return null
  return { value: until === null ? { from: hour.value, to: '' } : { from: '', to: hour.value }, next: hour.next }
}
