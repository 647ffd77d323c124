import type { LoanSide } from 'prisma/generated/client'

import type { NewsTeller } from '~/loans/loan-digest.server'
import { translator } from '~/messages/catalogue.server'
import { formatDay, formatDayTime } from '~/messages/format'
import type { Locale } from '~/messages/locale'
import type { MailPlan, RecordedEvent } from '~/notifications/mail-plan'
import { organisationRecipients } from '~/notifications/recipients.server'
import { toReader, type Urgency } from '~/notifications/to-reader.server'
import type { Prisma } from '~/platform/database.server'
import { parisInstant } from '~/platform/paris-time'
import type { Services } from '~/services.server'

import { rhythmText } from './components/rhythm-text'
import type { SeriesEventKind } from './series-record.server'
import { wishOfSeries } from './wish-of-series'

type Topic = 'asked' | 'change_asked' | 'accepted' | 'declined' | 'withdrawn' | 'stopped' | 'expired' | 'reminded'

const TOLD = {
  lender: { select: { name: true } }, borrower: { select: { name: true } }, listing: { select: { title: true } },
  dates: { where: { asked: true }, orderBy: { day: 'asc' }, select: { day: true } },
} as const satisfies Prisma.LoanSeriesInclude
type ToldSeries = Prisma.LoanSeriesGetPayload<{ include: typeof TOLD }>

/** What an event of a series is news of, and for whom: the side that did it knows. Null where nobody is told. */
function newsOf({ kind, payload }: RecordedEvent, proposedBy: LoanSide): { topic: Topic; to: LoanSide[] } | null {
  const asked: LoanSide = proposedBy === 'lender' ? 'borrower' : 'lender'
  const others: LoanSide[] = payload.side === 'lender' ? ['borrower'] : payload.side === 'borrower' ? ['lender'] : ['lender', 'borrower']
  switch (kind as SeriesEventKind) {
    case 'series.asked':
      return { topic: payload.change ? 'change_asked' : 'asked', to: others }
    case 'series.reminded':
      return { topic: 'reminded', to: [asked] }
    case 'series.withdrawn':
      // Dropped with the series that it was to change, of which both are told.
      return payload.side === 'clock' ? null : { topic: 'withdrawn', to: others }
    case 'series.accepted':
    case 'series.declined':
    case 'series.stopped':
    case 'series.expired':
      return { topic: kind.replace('series.', '') as Topic, to: others }
    default:
      return null
  }
}

/** Dates that begin so soon after they were given up are told at once to everybody. */
const SOON_MS = 48 * 3_600_000

const urgencyOf = (topic: Topic, { payload, createdAt }: RecordedEvent): Urgency =>
  topic === 'stopped' && typeof payload.from === 'string' && parisInstant(payload.from).getTime() - createdAt.getTime() <= SOON_MS ? 'urgent' : 'may_wait'

/** One mail for each step of a series, however many dates it has. */
export async function seriesMails({ db }: Pick<Services, 'db'>, event: RecordedEvent): Promise<MailPlan[]> {
  if (event.subjectType !== 'series') return []
  const series = await db.loanSeries.findUnique({ where: { id: event.subjectId }, include: TOLD })
  const news = series && newsOf(event, series.proposedBy)
  if (!series || !news) return []
  const plans: MailPlan[] = []
  for (const side of news.to) {
    const recipients = await organisationRecipients(db, side === 'lender' ? series.lenderId : series.borrowerId)
    for (const recipient of recipients) plans.push({ ...toReader(recipient, urgencyOf(news.topic, event)), ...write(news.topic, side, series, event, recipient.locale) })
  }
  return plans
}

/** The same for the mail of the day: what was answered meanwhile asks for nothing any more. */
export const tellSeries: NewsTeller = async (db, events, own, { locale }) => {
  const ids = events.filter(({ subjectType }) => subjectType === 'series').map(({ subjectId }) => subjectId)
  const told = ids.length > 0 ? await db.loanSeries.findMany({ where: { id: { in: ids } }, include: TOLD }) : []
  const t = translator(locale, 'loanMails')
  return events.flatMap((event) => {
    const series = told.find(({ id }) => id === event.subjectId)
    if (!series) return []
    const news = newsOf(event, series.proposedBy)
    const side = news?.to.find((each) => own.has(each === 'lender' ? series.lenderId : series.borrowerId))
    if (!news || !side || (ASKS.has(news.topic) && series.state !== 'pending')) return []
    const { paragraphs, action } = write(news.topic, side, series, event, locale)
    return [{ event: event.id, group: series.id, title: series.purpose, line: paragraphs.slice(1).join(' '), link: { label: t('digest.see', { what: series.listing.title }), path: action!.path } }]
  })
}

const ASKS: ReadonlySet<Topic> = new Set(['asked', 'change_asked', 'reminded'])

/** In plain words; never an address or a telephone number. */
function write(topic: Topic, side: LoanSide, series: ToldSeries, { payload, createdAt }: RecordedEvent, locale: Locale): Pick<MailPlan, 'subject' | 'paragraphs' | 'action'> {
  const t = translator(locale, 'seriesMails')
  const words = translator(locale, 'series')
  const count = Number(payload.dates ?? series.dates.length)
  const values = {
    what: words('page.what', { title: series.listing.title, quantity: series.quantity }), rhythm: rhythmText(words, wishOfSeries(series), locale),
    partner: (side === 'lender' ? series.borrower : series.lender).name, count, asked: Number(payload.asked ?? count), all: payload.asked === payload.dates ? 'yes' : 'no',
    from: typeof payload.from === 'string' ? formatDay(parisInstant(payload.from), locale, createdAt) : '', until: series.expiresAt ? formatDayTime(series.expiresAt, locale, createdAt) : '',
  }
  const additions = [
    ...(topic === 'asked' ? [t('purpose', { purpose: series.purpose })] : []),
    ...((topic === 'asked' || topic === 'change_asked') && series.message ? [t('words', { text: series.message })] : []),
    ...(topic === 'declined' && series.declineReason ? [t('words', { text: series.declineReason })] : []),
  ]
  return { subject: t(`${topic}.subject`, values), paragraphs: [t('hello'), t(`${topic}.text`, values), ...additions], action: { label: t('action'), path: `/series/${series.id}` } }
}
