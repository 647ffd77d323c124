import * as z from 'zod'

import { parseSearch, type SearchProblem } from '~/listings/search-params'
import type { Period } from '~/loans/loan-period'
import { parisInstant } from '~/platform/paris-time'
import { paragraphsOf } from '~/platform/text-schema'
import type { FormTree } from '~/web/form-data'

import { NEED_LIMITS } from './need-limits'
import type { NeedTerms } from './need-query'

/** A need as its form says it; the commune is looked up by the verb. */
export type NeedInput = NeedTerms & { description: string }

/** Who sees it: everybody (a need) or only who saves it (a search). */
export const AUDIENCES = ['tous', 'moi'] as const
export type NeedAudience = (typeof AUDIENCES)[number]

/** The fields that ask something, named as in the address of a search. */
const ASKED = ['q', 'quantite', 'capacite', 'du', 'heure_du', 'au', 'heure_au', 'nature', 'categorie', 'gratuit', 'pmr'] as const

/** The problems of a search, in the words of a form: what a search may leave aside a need must not. */
const CODES: Record<string, string> = {
  text_too_long: 'too_long', invalid_quantity: 'quantity_from_one', invalid_capacity: 'quantity_from_one', quantity_too_big: 'too_big', period_too_long: 'window_too_long',
  invalid_date: 'invalid_date', invalid_time: 'invalid_time', start_missing: 'start_missing', end_before_start: 'end_before_start', start_in_past: 'start_in_past',
  too_far_ahead: 'too_far_ahead', unknown_category: 'unknown_category', unknown_commune: 'unknown_commune',
}

const textsOf = (value: FormTree[string] | undefined): string[] => [value].flat().filter((text): text is string => typeof text === 'string')

type Issues = z.core.$RefinementCtx

/** The form of a change. Dates, quantity and filters are read by the very rules of the search. @param now what is past at this instant is refused. */
export const needForm = (now: Date) => z.unknown().transform((posted, issues) => readNeed(posted as FormTree, issues, now) ?? z.NEVER)

/** The form of a new need, which also says who is to see it (`pour`). */
export const newNeedForm = (now: Date) =>
  z.unknown().transform((posted, issues) => {
    const tree = posted as FormTree
    const audience = AUDIENCES.find((each) => each === tree.pour)
    if (!audience) refuse(issues, 'pour', 'required')
    const need = readNeed(tree, issues, now)
    return need && audience ? { ...need, audience } : z.NEVER
  })

function readNeed(tree: FormTree, issues: Issues, now: Date): NeedInput | null {
  const before = issues.issues.length
  const { query, inCommune } = asSearch(tree)
  const { params, event, problems } = parseSearch(query, now)
  for (const { param, code, details } of problems) refuse(issues, param === 'commune' ? 'autour' : param, CODES[code] ?? 'invalid', details)
  const description = paragraphsOf(NEED_LIMITS.description).safeParse(tree.description)
  if (!description.success) refuse(issues, 'description', 'too_long', { max: NEED_LIMITS.description })
  const [category = null] = params.categories
  if (!params.text && !category && params.natures.length === 0 && !problems.some(({ param }) => param === 'q')) refuse(issues, 'q', 'need_what_required')
  if (issues.issues.length > before || !description.success) return null
  const [commune = null] = params.communes
  return {
    words: params.text, quantity: params.quantity, capacity: params.capacity, natures: params.natures, category, free: params.free, accessible: params.accessible,
    communeInsee: inCommune ? commune : (params.around?.commune ?? null), radiusKm: inCommune && commune ? 0 : (params.around?.radius ?? null),
    startsAt: event && startOf(event, params.from), endsAt: event?.endsAt ?? null, byHours: params.from.includes('T') || params.to.includes('T'),
    description: description.data,
  }
}

const refuse = (issues: Issues, field: string, code: string, details: SearchProblem['details'] = {}) =>
  void issues.issues.push({ code: 'custom', path: [field], message: code, params: details, input: undefined })

function asSearch(tree: FormTree): { query: URLSearchParams; inCommune: boolean } {
  const query = new URLSearchParams(ASKED.flatMap((name) => textsOf(tree[name]).map((text) => [name, text])))
  const [place = ''] = textsOf(tree.autour)
  const [radius = ''] = textsOf(tree.rayon)
  const inCommune = radius === '0'
  if (place) query.set(inCommune ? 'commune' : 'autour', place)
  if (place && radius && !inCommune) query.set('rayon', radius)
  return { query, inCommune }
}

/** A search of today begins now; a need of today is said with its whole day. */
const startOf = (event: Period, from: string): Date => (from.includes('T') ? event.startsAt : parisInstant(from))

export const closeNeedSchema = z.object({ ending: z.enum(['found', 'withdrawn']) })
export const hideNeedSchema = z.object({ reason: paragraphsOf(NEED_LIMITS.reason).refine((text) => text !== '', { error: 'reason_required' }) })
export const proposeSchema = z.object({
  listingId: z.string({ error: 'required' }).regex(/^[1-9]\d{0,8}$/, { error: 'required' }).transform(Number),
  message: paragraphsOf(NEED_LIMITS.message),
})
export const mailSwitchSchema = z.object({ mails: z.enum(['on', 'off']) })
