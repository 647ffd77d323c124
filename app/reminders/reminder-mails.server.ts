import type { MailPlan, RecordedEvent } from '~/notifications/mail-plan'
import { organisationRecipients } from '~/notifications/recipients.server'
import { toReader } from '~/notifications/to-reader.server'
import { dayOf } from '~/platform/day-column'
import type { Services } from '~/services.server'

import { readEnds } from './read-ends.server'
import { readLate } from './read-late.server'
import type { Reminder } from './reminder-rules'
import { writeEndsMail, writeLateMail } from './reminder-texts.server'

/**
 * What a reminder says, looked up when its mail leaves: what was cancelled, fetched or brought back meanwhile is no longer in it, and
 * where nothing is left nobody is written to. It is one a day already: who wants her mails once a day gets it when it leaves.
 */
export async function reminderMails({ db }: Pick<Services, 'db'>, event: RecordedEvent): Promise<MailPlan[]> {
  if (event.kind !== 'loan_reminder.written') return []
  const row = await db.loanReminder.findUnique({ where: { id: event.subjectId }, include: { occasion: { select: { organisationId: true, purpose: true } } } })
  if (!row) return []
  const side = row.occasion?.organisationId === row.organisationId ? 'borrower' : 'lender'
  const reminder: Reminder = { ...row, side, purpose: row.occasion?.purpose ?? null, today: dayOf(row.day) }
  const write = row.kind === 'ends' ? writeEndsMail(reminder, await readEnds(db, reminder)) : writeLateMail(reminder, await readLate(db, reminder))
  if (!write) return []
  const recipients = await organisationRecipients(db, row.organisationId)
  return recipients.filter(({ reader }) => reader?.pace !== 'site_only').map((recipient) => ({ ...toReader(recipient, 'urgent'), ...write(recipient.locale) }))
}
