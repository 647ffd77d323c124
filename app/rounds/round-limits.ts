/** How much a round may hold. */
export const ROUND_LIMITS = { stops: 30, driver: 80, place: 200, words: 500 } as const
