import * as z from 'zod'

/** What is read off a thing when it changes hands: a vehicle's odometer (km) and tank (quarters), a room's keys and meters, and what should be there and is not. */
export const readingsSchema = z.object({
  odometer: z.int().min(0).max(9_999_999).optional(),
  fuel: z.int().min(0).max(4).optional(),
  keys: z.int().min(0).max(99).optional(),
  meter: z.string().max(200).optional(),
  missing: z.string().max(500).optional(),
})
export type Readings = z.output<typeof readingsSchema>

/** The readings of a stored line; what cannot be read is left out. */
export const readReadings = (stored: unknown): Readings => readingsSchema.safeParse(stored).data ?? {}

/** Which of them are asked for what is lent. */
export const READINGS_OF = {
  vehicule: ['odometer', 'fuel', 'keys', 'missing'],
  salle: ['keys', 'meter', 'missing'],
  pret: ['missing'],
  competence: [],
  don: [],
} as const satisfies Record<string, readonly (keyof Readings)[]>
