import * as z from 'zod'

import { lineOf } from '~/platform/text-schema'

const ADDRESS_MAX = 2000

/** The address of a calendar; `webcal:` is how calendar programs write https. What it may reach is decided where it is fetched. */
export const outsideCalendarSchema = z.object({
  url: lineOf(ADDRESS_MAX).transform((text) => text.replace(/^webcals?:/i, 'https:')).refine((text) => URL.canParse(text) && /^https?:/i.test(text), { error: 'invalid_calendar_url' }),
})
