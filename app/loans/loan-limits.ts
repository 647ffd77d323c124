/** Most characters of what is typed about a loan; forms and schemas share them. */
export const LIMITS = { purpose: 200, message: 2000, reason: 1000, remarks: 2000, condition: 500, contactName: 80, phone: 30, who: 120, quantity: 100_000 } as const
