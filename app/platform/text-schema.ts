import * as z from 'zod'

/** Control characters have no place in what people type; a NUL would even be refused by the database. */
const withoutControls = (text: string) => text.replace(/[^\P{Cc}\n\t]/gu, '')

/** One line of text that must be there. `max` in characters. */
export const lineOf = (max: number) =>
  z.string().transform((text) => withoutControls(text).replace(/\s+/g, ' ').trim()).pipe(z.string().min(1).max(max))

/** One line of text, or nothing (null). */
export const optionalLineOf = (max: number) =>
  z.string().optional().transform((text) => withoutControls(text ?? '').replace(/\s+/g, ' ').trim()).pipe(z.string().max(max)).transform((text) => text || null)

/** Paragraphs; empty where nothing was written. */
export const paragraphsOf = (max: number) =>
  z.string().default('').transform((text) => withoutControls(text.replace(/\r\n?/g, '\n')).trim()).pipe(z.string().max(max))

/** An e-mail address, in lower case. */
export const emailAddress = z.string().transform((text) => text.trim().toLowerCase()).pipe(z.string().min(1).max(254).pipe(z.email({ error: 'invalid_email' })))

/** A telephone number as people write it, French or not: 8 to 15 digits. */
export const isPhone = (text: string): boolean => /^\+?[\d\s().-]{8,24}$/.test(text) && /^\d{8,15}$/.test(text.replace(/\D/g, ''))

export const phoneNumber = lineOf(30).refine(isPhone, { error: 'invalid_phone' })
export const optionalPhoneNumber = optionalLineOf(30).refine((text) => text === null || isPhone(text), { error: 'invalid_phone' })
