import type { MailPace } from 'prisma/generated/client'

import { transaction } from '~/platform/database.server'
import type { Context } from '~/web/request-context.server'

import { authorize } from './authorize'

/** How mails about loans reach a person. What she was already told, or is to be told tomorrow, stays so. */
export async function chooseMailPace(context: Context, { loanMails }: { loanMails: MailPace }): Promise<void> {
  authorize(context.viewer, 'account.own')
  await transaction(context.db, (tx) => tx.person.update({ where: { id: context.viewer.personId! }, data: { loanMails } }))
}
