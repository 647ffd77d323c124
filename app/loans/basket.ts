import * as z from 'zod'

import { isDay, isTime } from '~/platform/paris-time'

import { LIMITS } from './loan-limits'

/** As many things for one occasion as a person keeps an eye on; and as fit in a cookie. */
export const MOST_LINES = 20

const time = z.string().refine((text) => text === '' || isTime(text))
const line = z
  .tuple([z.int().min(1).max(2_147_483_647), z.int().min(1).max(LIMITS.quantity), z.string().refine(isDay), z.string().refine((text) => text === '' || isDay(text)), time, time, z.int().min(0).max(MOST_LINES)])
  .transform(([listingId, quantity, start, end, startTime, endTime, choice]) => ({ listingId, quantity, start, end, startTime, endTime, choice }))

/**
 * Something to ask for: dates of the event as typed, on the wall clock of Paris; empty what was not. Lines with the same `choice`
 * (0 for none) stand for one another: the first yes is enough.
 */
export type BasketLine = z.output<typeof line>

/** What a browser says it holds; anything that is no basket is an empty one. */
export function parseBasket(text: string | null): BasketLine[] {
  if (!text) return []
  try {
    const read = z.array(line).max(MOST_LINES).safeParse(JSON.parse(text))
    return read.success ? read.data : []
  } catch {
    return []
  }
}

export const writeBasket = (lines: readonly BasketLine[]): string => JSON.stringify(lines.map((each) => [each.listingId, each.quantity, each.start, each.end, each.startTime, each.endTime, each.choice]))

export const sameDates = (a: BasketLine, b: BasketLine): boolean => a.start === b.start && a.end === b.end && a.startTime === b.startTime && a.endTime === b.endTime

/** With this in it: the same annonce for the same dates is asked once, in the quantity said last. */
export function withLine(lines: readonly BasketLine[], added: BasketLine): BasketLine[] {
  const at = lines.findIndex((each) => each.listingId === added.listingId && sameDates(each, added))
  return at < 0 ? [...lines, added] : lines.with(at, { ...added, choice: lines[at]!.choice })
}

/** With another line in its place; one for other dates stands for no other any more. */
export const changedLine = (lines: readonly BasketLine[], at: number, changed: BasketLine): BasketLine[] =>
  withoutLoneChoices(lines.with(at, { ...changed, choice: sameDates(lines[at]!, changed) ? lines[at]!.choice : 0 }))

export const withoutLine = (lines: readonly BasketLine[], at: number): BasketLine[] => withoutLoneChoices(lines.filter((_, index) => index !== at))

/** One of these is enough, or all are wanted. */
export function withChoice(lines: readonly BasketLine[], places: readonly number[], oneIsEnough: boolean): BasketLine[] {
  const free = Array.from({ length: MOST_LINES }, (_, i) => i + 1).find((number) => lines.every(({ choice }, at) => choice !== number || places.includes(at)))!
  return withoutLoneChoices(lines.map((line, at) => (places.includes(at) ? { ...line, choice: oneIsEnough ? free : 0 } : line)))
}

/** A choice of one is none. */
const withoutLoneChoices = (lines: readonly BasketLine[]): BasketLine[] => lines.map((line) => (lines.filter(({ choice }) => choice === line.choice).length > 1 ? line : { ...line, choice: 0 }))
