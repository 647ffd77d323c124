// Runs alone in a child process: `node read-busy.mjs <from> <until> <most>` (instants in milliseconds), iCalendar text on standard input.
// A rule that never ends, or a file made to weigh, cannot take the site's time or memory with it. Prints one line of JSON:
// the periods that are taken, the soonest first, none touching another, and whether there were more; or `{"refused": "<code>"}`.
import { text } from 'node:stream/consumers'

import { CalendarDateTime, toZoned } from '@internationalized/date'
import ICAL from 'ical.js'

const [from, until, most] = process.argv.slice(2).map(Number)
/** Where no time zone is said, or one that nobody knows. */
const WALL_CLOCK = 'Europe/Paris'
/** Occurrences of one rule that are looked at: every hour for ten years. */
const MOST_STEPS = 100_000

class Refused extends Error {}

function calendarsIn(source) {
  try {
    const parsed = ICAL.parse(source.replace(/^\uFEFF/, ''))
    const roots = (Array.isArray(parsed[0]) ? parsed : [parsed]).map((root) => new ICAL.Component(root)).filter((root) => root.name === 'vcalendar')
    if (roots.length > 0) return roots
  } catch {
    // An HTML page, most often.
  }
  throw new Refused('calendar_unreadable')
}

const knownZones = new Map()
function isZone(name) {
  if (!knownZones.has(name)) {
    try {
      new Intl.DateTimeFormat('en', { timeZone: name })
      knownZones.set(name, true)
    } catch {
      knownZones.set(name, false)
    }
  }
  return knownZones.get(name)
}

/** How the wall-clock times of a property become instants: by its zone's name, else by what the file says of that zone, else in Paris. */
function clockOf(property, root) {
  const name = property?.getFirstParameter('tzid')
  const described = name && !isZone(name) ? root.getAllSubcomponents('vtimezone').find((zone) => zone.getFirstPropertyValue('tzid') === name) : null
  const zone = described && new ICAL.Timezone({ component: described, tzid: name })
  return (time) => {
    const { year, month, day, hour, minute, second } = time
    if (time.zone === ICAL.Timezone.utcTimezone) return Date.UTC(year, month - 1, day, hour, minute, second)
    if (zone) return Date.UTC(year, month - 1, day, hour, minute, second) - zone.utcOffset(time) * 1000
    return toZoned(new CalendarDateTime(year, month, day, hour, minute, second), name && isZone(name) ? name : WALL_CLOCK).toDate().getTime()
  }
}

const periods = []
let cut = false

/** Keeps what lies in the window; never many times more than are wanted. */
function keep(startsAt, endsAt) {
  if (!(startsAt < endsAt && endsAt > from && startsAt < until)) return
  periods.push([startsAt, endsAt])
  if (periods.length >= 4 * most) keepSoonest()
}

function keepSoonest() {
  periods.sort((a, b) => a[0] - b[0])
  const merged = []
  for (const [startsAt, endsAt] of periods) {
    const last = merged.at(-1)
    if (last && startsAt <= last[1]) last[1] = Math.max(last[1], endsAt)
    else merged.push([startsAt, endsAt])
  }
  if (merged.length > most) cut = true
  periods.splice(0, periods.length, ...merged.slice(0, most))
}

/** It takes its time: neither cancelled nor marked as free. */
const takes = (component) => component.getFirstPropertyValue('status')?.toUpperCase() !== 'CANCELLED' && component.getFirstPropertyValue('transp')?.toUpperCase() !== 'TRANSPARENT'

/** @param moved instants of this rule's occurrences that stand elsewhere, or that were taken out */
function keepEvent(component, root, moved) {
  if (!takes(component)) return
  const event = new ICAL.Event(component, { exceptions: [] })
  const start = component.getFirstProperty('dtstart')
  if (!start) return
  const startClock = clockOf(start, root)
  if (component.hasProperty('recurrence-id') || !event.isRecurring()) return keep(startClock(event.startDate), clockOf(component.getFirstProperty('dtend') ?? start, root)(event.endDate))
  const { duration } = event
  const iterator = event.iterator()
  for (let step = 0, kept = 0; ; step++) {
    const next = iterator.next()
    if (!next) return
    const startsAt = startClock(next)
    if (startsAt >= until) return
    if (step >= MOST_STEPS || kept > most) return void (cut = true)
    const end = next.clone()
    end.addDuration(duration)
    const endsAt = startClock(end)
    if (endsAt > from) kept++
    if (!moved.has(startsAt)) keep(startsAt, endsAt)
  }
}

/** By UID: the instants of occurrences that are said apart, and of those taken out. */
function movedOf(events, root) {
  const moved = new Map()
  for (const component of events) {
    const instants = moved.get(component.getFirstPropertyValue('uid')) ?? new Set()
    moved.set(component.getFirstPropertyValue('uid'), instants)
    for (const property of [...component.getAllProperties('recurrence-id'), ...component.getAllProperties('exdate')]) {
      for (const time of property.getValues()) instants.add(clockOf(property, root)(time))
    }
  }
  return moved
}

function read(source) {
  for (const root of calendarsIn(source)) {
    const events = root.getAllSubcomponents('vevent')
    const moved = movedOf(events, root)
    for (const component of events) {
      try {
        keepEvent(component, root, moved.get(component.getFirstPropertyValue('uid')))
      } catch {
        // Left out, it would be offered as free.
        throw new Refused('calendar_unreadable')
      }
    }
  }
  keepSoonest()
  return { periods, cut }
}

try {
  console.log(JSON.stringify(read(await text(process.stdin))))
} catch (error) {
  if (!(error instanceof Refused)) throw error
  console.log(JSON.stringify({ refused: error.message }))
}
