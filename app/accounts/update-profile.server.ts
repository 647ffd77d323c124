import { transaction } from '~/platform/database.server'
import type { Context } from '~/web/request-context.server'

import { authorize } from './authorize'

/** How a person is named, called and written to. */
export async function updateProfile(context: Context, input: { name: string; phone: string | null; locale: 'fr' | 'en' }): Promise<void> {
  authorize(context.viewer, 'account.own')
  await transaction(context.db, (tx) => tx.person.update({ where: { id: context.viewer.personId! }, data: { name: input.name, phone: input.phone, locale: input.locale } }))
}
