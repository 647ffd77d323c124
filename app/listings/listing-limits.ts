/** The bounds of what an annonce may say: one place, for the form's attributes and for the check on the server. */
export const LISTING_LIMITS = {
  title: { min: 3, max: 120 },
  description: 5000,
  rules: 5000,
  secretInstructions: 1000,
  siteLabel: 120,
  address: 200,
  closureReason: 120,
  attributeText: 200,
  alt: 200,
  stock: { min: 1, max: 100_000 },
  sites: 10,
  photos: 8,
  closures: 50,
  /** Weekly slots of one kind. */
  slots: 21,
  /** 30 days. */
  bufferMinutes: 30 * 24 * 60,
  /** A year and a day. */
  durationMinutes: 366 * 24 * 60,
  noticeHours: 366 * 24,
  /** 100 000 EUR. */
  cents: 10_000_000,
} as const

export const HANDOVER_MODES = ['on_site', 'delivered', 'key_box', 'with_operator'] as const
export const AUDIENCES = ['everyone', 'verified', 'same_commune'] as const
export const FEE_UNITS = ['loan', 'day', 'hour', 'unit'] as const
export type HandoverMode = (typeof HANDOVER_MODES)[number]
export type Audience = (typeof AUDIENCES)[number]
export type FeeUnit = (typeof FEE_UNITS)[number]
