import { translator } from '~/messages/catalogue.server'
import type { MailPlan, RecordedEvent } from '~/notifications/mail-plan'
import { organisationRecipients } from '~/notifications/recipients.server'
import type { Database } from '~/platform/database.server'

import { liveLines } from './loan-states'

/** A message of a conversation, to the side that did not write it. */
export async function messageMails(db: Database, event: RecordedEvent): Promise<MailPlan[]> {
  const message = await db.message.findUnique({
    where: { id: String(event.payload.messageId) },
    include: {
      conversation: {
        include: {
          asker: { select: { name: true } }, lender: { select: { name: true } }, listing: { select: { title: true } },
          loan: { select: { id: true, state: true, lines: { orderBy: { listingId: 'asc' }, select: { state: true, listing: { select: { title: true } } } } } },
        },
      },
    },
  })
  if (!message) return []
  const { conversation, side, body } = message
  const from = side === 'lender' ? conversation.lender.name : conversation.asker.name
  const title = conversation.listing?.title ?? (conversation.loan && liveLines(conversation.loan)[0]?.listing.title) ?? ''
  const recipients = await organisationRecipients(db, side === 'lender' ? conversation.askerId : conversation.lenderId)
  return recipients.map(({ email, locale }) => {
    const t = translator(locale, 'loanMails')
    return {
      to: email, locale, subject: t('message.subject', { from, title }), paragraphs: [t('message.text', { from, title }), t('words', { text: body })],
      action: { label: t('message.action'), path: conversation.loan ? `/prets/${conversation.loan.id}` : `/questions/${conversation.id}` },
    }
  })
}
