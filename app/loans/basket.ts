import * as z from 'zod'

import { isDay, isTime } from '~/platform/paris-time'

import { LIMITS } from './loan-limits'

/** As many things for one occasion as a person keeps an eye on; and as fit in a cookie. */
export const MOST_LINES = 20

const time = z.string().refine((text) => text === '' || isTime(text))
const line = z
  .tuple([z.int().min(1).max(2_147_483_647), z.int().min(1).max(LIMITS.quantity), z.string().refine(isDay), z.string().refine((text) => text === '' || isDay(text)), time, time])
  .transform(([listingId, quantity, start, end, startTime, endTime]) => ({ listingId, quantity, start, end, startTime, endTime }))

/** Something to ask for: dates of the event as typed, on the wall clock of Paris; empty what was not. */
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

export const writeBasket = (lines: readonly BasketLine[]): string => JSON.stringify(lines.map((each) => [each.listingId, each.quantity, each.start, each.end, each.startTime, each.endTime]))

/** With this in it: the same annonce for the same dates is asked once, in the quantity said last. */
export function withLine(lines: readonly BasketLine[], added: BasketLine): BasketLine[] {
  const at = lines.findIndex((each) => each.listingId === added.listingId && each.start === added.start && each.end === added.end && each.startTime === added.startTime && each.endTime === added.endTime)
  return at < 0 ? [...lines, added] : lines.with(at, added)
}
