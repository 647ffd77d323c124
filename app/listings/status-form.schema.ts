import * as z from 'zod'

/** What one click may do to an annonce. */
export const statusForm = z.object({ action: z.enum(['publish', 'pause', 'archive', 'duplicate']) })
