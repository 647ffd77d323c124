import { createHash, randomBytes } from 'node:crypto'

/** 256 bits, as an address carries them. */
export const newFeedToken = (): string => randomBytes(32).toString('base64url')

/** How a token is kept. */
export const feedTokenHash = (token: string): string => createHash('sha256').update(token).digest('hex')

/** Where a calendar program reads. */
export const feedPath = (token: string): string => `/calendriers/${token}.ics`

/** The token in the last part of such an address; null for what was never one. */
export const tokenOfFile = (file: string): string | null => /^([\w-]{43})\.ics$/.exec(file)?.[1] ?? null
