/** Most characters of what is typed about a litige; forms and schemas share them. */
export const LIMITS = { account: 4000, words: 1000, reason: 1000 } as const
