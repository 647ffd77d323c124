import * as z from 'zod'

import { lineOf } from '~/platform/text-schema'

import { TOKEN_LIVES } from './token-lives'

/** What a token allows: `read` alone changes nothing. Within its scopes a token may what its person may. */
export const TOKEN_SCOPES = ['read', 'write'] as const
export type TokenScope = (typeof TOKEN_SCOPES)[number]

export const TOKEN_NAME_MAX = 80

export const newTokenSchema = z.object({
  name: lineOf(TOKEN_NAME_MAX),
  access: z.enum(['read', 'write']),
  days: z.coerce.number().refine((days) => (TOKEN_LIVES as readonly number[]).includes(days), { error: 'invalid' }),
})

export const revokeTokenSchema = z.object({ tokenId: z.uuid() })
