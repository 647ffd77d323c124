/** The bounds of what a need may say; what it asks is bounded by the search (SEARCH_LIMITS). Imports nothing: forms carry it to the browser. */
export const NEED_LIMITS = {
  description: 2000,
  /** What a lender writes with the annonce it proposes. */
  message: 1000,
  /** Why a coordinator hides one. */
  reason: 1000,
  /** Open ones of one association, and of one person. */
  open: 50,
} as const

/** The radii a need offers beside « in the commune » and « however far », in kilometres. */
export const NEED_RADII = [5, 10, 20, 40] as const
