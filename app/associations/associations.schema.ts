import * as z from 'zod'

import { emailAddress, lineOf, optionalLineOf, paragraphsOf, phoneNumber } from '~/platform/text-schema'

import { compactNumber, isRna, isSiret } from './registration-numbers'

const NAME_MAX = 150
const DESCRIPTION_MAX = 3000
const REASON_MAX = 500

export const ORGANISATION_KINDS = ['association', 'collectif', 'commune'] as const
export const MEMBER_ROLES = ['responsable', 'membre'] as const

const optionalNumber = z.string().default('').transform(compactNumber)

/** `asso.fr` is understood as `https://asso.fr`; nothing but http and https. */
const website = optionalLineOf(300).transform((text, context) => {
  if (text === null) return null
  const address = /^[a-z][a-z0-9+.-]*:/i.test(text) && !/^[^/]+\.[^/]+:\d/.test(text) ? text : `https://${text}`
  const url = URL.canParse(address) ? new URL(address) : null
  if (url && ['http:', 'https:'].includes(url.protocol) && url.hostname.includes('.') && url.username === '') return url.href
  context.addIssue({ code: 'custom', message: 'invalid_url' })
  return z.NEVER
})

/** What an association says of itself: the same form for a new one and for a change. */
const said = z.object({
  name: lineOf(NAME_MAX),
  /** INSEE code chosen in the list of the territory; empty for a commune elsewhere. */
  communeInsee: z.string().max(5).default(''),
  /** Name or postal code of a commune elsewhere. */
  communeElsewhere: optionalLineOf(80).transform((text) => text ?? ''),
  /** INSEE code chosen among those that `communeElsewhere` found. */
  communeFound: z.string().max(5).default(''),
  email: emailAddress,
  phone: phoneNumber,
  description: paragraphsOf(DESCRIPTION_MAX),
  website,
})

const identity = z.object({
  kind: z.enum(ORGANISATION_KINDS),
  rna: optionalNumber.refine((number) => number === '' || isRna(number), { error: 'invalid_rna' }).transform((number) => number || null),
  siret: optionalNumber.refine((number) => number === '' || isSiret(number), { error: 'invalid_siret' }).transform((number) => number || null),
  noNumberReason: paragraphsOf(REASON_MAX).transform((text) => text || null),
})

const hasNumberOrReason = ({ rna, siret, noNumberReason }: z.output<typeof identity>) => rna !== null || siret !== null || noNumberReason !== null

export const newOrganisationSchema = said.extend(identity.shape).refine(hasNumberOrReason, { path: ['noNumberReason'], error: 'number_or_reason', when: whenIdentityIsRead })
export type NewOrganisation = z.output<typeof newOrganisationSchema>

/** Once a coordinator has verified it, kind and numbers are no longer the association's to change. */
export const verifiedOrganisationSchema = said
export type OrganisationChange = z.output<typeof said> & Partial<z.output<typeof identity>>

/** The rule about numbers is told together with the faults of other fields, but not on top of a fault of its own. */
function whenIdentityIsRead({ issues }: { issues: z.core.$ZodRawIssue[] }): boolean {
  return !issues.some((issue) => ['rna', 'siret', 'noNumberReason'].includes(String(issue.path?.[0])))
}

export const invitationSchema = z.object({ email: emailAddress, role: z.enum(MEMBER_ROLES) })
export const invitationIdSchema = z.object({ invitationId: z.uuid() })
export const memberSchema = z.object({ personId: z.uuid() })
export const memberRoleSchema = memberSchema.extend({ role: z.enum(MEMBER_ROLES) })
export const attachResponsableSchema = z.object({ email: emailAddress, removeOthers: z.literal('on').optional().transform((ticked) => ticked === 'on') })
