import { dateOf } from '~/platform/day-column'
import { expandRule } from '~/series/series-dates'
import { type SeriesRule, writeRule } from '~/series/series-rule'
import { answerDeadlines } from '~/loans/request-rules'
import { loanPeriod } from '~/loans/loan-period'
import { addDays, parisMoment } from '~/platform/paris-time'

import { BORROWER, LENDER } from './associations'
import { hours } from './event-days'
import type { Member } from './make-associations'
import type { LoanBook } from './make-loans'
import type { DemoListing } from './make-listings'
import type { DemoData } from './rows'

const DAY = 24 * 3_600_000

/** Zone A, 2026-2027, both days included: https://www.education.gouv.fr/calendrier-scolaire */
const SCHOOL_HOLIDAYS = [
  ['Toussaint', '2026-10-17', '2026-11-01'], ['Noël', '2026-12-19', '2027-01-03'], ['Hiver', '2027-02-13', '2027-02-28'], ['Printemps', '2027-04-10', '2027-04-25'], ['Été', '2027-07-03', '2027-08-31'],
] as const

interface SeriesPlan {
  listing: DemoListing
  borrower: Member
  state: 'pending' | 'accepted'
  rule: SeriesRule
  start: string
  from: string
  to: string
  purpose: string
  message: string
}

/** Two series at the demo's lender: one under way, one that waits for her answer; and the vacances of the territory. */
export function plantSeries(book: LoanBook, members: Member[], listings: DemoListing[], data: DemoData): void {
  const today = parisMoment(book.now).day
  const who = (name: string) => members.find(({ source }) => source.name === name)!
  const room = (category: string) => listings.find(({ row, owner }) => owner.source.name === LENDER && row.category === category)
  const [meeting, party] = [room('salles.reunion'), room('salles.fetes')]
  if (meeting) {
    const rule: SeriesRule = { interval: 1, weekdays: ['TU'], place: null, until: addDays(today, 80) }
    plant(book, data, { listing: meeting, borrower: who(BORROWER), state: 'accepted', rule, start: addDays(today, 3), from: '18:00', to: '20:00', purpose: 'Cours de cuisine du monde', message: 'Nous apportons nos plaques.' })
  }
  if (party) {
    const rule: SeriesRule = { interval: 1, weekdays: ['TH'], place: null, until: addDays(today, 90) }
    plant(book, data, { listing: party, borrower: who('Théâtre du Cerisier'), state: 'pending', rule, start: addDays(today, 20), from: '19:00', to: '21:30', purpose: 'Répétitions de la troupe', message: 'Nous rangeons tout en partant.' })
  }
  for (const [name, first, last] of SCHOOL_HOLIDAYS) data.schoolHolidays.push({ id: book.random.uuid(book.now), name, firstDay: dateOf(first), lastDay: dateOf(last) })
}

function plant(book: LoanBook, data: DemoData, { listing, borrower, state, rule, start, from, to, purpose, message }: SeriesPlan): void {
  const { random, now } = book
  const expanded = expandRule(rule, start)
  if (!expanded.ok) return
  const accepted = state === 'accepted'
  const createdAt = new Date(now.getTime() - (accepted ? 12 * DAY : DAY / 4))
  const answeredAt = accepted ? new Date(now.getTime() - 10 * DAY) : null
  const [id, occasionId] = [random.uuid(createdAt), random.uuid(createdAt)]
  const dates = expanded.days.map((day) => {
    const event = hours(day, from, to)
    const series = { id, occasionId, dates: { createdAt: answeredAt ?? createdAt, answeredAt, cancelledAt: null, handedOverAt: null, returnedAt: null, closedAt: null } }
    // What another loan stands in the way of was left out.
    const loan = accepted ? book.add({ listing, borrower, event, state, quantity: 1, purpose, message, series }) : null
    const { startsAt, endsAt } = loanPeriod(event, listing.row as never)
    return { seriesId: id, day: dateOf(day), asked: !accepted || loan !== null, eventStartsAt: event.startsAt, eventEndsAt: event.endsAt, startsAt, endsAt, loanId: loan?.id ?? null }
  })
  const asked = dates.filter((date) => date.asked)
  const [asker, answerer] = [random.pick(borrower.people), random.pick(listing.owner.people)]
  if (accepted) data.occasions.push({ id: occasionId, organisationId: borrower.row.id, purpose, createdAt: answeredAt! })
  data.series.push({
    id, reference: `S-${book.newReference()}`, listingId: listing.row.id, lenderId: listing.row.organisationId, borrowerId: borrower.row.id, askedById: asker.id, proposedBy: 'borrower', state, quantity: 1, purpose, message,
    rule: writeRule(rule), firstDay: dates[0]!.day, startTime: from, endTime: to, skipPublicHolidays: false, skipSchoolHolidays: false, endsAt: asked.at(-1)!.endsAt, createdAt, answeredAt,
    ...(accepted ? {} : answerDeadlines(asked[0]!.startsAt, createdAt)),
  })
  data.seriesDates.push(...dates)
  const tell = (kind: string, at: Date, side: 'lender' | 'borrower', actorId: string) =>
    data.events.push({ kind, subjectType: 'series', subjectId: id, actorId, organisationId: side === 'lender' ? listing.row.organisationId : borrower.row.id, payload: { side, change: false, dates: asked.length, asked: asked.length }, createdAt: at })
  tell('series.asked', createdAt, 'borrower', asker.id)
  if (answeredAt) tell('series.accepted', answeredAt, 'lender', answerer.id)
}
