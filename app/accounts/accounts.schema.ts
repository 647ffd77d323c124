import * as z from 'zod'

import { LOCALES } from '~/messages/locale'
import { emailAddress, lineOf, optionalPhoneNumber } from '~/platform/text-schema'

import { MAIL_PACES } from './mail-paces'
import { PASSWORD_MAX, PASSWORD_MIN } from './password-rules'

const NAME_MAX = 100

/** A password as it is typed: never trimmed. */
const newPassword = z
  .string()
  .min(1)
  .refine((text) => [...text].length >= PASSWORD_MIN, { error: 'password_short', params: { min: PASSWORD_MIN } })
  .refine((text) => [...text].length <= PASSWORD_MAX, { error: 'too_long', params: { max: PASSWORD_MAX } })

/** One that is only compared: any length that could have been chosen. */
const knownPassword = z.string().min(1).max(PASSWORD_MAX * 4)

/** Six digits; blanks between them do not matter. */
const code = z.string().transform((text) => text.replace(/\s/g, '')).pipe(z.string().min(1).regex(/^\d{6}$/, { error: 'code_six_digits' }))

/** Where to go afterwards; checked by `safePath` when it is used. */
const next = z.string().max(2000).optional()

export const registerSchema = z.object({ name: lineOf(NAME_MAX), email: emailAddress, phone: optionalPhoneNumber, password: newPassword, suite: next })
export type Registration = z.output<typeof registerSchema>

export const signInSchema = z.object({ email: emailAddress, password: knownPassword, suite: next })

export const askSecretSchema = z.object({ email: emailAddress, suite: next })
export const confirmByCodeSchema = z.object({ email: emailAddress, code, suite: next })
export const resetByCodeSchema = z.object({ email: emailAddress, code, password: newPassword })
export const resetByLinkSchema = z.object({ password: newPassword })

export const profileSchema = z.object({ name: lineOf(NAME_MAX), phone: optionalPhoneNumber, locale: z.enum(LOCALES) })
export const changePasswordSchema = z.object({ currentPassword: knownPassword, password: newPassword })
export const mailPaceSchema = z.object({ loanMails: z.enum(MAIL_PACES) })
export const endSessionSchema = z.object({ session: z.string().regex(/^[0-9a-f]{32}$/) })

export const actingForSchema = z.object({ organisationId: z.uuid(), retour: next })
