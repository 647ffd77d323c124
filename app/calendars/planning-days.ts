import type { LoanEnd } from 'prisma/generated/client'

import { type LoanPath, pathOfNature } from '~/loans/loan-path'

import { type Moment, type MomentLine, momentsOf } from './loan-moments'

/** What of a promised line a planning shows. */
export interface PlannedLine extends MomentLine {
  id: string
  loanId: string
  side: 'lender' | 'borrower'
  partner: string
  title: string
  quantity: number
  /** Without its exact address. */
  place: { label: string; commune: string } | null
}

/** What of one loan goes out or comes back together. */
export interface PlanningEntry {
  key: string
  loanId: string
  end: LoanEnd
  path: LoanPath
  side: 'lender' | 'borrower'
  partner: string
  hours: Moment['hours']
  things: { id: string; title: string; quantity: number }[]
  places: string[]
  done: boolean
  /** Its day has passed and nobody noted it. */
  late: boolean
}

/** What happens on each of these days, the earliest first, what has no hour last. What is cancelled, or was done on an earlier day, is left out. */
export function planningDays(lines: readonly PlannedLine[], days: readonly string[], today: string): { day: string; entries: PlanningEntry[] }[] {
  const entries = new Map<string, { day: string; entry: PlanningEntry }>()
  for (const line of lines) {
    for (const moment of momentsOf(line)) {
      if (moment.cancelled || !days.includes(moment.day)) continue
      const key = [moment.day, line.loanId, moment.end, moment.hours?.startsAt.getTime() ?? ''].join(' ')
      const known = entries.get(key) ?? { day: moment.day, entry: entryOf(key, line, moment, today) }
      entries.set(key, known)
      // Beside something that comes back all of it is fetched.
      if (known.entry.path !== pathOfNature(line.listing.nature)) known.entry.path = 'loan'
      known.entry.things.push({ id: line.id, title: line.title, quantity: line.quantity })
      const place = line.place && [line.place.label, line.place.commune].filter(Boolean).join(', ')
      if (place && !known.entry.places.includes(place)) known.entry.places.push(place)
    }
  }
  return days.map((day) => ({ day, entries: [...entries.values()].filter((known) => known.day === day).map(({ entry }) => entry).sort(byHour) }))
}

function entryOf(key: string, line: PlannedLine, { end, hours, day }: Moment, today: string): PlanningEntry {
  const done = (end === 'retrait' ? line.handedOverAt : line.backAt) !== null
  // Of a loan that was closed without a word nobody waits for anything any more.
  const over = line.state === 'returned' || line.state === 'closed'
  return { key, loanId: line.loanId, end, path: pathOfNature(line.listing.nature), side: line.side, partner: line.partner, hours, things: [], places: [], done, late: !done && !over && day < today }
}

/** At one hour what goes out comes first: what is lent for a day is fetched before it is back. */
const byHour = (a: PlanningEntry, b: PlanningEntry) => hourOf(a) - hourOf(b) || Number(a.end === 'retour') - Number(b.end === 'retour') || (a.key < b.key ? -1 : 1)
const hourOf = ({ hours }: PlanningEntry) => hours?.startsAt.getTime() ?? Number.MAX_SAFE_INTEGER
