/** The one place that reads the clock; rules and verbs take `now` as an argument. */
export const readClock = (): Date => new Date()
