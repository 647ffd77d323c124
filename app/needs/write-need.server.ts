import { guessCategory } from '~/listings/guess-category'
import type { Prisma, Transaction } from '~/platform/database.server'
import { conflict, DomainError } from '~/platform/errors'
import { readCommune } from '~/territory/communes.server'

import { NEED_LIMITS } from './need-limits'
import { standsUntil } from './need-rules'
import type { NeedInput } from './need.schema'

/** The association or the person that a need belongs to. */
export type NeedOwner = { organisationId: string } | { personId: string }

/** The columns of a need as its form says it. @throws {DomainError} 422 `unknown_commune` at `autour`. */
export async function needColumns(tx: Transaction, input: NeedInput, now: Date) {
  if (input.communeInsee !== null && !(await readCommune(tx, input.communeInsee))) throw new DomainError('unknown_commune', { field: 'autour' })
  const { words, quantity, capacity, natures, category, free, accessible, communeInsee, radiusKm, startsAt, endsAt, byHours, description } = input
  return {
    words, quantity, capacity, natures, category, free, accessible, communeInsee, radiusKm, startsAt, endsAt, byHours, description,
    listedUnder: category ?? guessCategory(words),
    standsUntil: standsUntil(startsAt && endsAt ? { startsAt, endsAt } : null, now),
    updatedAt: now,
  } satisfies Prisma.NeedUncheckedUpdateInput
}

/**
 * Refuses one more than an owner may have open at a time. Its row is taken, so that two at once cannot both be the last.
 * @throws {DomainError} 409 `too_many_needs` with `max`.
 */
export async function refuseTooMany(tx: Transaction, owner: NeedOwner, now: Date): Promise<void> {
  if ('organisationId' in owner) await tx.$queryRaw`select slug from organisation where id = ${owner.organisationId}::uuid for no key update`
  else await tx.$queryRaw`select email from person where id = ${owner.personId}::uuid for no key update`
  const open = await tx.need.count({ where: { ...owner, closedAt: null, standsUntil: { gt: now } } })
  if (open >= NEED_LIMITS.open) throw conflict('too_many_needs', { max: NEED_LIMITS.open })
}
