import type { LoanSide } from 'prisma/generated/client'

import { type Translator, translator } from '~/messages/catalogue.server'
import { formatDayTime } from '~/messages/format'
import type { Locale } from '~/messages/locale'
import type { MailLink, RecordedEvent } from '~/notifications/mail-plan'
import type { Prisma } from '~/platform/database.server'

import { periodText } from './components/loan-period-text'
import { pathOf } from './loan-path'
import { liveLines } from './loan-states'

/** News of a litige, by the kinds of its events; they lead to its page. */
const DISPUTE_TOPICS = {
  'dispute.opened': 'dispute_opened', 'dispute.answered': 'dispute_answered', 'dispute.proposed': 'dispute_proposed', 'dispute.agreed': 'dispute_agreed',
  'dispute.withdrawn': 'dispute_withdrawn', 'dispute.raised': 'dispute_raised',
} as const
type DisputeTopic = (typeof DISPUTE_TOPICS)[keyof typeof DISPUTE_TOPICS]

export type Topic =
  | 'requested' | 'accepted' | 'declined' | 'expired' | 'cancelled' | 'released' | 'came_free' | 'waited' | 'reminded' | 'handed_over' | 'returned' | 'returned_part' | 'returned_amended'
  | 'all_given' | 'rest_forgone' | 'done' | 'stop_missed' | 'proposed' | 'proposal_agreed' | 'proposal_declined' | 'proposal_reminded' | 'replanned' | 'report_contested' | 'deposit_returned' | 'thanked' | 'closed' | 'to_resolve' | 'resolved' | 'contact_changed'
  | DisputeTopic

/** What of a loan its mails tell. */
export const NEWS_LOAN = {
  lender: { select: { name: true } }, borrower: { select: { name: true } }, roundStops: { where: { missedAt: { not: null } }, select: { id: true, missedWords: true } },
  lines: { orderBy: { listingId: 'asc' }, include: { listing: { select: { title: true, nature: true } } } },
  disputes: { where: { proposals: { some: { state: 'open' } } }, select: { id: true } },
} as const satisfies Prisma.LoanInclude
export type NewsLoan = Prisma.LoanGetPayload<{ include: typeof NEWS_LOAN }>

export interface News {
  topic: Topic
  to: LoanSide[]
}

/** What an event is news of, and for whom: the side that did it knows. Null where nobody is told. */
export function newsOf({ kind, payload }: RecordedEvent, state: NewsLoan['state']): News | null {
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
      // A series is stopped or changed at once, and so is it told.
      if (payload.series) return null
      return { topic: 'cancelled', to: others }
    case 'loan.released':
      return { topic: 'released', to: ['lender'] }
    case 'loan.all_given':
      return { topic: 'all_given', to: ['borrower'] }
    case 'loan.done':
      return { topic: 'done', to: others }
    case 'loan.stop_missed':
      return { topic: 'stop_missed', to: ['lender', 'borrower'] }
    case 'loan.reminded':
      // Of what is late people are reminded by occasion (app/reminders).
      if (payload.state === 'handed_over') return null
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
      if (payload.of === 'forgo_rest') return { topic: 'rest_forgone', to: others }
      // Closed by the clock nothing has happened; a don that was fetched and a helping hand that is done have their own mails.
      return by === 'lender' && payload.of === undefined ? { topic: 'closed', to: ['borrower'] } : null
    case 'loan.to_resolve':
      return { topic: 'to_resolve', to: ['lender', 'borrower'] }
    case 'loan.resolved':
      return { topic: 'resolved', to: others }
    case 'loan.contact_changed':
      return state === 'accepted' || state === 'handed_over' ? { topic: 'contact_changed', to: others } : null
    default:
      return Object.hasOwn(DISPUTE_TOPICS, kind) ? { topic: DISPUTE_TOPICS[kind as keyof typeof DISPUTE_TOPICS], to: others } : null
  }
}

const SOON_MS = 48 * 3_600_000

/** News that reaches everybody at once, whatever she chose: there may be no tomorrow for it. */
export function isUrgent(topic: Topic, loan: NewsLoan, event: RecordedEvent): boolean {
  if (topic === 'cancelled') return Math.min(...linesOf(loan, event).map(({ startsAt }) => startsAt.getTime())) - event.createdAt.getTime() <= SOON_MS
  return topic === 'to_resolve' || topic === 'came_free'
}

