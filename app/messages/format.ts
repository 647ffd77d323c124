import type { Locale } from './locale'

/**
 * Dates, hours, amounts and numbers as people here write them. `Intl` alone writes "9:00", "12–14 juin" and
 * "1 juillet"; French wants "9 h", "du 12 au 14 juin" and "1er juillet". Always the wall clock of Europe/Paris.
 */
const ZONE = 'Europe/Paris'
const THIN = '\u202f'
const NBSP = '\u00a0'

const dates = new Map<string, Intl.DateTimeFormat>()
const numbers = new Map<string, Intl.NumberFormat>()

/** Making a format takes a hundred times as long as using it. */
function kept<T>(formats: Map<string, T>, locale: Locale, options: object, make: (language: string) => T): T {
  const key = locale + JSON.stringify(options)
  let format = formats.get(key)
  if (!format) formats.set(key, (format = make(locale === 'fr' ? 'fr-FR' : 'en-GB')))
  return format
}

const part = (locale: Locale, options: Intl.DateTimeFormatOptions) => kept(dates, locale, options, (language) => new Intl.DateTimeFormat(language, { ...options, timeZone: ZONE }))
const number = (locale: Locale, options: Intl.NumberFormatOptions = {}) => kept(numbers, locale, options, (language) => new Intl.NumberFormat(language, options))

interface DayParts {
  weekday: string
  day: number
  month: string
  year: number
  key: string
}

const HOUR_MS = 3_600_000
const KNOWN_HOURS = 2000
const knownParts = new Map<string, DayParts>()

/** Within one hour it is the same day in Paris; a page names the same few days again and again. */
function partsOf(instant: Date, locale: Locale): DayParts {
  const hour = locale + Math.floor(instant.getTime() / HOUR_MS)
  const known = knownParts.get(hour)
  if (known) return known
  const read = (options: Intl.DateTimeFormatOptions) => part(locale, options).format(instant)
  const year = Number(part('en', { year: 'numeric' }).format(instant))
  const day = Number(part('en', { day: 'numeric' }).format(instant))
  const month = read({ month: 'long' })
  const parts = { weekday: read({ weekday: 'long' }), day, month, year, key: `${year}-${month}-${day}` }
  if (knownParts.size >= KNOWN_HOURS) knownParts.clear()
  knownParts.set(hour, parts)
  return parts
}

const dayNumber = (day: number, locale: Locale) => (locale === 'fr' && day === 1 ? '1er' : String(day))

/** `samedi 12 juin`, with the year where `now` is given and is of another year. */
export function formatDay(instant: Date, locale: Locale, now?: Date): string {
  const p = partsOf(instant, locale)
  const year = now && partsOf(now, locale).year !== p.year ? ` ${p.year}` : ''
  return `${p.weekday} ${dayNumber(p.day, locale)} ${p.month}${year}`
}

/** `12 juin`, `1er juillet`. */
export function formatShortDay(instant: Date, locale: Locale): string {
  const p = partsOf(instant, locale)
  return `${dayNumber(p.day, locale)} ${p.month}`
}

/** `12 juin 2027`. */
export function formatDate(instant: Date, locale: Locale): string {
  return `${formatShortDay(instant, locale)} ${partsOf(instant, locale).year}`
}

/** `juin 2027`. */
export function formatMonth(instant: Date, locale: Locale): string {
  const p = partsOf(instant, locale)
  return `${p.month} ${p.year}`
}

/** `L` for lundi: the head of a column of a calendar. */
export function formatWeekdayInitial(instant: Date, locale: Locale): string {
  return part(locale, { weekday: 'narrow' }).format(instant)
}

