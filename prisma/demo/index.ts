import { makeAssociations } from './make-associations'
import { makeDisputes } from './make-disputes'
import { makeListings } from './make-listings'
import { makeLoans } from './make-loans'
import { makeNeeds } from './make-needs'
import { makeQuestions } from './make-questions'
import { makeReports } from './make-reports'
import { DEMO_SEED, seededRandom } from './random'
import type { DemoData } from './rows'

/** The whole demo as rows, around this instant: the same for the same instant. */
export function makeDemo(now: Date): DemoData {
  const random = seededRandom(DEMO_SEED)
  const data: DemoData = {
    people: [], areas: [], organisations: [], memberships: [], listings: [], sites: [], photos: [], closures: [], occasions: [], series: [], seriesDates: [], schoolHolidays: [], loans: [], lines: [], contacts: [],
    conversations: [], messages: [], needs: [], proposals: [], decisions: [], events: [], losses: [],
    reports: [], reportLines: [], reportPhotos: [], disputes: [], disputeLines: [], disputeAccounts: [], disputeProposals: [],
  }
  const { members, coordinator } = makeAssociations(random, now, data)
  const listings = makeListings(random, now, members, coordinator, data)
  makeLoans(random, now, members, listings, data)
  makeQuestions(random, now, members, listings, data)
  makeNeeds(random, now, members, listings, coordinator, data)
  makeDisputes(random, now, members, data)
  makeReports(random, now, members, data)
  data.events.sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime())
  return data
}

export type { DemoData } from './rows'
