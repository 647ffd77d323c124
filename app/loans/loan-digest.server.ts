import { translator } from '~/messages/catalogue.server'
import type { MailLink, MailPlan, MailSection, RecordedEvent } from '~/notifications/mail-plan'
import { personRecipient, type Recipient } from '~/notifications/recipients.server'
import { toReader } from '~/notifications/to-reader.server'
import type { Database } from '~/platform/database.server'
import { dateOf } from '~/platform/day-column'

import { NEWS_LOAN, newsOf, stillHolds, writeNews } from './loan-news.server'
import { messageNews, readMessages } from './message-mails.server'

/** How many events one mail tells of; the site has them all. */
const MOST_TOLD = 50

/** One piece of news, and what it belongs to: an occasion, a conversation, a series. */
export interface Told {
  /** The event it is news of: they are told in this order. */
  event: bigint
  group: string
  title: string
  line: string
  link: MailLink
}

/** What of these events a person is still to be told, of those it knows of. @param own the associations she belongs to */
export type NewsTeller = (db: Database, events: readonly RecordedEvent[], own: ReadonlySet<string>, recipient: Recipient) => Promise<Told[]>

/**
 * The one mail of a day to a person who wants the news of loans once a day: what happened, by occasion. The same however often it is
 * written. @param day on which it was marked as told: `2027-06-12` @param others who tell of more than loans and messages
 * @returns null where nothing is left to say: she left the association, reads on the site only by now, or somebody has answered.
 */
export async function loanDigest(db: Database, { day, personId }: { day: string; personId: string }, others: readonly NewsTeller[] = []): Promise<MailPlan | null> {
  const recipient = await personRecipient(db, personId)
  if (!recipient || recipient.reader?.pace === 'site_only') return null
  const where = { personId, toldOn: dateOf(day) }
  const [rows, total, memberships] = await Promise.all([
    db.heldMail.findMany({ where, orderBy: { eventId: 'asc' }, take: MOST_TOLD, select: { event: true } }),
    db.heldMail.count({ where }),
    db.membership.findMany({ where: { personId }, select: { organisationId: true } }),
  ])
  const events = rows.map(({ event }): RecordedEvent => ({ ...event, payload: event.payload as Record<string, unknown> }))
  const own = new Set(memberships.map(({ organisationId }) => organisationId))
  const told = (await Promise.all([tellLoans, tellMessages, ...others].map((tell) => tell(db, events, own, recipient)))).flat().sort((a, b) => Number(a.event - b.event))
  if (told.length === 0) return null
  const t = translator(recipient.locale, 'loanMails')
  const more = total - rows.length
  return {
    ...toReader(recipient, 'urgent'), subject: t('digest.subject', { count: told.length + more }), paragraphs: [t('digest.hello'), t('digest.lead')],
    sections: [...sectionsOf(told), ...(more > 0 ? [{ title: t('digest.more', { count: more }), lines: [], links: [] }] : [])],
    action: { label: t('digest.all'), path: '/prets' },
  }
}

const tellMessages: NewsTeller = async (db, events, own, { locale }) => {
  const messages = await readMessages(db, events.filter(({ kind }) => kind === 'message.posted').map(({ payload }) => String(payload.messageId)))
  const t = translator(locale, 'loanMails')
  return events.flatMap((event) => {
    const message = messages.find(({ id }) => id === event.payload.messageId)
    if (!message || !own.has(messageNews(message).to)) return []
    const { path, from, title } = messageNews(message)
    const { id, loan } = message.conversation
    const words = t('words', { text: message.body })
    return [{
      event: event.id, group: loan?.occasionId ?? id, title: loan ? loan.purpose : t('digest.question', { title }),
      line: `${t('message.text', { from, title })} ${words}`, link: { label: t('digest.see', { what: title }), path },
    }]
  })
}

const tellLoans: NewsTeller = async (db, events, own, { locale }) => {
  const loans = await db.loan.findMany({ where: { id: { in: events.filter(({ subjectType }) => subjectType === 'loan').map(({ subjectId }) => subjectId) } }, include: NEWS_LOAN })
  const t = translator(locale, 'loanMails')
  return events.flatMap((event) => {
    const loan = loans.find(({ id }) => id === event.subjectId)
    if (!loan) return []
    const news = newsOf(event, loan.state)
    const side = news?.to.find((each) => own.has((each === 'lender' ? loan.lenderId : loan.borrowerId) ?? ''))
    if (!news || !side || !stillHolds(news.topic, loan)) return []
    const { what, text, additions } = writeNews(news.topic, side, loan, event, locale)
    return [{ event: event.id, group: loan.occasionId, title: loan.purpose, line: [text, ...additions].join(' '), link: { label: t('digest.see', { what }), path: `/prets/${loan.id}` } }]
  })
}

/** A section for each occasion, in the order of their first news; a loan is linked once. */
function sectionsOf(told: readonly Told[]): MailSection[] {
  return [...new Set(told.map(({ group }) => group))].map((group) => {
    const news = told.filter((each) => each.group === group)
    const links = new Map(news.map(({ link }) => [link.path, link]))
    return { title: news[0]!.title, lines: news.map(({ line }) => line), links: [...links.values()] }
  })
}
