import { transaction } from '~/platform/database.server'
import { conflict } from '~/platform/errors'
import { emit } from '~/platform/outbox.server'
import type { Context } from '~/web/request-context.server'

import { authorizeToChange, lockNeed, type NeedRecord } from './need-access.server'
import type { NeedInput } from './need.schema'
import { mayChange, needState } from './need-rules'
import { needColumns, refuseTooMany } from './write-need.server'

/** What of a need the search is asked: where one of these changes, other annonces fit. */
const ASKED = ['words', 'quantity', 'capacity', 'category', 'free', 'accessible', 'communeInsee', 'radiusKm'] as const

/**
 * Changes a need or a saved search. Its time begins anew; one whose time was over is open again.
 * @throws {DomainError} 404 `not_found`, 403 `forbidden`; 409 `need_closed`; 409 `too_many_needs`; 422 `unknown_commune` at `autour`.
 */
export async function changeNeed(context: Context, { needId, ...input }: NeedInput & { needId: string }): Promise<void> {
  const { viewer, now } = context
  await transaction(context.db, async (tx) => {
    const need = await lockNeed(tx, needId)
    authorizeToChange(viewer, need)
    const state = needState(need, now)
    if (!mayChange(state)) throw conflict('need_closed')
    if (state === 'expired') await refuseTooMany(tx, need.personId ? { personId: need.personId } : { organisationId: need.organisationId! }, now)
    await tx.need.update({ where: { id: needId }, data: { ...(await needColumns(tx, input, now)), closedAt: null, ending: null } })
    await emit(tx, {
      kind: 'need.changed', subjectType: 'need', subjectId: needId, actorId: viewer.personId, organisationId: need.organisationId,
      payload: { asksAnew: state === 'expired' || asksAnew(need, input) },
    })
  })
}

const asksAnew = (need: NeedRecord, input: NeedInput): boolean =>
  ASKED.some((name) => need[name] !== input[name]) || need.natures.join() !== input.natures.join()
  || need.startsAt?.getTime() !== input.startsAt?.getTime() || need.endsAt?.getTime() !== input.endsAt?.getTime()
