import { expect, test } from 'vitest'

import type { PlanningEntry } from '~/calendars/planning-days'
import { parisInstant } from '~/platform/paris-time'
import { writeEndsMail } from '~/reminders/reminder-texts.server'

import { plain } from '../support/plain'

const DAY = '2027-06-12'
const entry = (end: PlanningEntry['end'], path: PlanningEntry['path']): PlanningEntry => ({
  key: `${end} ${path}`, loanId: '01900000-0000-7000-8000-000000000000', end, path, side: 'lender', partner: 'La Ronde', hours: { startsAt: parisInstant(DAY, '18:00'), endsAt: null },
  things: [], places: [], done: false, late: false,
})
const subjectOf = (entries: PlanningEntry[], purpose: string | null = null) =>
  plain(writeEndsMail({ side: 'lender', occasionId: null, purpose, today: '2027-06-11' } as Parameters<typeof writeEndsMail>[0], entries)!('fr').subject)

test('the subject of a reminder counts each thing under its own name', () => {
  expect(subjectOf([entry('retrait', 'loan')])).toBe('Demain : un retrait')
  expect(subjectOf([entry('retrait', 'gift'), entry('retrait', 'gift')])).toBe('Demain : 2 dons')
  expect(subjectOf([entry('retour', 'loan'), entry('retrait', 'help')], 'Fête')).toBe('Demain : un coup de main et un retour, pour « Fête »')
  expect(subjectOf([entry('retrait', 'loan'), entry('retrait', 'gift'), entry('retour', 'loan'), entry('retour', 'loan')])).toBe('Demain : un retrait, un don et 2 retours')
})
