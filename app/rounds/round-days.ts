import { addDays, parisInstant } from '~/platform/paris-time'

/** A stored day of Paris as text, `2027-06-12`. */
export const dayText = (day: Date): string => day.toISOString().slice(0, 10)

/** When the link of a round dies: at the end of the day after, in Paris. @param day as stored */
export const roundEnds = (day: Date): Date => parisInstant(addDays(dayText(day), 2))
