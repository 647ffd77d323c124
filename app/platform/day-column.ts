/** A day as a `date` column of the database takes it, and back: `2027-06-12`. */
export const dateOf = (day: string): Date => new Date(`${day}T00:00:00Z`)
export const dayOf = (date: Date): string => date.toISOString().slice(0, 10)
