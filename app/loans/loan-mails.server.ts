import type { LoanSide } from 'prisma/generated/client'

import type { MailPlan, RecordedEvent } from '~/notifications/mail-plan'
import { organisationRecipients, personRecipient, type Recipient } from '~/notifications/recipients.server'
import { toReader, type Urgency } from '~/notifications/to-reader.server'
import type { Database } from '~/platform/database.server'
import type { Services } from '~/services.server'

import { isUrgent, NEWS_LOAN, type NewsLoan, newsOf, type Topic, writeNews } from './loan-news.server'
import { messageMails } from './message-mails.server'

/** Who is told what about a loan; for events that are not of a loan or of a conversation, nobody. */
export async function loanMails({ db }: Pick<Services, 'db'>, event: RecordedEvent): Promise<MailPlan[]> {
  if (event.kind === 'message.posted') return messageMails(db, event)
  if (event.kind === 'organisation.responsable_attached') return openRequestsAgain(db, event)
  if (event.subjectType !== 'loan') return []
  const loan = await db.loan.findUnique({ where: { id: event.subjectId }, include: NEWS_LOAN })
  const news = loan && newsOf(event, loan.state)
  if (!loan || !news) return []
  const urgency = isUrgent(news.topic, loan, event) ? 'urgent' : 'may_wait'
  const plans: MailPlan[] = []
  for (const side of news.to) {
    const organisationId = side === 'lender' ? loan.lenderId : loan.borrowerId
    if (!organisationId) continue
    for (const recipient of await organisationRecipients(db, organisationId)) plans.push(plan(news.topic, side, loan, event, recipient, urgency))
  }
  return plans
}

/** How many open requests a new responsable is told of by mail; her inbox holds them all. */
const TOLD_AGAIN = 50

/** A new responsable never got the requests that still wait: they are sent to her as they were to the one before, at once. */
async function openRequestsAgain(db: Database, event: RecordedEvent): Promise<MailPlan[]> {
  const person = await personRecipient(db, String(event.payload.personId))
  if (!person) return []
  const loans = await db.loan.findMany({ where: { lenderId: event.subjectId, state: 'pending', OR: [{ waitingSince: null }, { cameFreeAt: { not: null } }] }, include: NEWS_LOAN, orderBy: { createdAt: 'asc' }, take: TOLD_AGAIN })
  return loans.map((loan) => ({ ...plan('requested', 'lender', loan, event, person, 'urgent'), about: loan.id }))
}

/** Plain words and one way on. */
function plan(topic: Topic, side: LoanSide, loan: NewsLoan, event: RecordedEvent, recipient: Recipient, urgency: Urgency): MailPlan {
  const { subject, text, additions, code, action } = writeNews(topic, side, loan, event, recipient.locale)
  return { ...toReader(recipient, urgency), subject, paragraphs: [text, ...additions, code], action }
}
