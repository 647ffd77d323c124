import type { Transaction } from '~/platform/database.server'
import type { Context } from '~/web/request-context.server'

interface Decision {
  subjectType: 'organisation' | 'listing' | 'need'
  subjectId: string | number
  action: string
  reason: string
  /** Where the subject is: coordinators of that commune read it in their log. */
  communeInsee: string
}

/**
 * Writes a decision of the viewer in the log, in the transaction of what was decided. Opaque ids only: it outlives what it speaks of.
 * @returns the decision's id, for the payload of its event: the reason itself stays in the log.
 */
export async function recordDecision(tx: Transaction, { viewer, now }: Pick<Context, 'viewer' | 'now'>, decision: Decision): Promise<string> {
  const row = await tx.moderationDecision.create({
    data: { ...decision, subjectId: String(decision.subjectId), decidedById: viewer.personId!, createdAt: now },
  })
  return row.id
}
