import { guessCategory } from '~/listings/guess-category'
import { standsUntil } from '~/needs/need-rules'
import communes from '~/territory/data/communes-grenoble-alpes-metropole.json'
import { addDays, parisMoment } from '~/platform/paris-time'
import type { Period } from '~/loans/loan-period'

import { BORROWER, LENDER } from './associations'
import { days, hours, saturdayFrom } from './event-days'
import type { Member } from './make-associations'
import type { DemoListing } from './make-listings'
import { NEEDS, type NeedIdea, SEARCHES } from './need-ideas'
import type { Random } from './random'
import type { DemoData, PersonRow } from './rows'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const INSEE = new Map(communes.map((commune) => [commune.nom, commune.insee]))

/** What associations need, what the two demo accounts search for, and a few answers. Made last: it moves nothing else of the demo. */
export function makeNeeds(random: Random, now: Date, members: Member[], listings: DemoListing[], coordinator: PersonRow, data: DemoData): void {
  const who = (name: string) => members.find(({ source }) => source.name === name)!
  for (const idea of NEEDS) {
    const { row: organisation, people } = who(idea.by)
    const postedBy = people[0]!
    const need = needRow(random, now, idea)
    data.needs.push({ ...need, organisationId: organisation.id, postedById: postedBy.id })
    data.events.push({ kind: 'need.posted', subjectType: 'need', subjectId: need.id, actorId: postedBy.id, organisationId: organisation.id, createdAt: need.createdAt })
    if (idea.hidden) hide(random, data, coordinator, { id: need.id, organisationId: organisation.id, communeInsee: organisation.communeInsee, hiddenAt: need.hiddenAt!, reason: idea.hidden })
    for (const [lender, category, message] of idea.proposed ?? []) {
      const listing = listings.find(({ row, owner }) => owner.source.name === lender && row.category === category && row.status === 'published' && !row.hiddenAt)
      if (!listing) continue
      const createdAt = new Date(need.createdAt.getTime() + random.int(1, 9) * HOUR)
      const id = random.uuid(createdAt)
      data.proposals.push({ id, needId: need.id, listingId: listing.row.id, proposedById: listing.owner.people[0]!.id, message, createdAt })
      data.events.push({ kind: 'need.proposed', subjectType: 'need', subjectId: need.id, actorId: listing.owner.people[0]!.id, organisationId: listing.owner.row.id, payload: { proposalId: id }, createdAt })
    }
  }
  for (const [index, idea] of SEARCHES.entries()) {
    const person = who(index % 2 === 0 ? LENDER : BORROWER).people[0]!
    data.needs.push({ ...needRow(random, now, idea), personId: person.id, postedById: person.id })
  }
}

function needRow(random: Random, now: Date, idea: Omit<NeedIdea, 'by'>) {
  const createdAt = new Date(now.getTime() - (idea.daysAgo * DAY + random.int(10, 20) * HOUR))
  const event = idea.when ? eventOf(now, idea.when) : null
  const closedAt = idea.ending ? new Date(createdAt.getTime() + 6 * HOUR) : null
  return {
    id: random.uuid(createdAt), words: idea.words, quantity: idea.quantity ?? 1, capacity: idea.capacity ?? 0, natures: idea.natures ?? [], category: idea.category ?? null,
    listedUnder: idea.category ?? guessCategory(idea.words), free: false, accessible: idea.accessible ?? false,
    communeInsee: idea.around ? INSEE.get(idea.around[0])! : null, radiusKm: idea.around?.[1] ?? null,
    startsAt: event?.startsAt ?? null, endsAt: event?.endsAt ?? null, byHours: idea.when?.hours !== undefined, description: idea.says,
    standsUntil: standsUntil(event, createdAt), closedAt, ending: idea.ending ?? null,
    hiddenAt: idea.hidden ? new Date(createdAt.getTime() + 3 * HOUR) : null, hiddenReason: idea.hidden ?? null, createdAt, updatedAt: closedAt ?? createdAt,
  }
}

/** A weekend so many weeks ahead: never past, whatever the day. */
function eventOf(now: Date, { weeks, length = 2, hours: clock }: NonNullable<NeedIdea['when']>): Period {
  const first = saturdayFrom(addDays(parisMoment(now).day, 1), weeks)
  return clock ? hours(first, ...clock) : days(first, addDays(first, length - 1))
}

function hide(random: Random, data: DemoData, coordinator: PersonRow, need: { id: string; organisationId: string; communeInsee: string; hiddenAt: Date; reason: string }): void {
  const { id: subjectId, organisationId, communeInsee, hiddenAt: createdAt, reason } = need
  const id = random.uuid(createdAt)
  data.decisions.push({ id, subjectType: 'need', subjectId, action: 'hide_need', reason, decidedById: coordinator.id, communeInsee, createdAt })
  data.events.push({ kind: 'need.hidden', subjectType: 'need', subjectId, actorId: coordinator.id, organisationId, payload: { decisionId: id }, createdAt })
}
