/** Lives of a personal token that a person may choose, in days. */
export const TOKEN_LIVES = [30, 90, 365] as const
