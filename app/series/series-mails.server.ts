import type { LoanSide } from 'prisma/generated/client'

import { translator } from '~/messages/catalogue.server'
import { formatDay, formatDayTime } from '~/messages/format'
import type { Locale } from '~/messages/locale'
import type { MailPlan, RecordedEvent } from '~/notifications/mail-plan'
import { organisationRecipients } from '~/notifications/recipients.server'
import { toReader } from '~/notifications/to-reader.server'
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

/** One mail for each step of a series, however many dates it has; at once, to all but those who read on the site only. */
export async function seriesMails({ db }: Pick<Services, 'db'>, event: RecordedEvent): Promise<MailPlan[]> {
  if (event.subjectType !== 'series') return []
  const series = await db.loanSeries.findUnique({ where: { id: event.subjectId }, include: TOLD })
  const news = series && newsOf(event, series.proposedBy)
  if (!series || !news) return []
  const plans: MailPlan[] = []
  for (const side of news.to) {
    const recipients = await organisationRecipients(db, side === 'lender' ? series.lenderId : series.borrowerId)
    for (const recipient of recipients.filter(({ reader }) => reader?.pace !== 'site_only')) {
      plans.push({ ...toReader(recipient, 'urgent'), ...write(news.topic, side, series, event, recipient.locale) })
    }
  }
  return plans
}

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
