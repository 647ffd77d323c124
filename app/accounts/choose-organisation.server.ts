import { forbidden } from '~/platform/errors'
import type { Context } from '~/web/request-context.server'

import { authorize } from './authorize'

/** From now on this browser acts for that association, of which the person is a member. @throws {DomainError} 403 `forbidden` */
export async function chooseOrganisation(context: Context, input: { sessionId: string; organisationId: string }): Promise<void> {
  authorize(context.viewer, 'account.own')
  if (!context.viewer.memberships.some((membership) => membership.organisationId === input.organisationId)) throw forbidden()
  await context.db.session.updateMany({ where: { id: input.sessionId, userId: context.viewer.personId! }, data: { organisationId: input.organisationId } })
}
