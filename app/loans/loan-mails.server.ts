import type { LoanSide } from 'prisma/generated/client'

import { type Translator, translator } from '~/messages/catalogue.server'
import { formatDayTime } from '~/messages/format'
import type { Locale } from '~/messages/locale'
import type { MailPlan, RecordedEvent } from '~/notifications/mail-plan'
import { organisationRecipients, personRecipient } from '~/notifications/recipients.server'
import type { Database } from '~/platform/database.server'
import type { Services } from '~/services.server'

import { periodText } from './components/loan-period-text'
import { liveLines } from './loan-states'
import { messageMails } from './message-mails.server'

type Topic =
  | 'requested' | 'accepted' | 'declined' | 'expired' | 'cancelled' | 'released' | 'came_free' | 'waited' | 'reminded' | 'overdue' | 'handed_over' | 'returned' | 'returned_part' | 'returned_amended'
  | 'proposed' | 'proposal_agreed' | 'proposal_declined' | 'proposal_reminded' | 'replanned' | 'report_contested' | 'deposit_returned' | 'thanked' | 'closed' | 'to_resolve' | 'resolved' | 'contact_changed'

const MAIL_LOAN = {
  lender: { select: { name: true } }, borrower: { select: { name: true } },
  lines: { orderBy: { listingId: 'asc' }, include: { listing: { select: { title: true, nature: true } } } },
} as const

/** Who is told what about a loan; for events that are not of a loan or of a conversation, nobody. */
export async function loanMails({ db }: Pick<Services, 'db'>, event: RecordedEvent): Promise<MailPlan[]> {
  if (event.kind === 'message.posted') return messageMails(db, event)
  if (event.kind === 'organisation.responsable_attached') return openRequestsAgain(db, event)
  if (event.subjectType !== 'loan') return []
  const loan = await readMailLoan(db, event.subjectId)
  const news = loan && newsOf(event, loan.state)
  if (!loan || !news) return []
  const plans: MailPlan[] = []
  for (const side of news.to) {
    const organisationId = side === 'lender' ? loan.lenderId : loan.borrowerId
    if (!organisationId) continue
    for (const { email, locale } of await organisationRecipients(db, organisationId)) plans.push(write(news.topic, side, loan, event, email, locale))
  }
  return plans
}

/** How many open requests a new responsable is told of by mail; her inbox holds them all. */
const TOLD_AGAIN = 50

/** A new responsable never got the requests that still wait: they are sent to her as they were to the one before. */
async function openRequestsAgain(db: Database, event: RecordedEvent): Promise<MailPlan[]> {
  const person = await personRecipient(db, String(event.payload.personId))
  if (!person) return []
  const loans = await db.loan.findMany({ where: { lenderId: event.subjectId, state: 'pending', OR: [{ waitingSince: null }, { cameFreeAt: { not: null } }] }, include: MAIL_LOAN, orderBy: { createdAt: 'asc' }, take: TOLD_AGAIN })
  return loans.map((loan) => ({ ...write('requested', 'lender', loan, event, person.email, person.locale), about: loan.id }))
}

const readMailLoan = (db: Database, id: string) => db.loan.findUnique({ where: { id }, include: MAIL_LOAN })
type MailLoan = NonNullable<Awaited<ReturnType<typeof readMailLoan>>>

