import ICAL from 'ical.js'
import { expect } from 'vitest'

/** What an independent reader makes of a feed: its events by UID. */
export function readCalendar(text: string) {
  const root = new ICAL.Component(ICAL.parse(text))
  expect(root.getFirstPropertyValue('version')).toBe('2.0')
  return root.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component)
    return {
      uid: event.uid, summary: event.summary, description: event.description, location: event.location, sequence: event.sequence,
      status: component.getFirstPropertyValue('status') as string,
      allDay: event.startDate.isDate,
      start: event.startDate.isDate ? event.startDate.toString() : event.startDate.toJSDate(),
      end: event.endDate.isDate ? event.endDate.toString() : event.endDate.toJSDate(),
      lastModified: (component.getFirstPropertyValue('last-modified') as ICAL.Time).toJSDate(),
    }
  })
}
