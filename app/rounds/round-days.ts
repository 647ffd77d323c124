import { dayOf } from '~/platform/day-column'
import { addDays, parisInstant } from '~/platform/paris-time'

/** When the link of a round dies: at the end of the day after, in Paris. @param day as stored */
export const roundEnds = (day: Date): Date => parisInstant(addDays(dayOf(day), 2))