/** `9 h`, `18 h 30`; English `9:00`. */
export function formatTime(instant: Date, locale: Locale): string {
  const [hour, minute] = part('en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(instant).split(':')
  return formatClock(`${hour}:${minute}`, locale)
}

/** A wall-clock `09:30` as `9 h 30`. */
export function formatClock(time: string, locale: Locale): string {
  const [hour = '0', minute = '00'] = time.split(':')
  if (locale === 'en') return `${Number(hour)}:${minute}`
  return minute === '00' ? `${Number(hour)}${NBSP}h` : `${Number(hour)}${NBSP}h${NBSP}${minute}`
}

/** `samedi 12 juin, 9 h`. */
export function formatDayTime(instant: Date, locale: Locale, now?: Date): string {
  return `${formatDay(instant, locale, now)}, ${formatTime(instant, locale)}`
}

/**
 * A half-open period of whole days, said with its last day: `le 12 juin`, `du 12 au 14 juin`, `du 30 juin au 2 juillet`.
 * Years are said where they differ, or differ from that of `now`.
 */
export function formatDays(start: Date, end: Date, locale: Locale, now?: Date): string {
  const first = partsOf(start, locale)
  const last = partsOf(new Date(end.getTime() - 1), locale)
  const nowYear = now ? partsOf(now, locale).year : last.year
  const lastYear = last.year !== nowYear || first.year !== last.year ? ` ${last.year}` : ''
  const lastText = `${dayNumber(last.day, locale)} ${last.month}${lastYear}`
  if (first.key === last.key) return locale === 'fr' ? `le ${lastText}` : `on ${lastText}`
  const firstText = [
    dayNumber(first.day, locale),
    first.month !== last.month || first.year !== last.year ? first.month : '',
    first.year !== last.year ? String(first.year) : '',
  ].filter(Boolean).join(' ')
  return locale === 'fr' ? `du ${firstText} au ${lastText}` : `from ${firstText} to ${lastText}`
}

/** A period counted in minutes: `samedi 12 juin, de 9 h à 12 h`, or both days where they differ. */
export function formatHours(start: Date, end: Date, locale: Locale, now?: Date): string {
  const sameDay = partsOf(start, locale).key === partsOf(end, locale).key
  if (locale === 'fr')
    return sameDay
      ? `${formatDay(start, locale, now)}, de ${formatTime(start, locale)} à ${formatTime(end, locale)}`
      : `du ${formatDayTime(start, locale, now)} au ${formatDayTime(end, locale, now)}`
  return sameDay
    ? `${formatDay(start, locale, now)}, from ${formatTime(start, locale)} to ${formatTime(end, locale)}`
    : `from ${formatDayTime(start, locale, now)} to ${formatDayTime(end, locale, now)}`
}

/** Things one after the other: `un retrait et 2 retours`. */
export function formatList(things: readonly string[], locale: Locale): string {
  return new Intl.ListFormat(locale === 'fr' ? 'fr-FR' : 'en-GB', { type: 'conjunction' }).format(things)
}

/** `1 250` with a thin no-break space in French. */
export function formatNumber(value: number, locale: Locale): string {
  return number(locale).format(value).replace(/\s/g, THIN)
}

/** `20 €`, `12,50 €`. */
export function formatMoney(cents: number, locale: Locale): string {
  const digits = cents % 100 === 0 ? 0 : 2
  return number(locale, { style: 'currency', currency: 'EUR', minimumFractionDigits: digits, maximumFractionDigits: digits }).format(cents / 100)
}

/** `800 m`, `3,2 km`. */
export function formatDistance(metres: number, locale: Locale): string {
  if (metres < 950) return `${Math.round(metres / 50) * 50}${NBSP}m`
  return `${number(locale, { maximumFractionDigits: metres < 10_000 ? 1 : 0 }).format(metres / 1000)}${NBSP}km`
}

/** `06 12 34 56 78` for a French number, anything else as typed. */
export function formatPhone(phone: string): string {
  const digits = phone.replace(/[\s.-]/g, '').replace(/^(\+33|0033)/, '0')
  return /^0\d{9}$/.test(digits) ? digits.replace(/(\d{2})(?=\d)/g, `$1${NBSP}`) : phone
}
