import { formatDays } from '~/messages/format'
import type { Locale } from '~/messages/locale'

export type FriseState = 'free' | 'partial' | 'taken' | 'closed'

export interface FriseDay {
  /** `2027-06-12` */
  day: string
  state: FriseState
  /** How many are free that day; said where it is partly free. */
  free?: number
}

/** The days of a frise in one short text, for pages that send hundreds: `f f 40 t c`, a number being what is free of a day partly taken. */
export const writeDays = (days: readonly FriseDay[]): string => days.map(({ state, free }) => (state === 'partial' ? (free ?? 0) : state[0])).join(' ')

/** @param first `2027-06-12` */
export function readDays(first: string, text: string): FriseDay[] {
  if (text === '') return []
  const noon = noonOf(first).getTime()
  return text.split(' ').map((token, i): FriseDay => {
    const day = new Date(noon + i * DAY_MS).toISOString().slice(0, 10)
    const state = STATES[token]
    return state ? { day, state } : { day, state: 'partial', free: Number(token) }
  })
}
const STATES: Record<string, FriseState | undefined> = { f: 'free', t: 'taken', c: 'closed' }

/** Days that follow each other and are alike. */
export interface FriseRun {
  state: FriseState
  free: number | undefined
  period: string
}

const DAY_MS = 86_400_000
/** Noon in UTC falls on the same day in Paris, all year long. */
export const noonOf = (day: string): Date => new Date(`${day}T12:00:00Z`)

/** What a frise says in words: one run for each stretch of like days, `free` kept for the partly free ones. */
export function friseRuns(days: readonly FriseDay[], locale: Locale): FriseRun[] {
  const runs: { state: FriseState; free: number | undefined; first: string; last: string }[] = []
  for (const { day, state, free } of days) {
    const count = state === 'partial' ? free : undefined
    const run = runs.at(-1)
    const follows = run && noonOf(day).getTime() - noonOf(run.last).getTime() === DAY_MS
    if (run && follows && run.state === state && run.free === count) run.last = day
    else runs.push({ state, free: count, first: day, last: day })
  }
  return runs.map(({ state, free, first, last }) => ({ state, free, period: formatDays(noonOf(first), new Date(noonOf(last).getTime() + 1), locale) }))
}

export interface FriseMonth {
  /** `2027-06` */
  month: string
  days: FriseDay[]
}

/** The days month by month, in order. */
export function friseMonths(days: readonly FriseDay[]): FriseMonth[] {
  const months: FriseMonth[] = []
  for (const day of days) {
    const month = day.day.slice(0, 7)
    const last = months.at(-1)
    if (last?.month === month) last.days.push(day)
    else months.push({ month, days: [day] })
  }
  return months
}

/** How much of a day's bar is filled, in tenths: a day with little left is nearly full, never quite. */
export function filledTenths({ state, free }: FriseDay, total: number | undefined): number {
  if (state === 'taken') return 10
  if (state !== 'partial') return 0
  if (free === undefined || !total) return 5
  return Math.min(8, Math.max(2, Math.round((1 - free / total) * 10)))
}
