import * as z from 'zod'

import { isDay, isoInParis } from '~/platform/paris-time'

/** An id in the address; whatever is not one does not exist. */
export const uuidParams = z.object({ id: z.guid() })

/** The number of an annonce in the address. */
export const listingParams = z.object({ id: z.string().regex(/^[1-9]\d{0,8}$/).transform(Number) })

/** The number of an annonce in a body; a text of digits will do. */
export const listingNumber = z.union([z.int().positive().max(999_999_999), z.string().regex(/^[1-9]\d{0,8}$/)], { error: 'invalid' }).transform(Number)

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/

/** A date-time with its offset, `2027-06-12T09:00:00+02:00`. */
export const instant = z.string().meta({ format: 'date-time' })
  .regex(INSTANT, { error: 'offset_needed', abort: true })
  .refine((text) => isDay(text.slice(0, 10)) && !Number.isNaN(Date.parse(text)), { error: 'invalid_date', abort: true })
  .transform((text) => new Date(text))

/** A day of Paris, `2027-06-12`. */
export const day = z.string().refine(isDay, { error: 'invalid_date' })

/** A date-time of an answer: ISO 8601 with the offset of Paris. */
export const moment = z.iso.datetime({ offset: true })
export const iso = isoInParis
export const isoOrNull = (date: Date | null): string | null => date && isoInParis(date)
