import type { Database } from '~/platform/database.server'

import type { MailPlan } from './mail-plan'

/**
 * Whether a mail about an event is kept back: for the mail of the day, or because its reader reads on the site only. What was
 * decided when it was first written stays so, whatever she chooses meanwhile: no event reaches her twice.
 * @param messageId of the mail, should it go at once.
 */
export async function heldBack(db: Database, eventId: bigint, { reader }: MailPlan, messageId: string): Promise<boolean> {
  if (!reader) return false
  const held = { eventId, personId: reader.personId }
  if (reader.pace === 'at_once') return (await db.heldMail.count({ where: held })) > 0
  if ((await db.mail.count({ where: { messageId } })) > 0) return false
  if (reader.pace === 'daily') await db.heldMail.createMany({ data: [held], skipDuplicates: true })
  return true
}
