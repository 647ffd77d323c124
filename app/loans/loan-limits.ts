/** Most characters of what is typed about a loan; forms and schemas share them. */
export const LIMITS = {
  purpose: 200, message: 2000, reason: 1000, thanks: 500, remarks: 2000, condition: 500, meter: 200, signature: 8000, contactName: 80, phone: 30, who: 120, quantity: 100_000,
  /** Of one line of an état des lieux, and of one sending. */
  photos: 8, photosAtOnce: 12,
} as const
