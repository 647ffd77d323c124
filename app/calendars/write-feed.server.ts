import ical, { type ICalEventData, ICalEventStatus, ICalEventTransparency } from 'ical-generator'

import { pathOfNature } from '~/loans/loan-path'
import { translator } from '~/messages/catalogue.server'
import type { Database } from '~/platform/database.server'
import { dateOf } from '~/platform/day-column'
import { addDays, parisInstant, parisMoment } from '~/platform/paris-time'

import { type Moment, momentsOf } from './loan-moments'
import type { OpenFeed } from './open-feed.server'
import { type PromisedLine, promisedLines } from './promised-lines.server'

const DAYS_BACK = 30
const DAYS_AHEAD = 400
const MOST_LINES = 1000
const REFRESH_SECONDS = 3600
/** How long a meeting is shown that has an hour and no slot. */
const MEETING_MS = 15 * 60_000
/** SEQUENCE counts seconds from here: it grows with every change of the loan, and stays a small number. */
const SEQUENCE_FROM = Date.parse('2026-01-01T00:00:00Z')

/** The retraits and retours of a feed as iCalendar text (RFC 5545), from 30 days back to 400 ahead; hours as UTC instants. */
export async function writeFeed(db: Database, feed: OpenFeed, publicUrl: string, now: Date): Promise<string> {
  const today = parisMoment(now).day
  const days = { first: addDays(today, -DAYS_BACK), last: addDays(today, DAYS_AHEAD) }
  const lines = await promisedLines(db, feed.scope, { from: parisInstant(days.first), until: parisInstant(addDays(days.last, 1)), most: MOST_LINES })
  const t = translator(feed.locale, 'calendars')
  const calendar = ical({
    name: feed.name === null ? t('feed.name') : t('feed.nameOf', { name: feed.name }), ttl: REFRESH_SECONDS,
    prodId: { company: 'bourse-aux-ressources', product: 'calendrier', language: feed.locale.toUpperCase() },
  })
  for (const line of lines) {
    for (const moment of momentsOf(line)) {
      if (moment.day >= days.first && moment.day <= days.last) calendar.createEvent(eventOf(line, moment, t, publicUrl))
    }
  }
  return calendar.toString()
}

/** Its UID is of the line and its end, whoever reads: the same event in two feeds is one. Nothing of it changes unless the loan does. */
function eventOf(line: PromisedLine, moment: Moment, t: ReturnType<typeof translator<'calendars'>>, publicUrl: string): ICalEventData {
  const { title, quantity, partner, place, updatedAt } = line
  const path = pathOfNature(line.listing.nature)
  const url = `${publicUrl}/prets/${line.loanId}`
  return {
    id: `${line.id}-${moment.end}@bourse-aux-ressources`,
    summary: t(`feed.${moment.end}`, { path, what: t('what', { quantity, title }), partner }),
    description: `${t(`feed.${line.side}`, { path, partner })}\n${url}`,
    ...(place && { location: [place.label, place.commune].filter(Boolean).join(', ') }),
    url,
    ...(moment.hours
      ? { start: moment.hours.startsAt, end: moment.hours.endsAt ?? new Date(moment.hours.startsAt.getTime() + MEETING_MS) }
      // The library writes the day of UTC.
      : { allDay: true, start: dateOf(moment.day), end: dateOf(addDays(moment.day, 1)), transparency: ICalEventTransparency.TRANSPARENT }),
    status: moment.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    stamp: updatedAt, lastModified: updatedAt, sequence: Math.max(0, Math.floor((updatedAt.getTime() - SEQUENCE_FROM) / 1000)),
  }
}
