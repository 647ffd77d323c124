/** What may be wrong with a loan, gravest first: a promise uncovered, a thing not returned, a litige that its two sides cannot settle, a request without answer. */
export const WATCHES = ['to_resolve', 'overdue', 'dispute', 'unanswered'] as const
export type Watch = (typeof WATCHES)[number]

/** The view an address asks for; the gravest for anything else. */
export const watchOf = (text: string | null): Watch => WATCHES.find((watch) => watch === text) ?? 'to_resolve'
