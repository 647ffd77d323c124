import { translator } from '~/messages/catalogue.server'
import type { MailPlan, RecordedEvent } from '~/notifications/mail-plan'
import { organisationRecipients } from '~/notifications/recipients.server'
import { toReader } from '~/notifications/to-reader.server'
import type { Database, Prisma } from '~/platform/database.server'

import { liveLines } from './loan-states'

const NEWS_MESSAGE = {
  conversation: {
    include: {
      asker: { select: { name: true } }, lender: { select: { name: true } }, listing: { select: { title: true } },
      loan: { select: { id: true, occasionId: true, purpose: true, state: true, lines: { orderBy: { listingId: 'asc' }, select: { state: true, listing: { select: { title: true } } } } } },
    },
  },
} as const satisfies Prisma.MessageInclude
type NewsMessage = Prisma.MessageGetPayload<{ include: typeof NEWS_MESSAGE }>

/** These messages with what a mail tells of them. */
export const readMessages = (db: Database, ids: string[]): Promise<NewsMessage[]> => db.message.findMany({ where: { id: { in: ids } }, include: NEWS_MESSAGE })

/** Who wrote, about what, to which association, and where one answers. */
export function messageNews({ conversation, side }: NewsMessage): { from: string; title: string; to: string; path: string } {
  return {
    from: side === 'lender' ? conversation.lender.name : conversation.asker.name, to: side === 'lender' ? conversation.askerId : conversation.lenderId,
    title: conversation.listing?.title ?? (conversation.loan && liveLines(conversation.loan)[0]?.listing.title) ?? '',
    path: conversation.loan ? `/prets/${conversation.loan.id}` : `/questions/${conversation.id}`,
  }
}

/** A message of a conversation, to the side that did not write it. */
export async function messageMails(db: Database, event: RecordedEvent): Promise<MailPlan[]> {
  const [message] = await readMessages(db, [String(event.payload.messageId)])
  if (!message) return []
  const { to, path, ...values } = messageNews(message)
  return (await organisationRecipients(db, to)).map((recipient) => {
    const t = translator(recipient.locale, 'loanMails')
    return {
      ...toReader(recipient, 'may_wait'), subject: t('message.subject', values), paragraphs: [t('message.text', values), t('words', { text: message.body })],
      action: { label: t('message.action'), path },
    }
  })
}