/** What an event is news of, and for whom: the side that did it knows. */
function newsOf({ kind, payload }: RecordedEvent, state: MailLoan['state']): { topic: Topic; to: LoanSide[] } | null {
  const by = payload.side as LoanSide | 'clock'
  const others: LoanSide[] = by === 'lender' ? ['borrower'] : by === 'borrower' ? ['lender'] : ['lender', 'borrower']
  switch (kind) {
    case 'loan.requested':
      // What waits for its turn asks nothing of its lender yet.
      return payload.waiting ? null : { topic: 'requested', to: ['lender'] }
    case 'loan.came_free':
      return { topic: 'came_free', to: others }
    case 'loan.accepted':
      return { topic: by === 'borrower' ? 'proposal_agreed' : 'accepted', to: others }
    case 'loan.declined':
      return { topic: 'declined', to: ['borrower'] }
    case 'loan.proposed':
    case 'loan.replanned':
    case 'loan.proposal_declined':
      return { topic: kind === 'loan.proposed' ? 'proposed' : kind === 'loan.replanned' ? 'replanned' : 'proposal_declined', to: others }
    case 'loan.expired':
      if (payload.waiting) return { topic: 'waited', to: ['borrower'] }
      return { topic: 'expired', to: others }
    case 'loan.cancelled':
      return { topic: 'cancelled', to: others }
    case 'loan.released':
      return { topic: 'released', to: ['lender'] }
    case 'loan.reminded':
      if (payload.state === 'handed_over') return { topic: 'overdue', to: others }
      return payload.proposed ? { topic: 'proposal_reminded', to: ['borrower'] } : { topic: 'reminded', to: ['lender'] }
    case 'loan.handed_over':
      return { topic: 'handed_over', to: others }
    case 'loan.deposit_returned':
      return { topic: 'deposit_returned', to: ['borrower'] }
    case 'loan.thanked':
      return { topic: 'thanked', to: others }
    case 'loan.report_contested':
      return { topic: 'report_contested', to: others }
    case 'loan.returned':
      return { topic: payload.amended ? 'returned_amended' : payload.complete === false ? 'returned_part' : 'returned', to: others }
    case 'loan.closed':
      // Closed by the clock nothing has happened; a don that was fetched has its own mail.
      return by === 'lender' && payload.of !== 'give' ? { topic: 'closed', to: ['borrower'] } : null
    case 'loan.to_resolve':
      return { topic: 'to_resolve', to: ['lender', 'borrower'] }
    case 'loan.resolved':
      return { topic: 'resolved', to: others }
    case 'loan.contact_changed':
      return state === 'accepted' || state === 'handed_over' ? { topic: 'contact_changed', to: others } : null
    default:
      return null
  }
}

/** Plain words and one way on. Never an exact address, a secret or a telephone number: those stand on the loan's page. */
function write(topic: Topic, side: LoanSide, loan: MailLoan, event: RecordedEvent, to: string, locale: Locale): MailPlan {
  const t = translator(locale, 'loanMails')
  const lines = linesOf(loan, event)
  const line = lines[0]!
  const borrower = loan.borrower?.name ?? loan.outsideBorrower ?? ''
  const quantity = line.quantityAccepted || line.quantityAsked
  const what = t('what', { quantity, title: line.listing.title, more: lines.length - 1 })
  const values = {
    what, period: periodText(line, line.listing.nature, locale, event.createdAt), partner: side === 'lender' ? borrower : loan.lender.name, reference: loan.reference,
    side, kept: Number(event.payload.keptCents ?? 0), missing: Number(event.payload.missing ?? 0), lost: Number(event.payload.lost ?? 0), end: String(event.payload.end ?? ''),
    until: loan.expiresAt ? formatDayTime(loan.expiresAt, locale, event.createdAt) : '',
  }
  return {
    to, locale, subject: t(`${topic}.subject`, values),
    paragraphs: [t(`${topic}.text`, values), ...additions(topic, loan, t), t('code', values)],
    action: { label: t(`${topic}.action`), path: `/prets/${loan.id}` },
  }
}

/** The lines that an event names, else those that go the loan's way. */
const linesOf = (loan: MailLoan, { payload }: RecordedEvent): MailLoan['lines'] =>
  Array.isArray(payload.lines) ? loan.lines.filter(({ id }) => (payload.lines as unknown[]).includes(id)) : liveLines(loan)

/** What people wrote themselves, in their own words. */
function additions(topic: Topic, loan: MailLoan, t: Translator<'loanMails'>): string[] {
  if (topic === 'requested' || topic === 'came_free') {
    return [t('purpose', { purpose: loan.purpose }), ...(loan.message ? [t('words', { text: loan.message })] : []), ...(loan.unverified ? [t('unverified')] : [])]
  }
  if (topic === 'accepted') return notPromised(loan, t)
  if (topic === 'declined' && loan.declineReason) return [t('words', { text: loan.declineReason })]
  if ((topic === 'returned' || topic === 'returned_part') && loan.returnRemarks) return [t('words', { text: loan.returnRemarks })]
  return []
}

/** What was asked and not promised. */
function notPromised({ lines }: MailLoan, t: Translator<'loanMails'>): string[] {
  const lacking = lines.filter((line) => line.quantityAccepted < line.quantityAsked)
    .map((line) => t('lacking', { title: line.listing.title, missing: line.quantityAsked - line.quantityAccepted, asked: line.quantityAsked }))
  return lacking.length > 0 ? [t('notPromised', { list: lacking.join(t('lackingBetween')) })] : []
}
