import * as z from 'zod'

/** What a token allows: `read` alone changes nothing. Within its scopes a token may what its person may. */
export const TOKEN_SCOPES = ['read', 'write'] as const
export type TokenScope = (typeof TOKEN_SCOPES)[number]

export const TOKEN_NAME_MAX = 80
/** Lives of a personal token, in days. */
export const TOKEN_LIVES = [30, 90, 365] as const

export const newTokenSchema = z.object({
  name: z.string().trim().min(1).max(TOKEN_NAME_MAX),
  access: z.enum(['read', 'write']),
  days: z.coerce.number().refine((days) => (TOKEN_LIVES as readonly number[]).includes(days), { error: 'invalid' }),
})

export const revokeTokenSchema = z.object({ tokenId: z.uuid() })