/** Whether news that asks for an answer still does: in the mail of a day somebody may have given it meanwhile. */
export function stillHolds(topic: Topic, loan: NewsLoan): boolean {
  if (topic === 'requested' || topic === 'reminded') return loan.state === 'pending'
  if (topic === 'dispute_proposed') return loan.disputes.length > 0
  return (topic !== 'proposed' && topic !== 'proposal_reminded') || loan.proposalSide !== null
}

export interface NewsText {
  /** The things it is about. */
  what: string
  subject: string
  /** The news in one sentence or two. */
  text: string
  /** What people wrote themselves, and what is not lent. */
  additions: string[]
  code: string
  action: MailLink
}

/** News of a loan in plain words, for one of its sides. Never an exact address, a secret or a telephone number: those stand on the loan's page. */
export function writeNews(topic: Topic, side: LoanSide, loan: NewsLoan, event: RecordedEvent, locale: Locale): NewsText {
  const t = translator(locale, 'loanMails')
  const lines = linesOf(loan, event)
  const line = lines[0]!
  const borrower = loan.borrower?.name ?? loan.outsideBorrower ?? ''
  const quantity = line.quantityAccepted || line.quantityAsked
  const what = t('what', { quantity, title: line.listing.title, more: lines.length - 1 })
  const values = {
    what, period: periodText(line, line.listing.nature, locale, event.createdAt), partner: side === 'lender' ? borrower : loan.lender.name, reference: loan.reference,
    side, path: pathOf(lines), due: Number(event.payload.due ?? 0), kept: Number(event.payload.keptCents ?? 0), missing: Number(event.payload.missing ?? 0), late: event.payload.late ? 'yes' : 'no', lost: Number(event.payload.lost ?? 0), end: String(event.payload.end ?? ''),
    until: loan.expiresAt ? formatDayTime(loan.expiresAt, locale, event.createdAt) : '',
  }
  return {
    what, subject: t(`${topic}.subject`, values), text: t(`${topic}.text`, values), additions: additions(topic, loan, event, t), code: t('code', values),
    action: { label: t(`${topic}.action`), path: event.kind.startsWith('dispute.') ? `/prets/${loan.id}/litige` : `/prets/${loan.id}` },
  }
}

/** The lines that an event names, else those that go the loan's way. */
const linesOf = (loan: NewsLoan, { payload }: RecordedEvent): NewsLoan['lines'] =>
  Array.isArray(payload.lines) ? loan.lines.filter(({ id }) => (payload.lines as unknown[]).includes(id)) : liveLines(loan)

/** What people wrote themselves, in their own words. */
function additions(topic: Topic, loan: NewsLoan, { payload }: RecordedEvent, t: Translator<'loanMails'>): string[] {
  if (topic === 'requested' || topic === 'came_free') {
    return [t('purpose', { purpose: loan.purpose }), ...(loan.message ? [t('words', { text: loan.message })] : []), ...(loan.unverified ? [t('unverified')] : [])]
  }
  if (topic === 'stop_missed') return loan.roundStops.filter(({ id }) => id === payload.stop).map(({ missedWords }) => t('words', { text: missedWords ?? '' }))
  if (topic === 'accepted') return notPromised(loan, t)
  if (topic === 'declined' && loan.declineReason) return [t('words', { text: loan.declineReason })]
  if ((topic === 'returned' || topic === 'returned_part') && loan.returnRemarks) return [t('words', { text: loan.returnRemarks })]
  return []
}

/** What was asked and not promised. */
function notPromised({ lines }: NewsLoan, t: Translator<'loanMails'>): string[] {
  const lacking = lines.filter((line) => line.quantityAccepted < line.quantityAsked)
    .map((line) => t('lacking', { title: line.listing.title, missing: line.quantityAsked - line.quantityAccepted, asked: line.quantityAsked }))
  return lacking.length > 0 ? [t('notPromised', { path: pathOf(lines), list: lacking.join(t('lackingBetween')) })] : []
}
