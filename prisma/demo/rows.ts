import type { Prisma } from '../generated/client'
import type { PictureName } from './pictures'

export type ListingRow = Prisma.ListingCreateManyInput & { id: number; stock: number; organisationId: string; createdAt: Date }
export type OrganisationRow = Prisma.OrganisationCreateManyInput & { id: string; createdAt: Date }
export type PersonRow = Omit<Prisma.PersonCreateManyInput, 'passwordHash'> & { id: string; name: string; phone: string }
export type LoanRow = Prisma.LoanCreateManyInput & { id: string; state: NonNullable<Prisma.LoanCreateManyInput['state']>; createdAt: Date }
export type NeedRow = Prisma.NeedCreateManyInput & { id: string; createdAt: Date }
export type EventRow = Omit<Prisma.EventCreateManyInput, 'id'> & { createdAt: Date }

/** Everything the demo writes, before it is written: rows only, and the same rows for the same day. */
export interface DemoData {
  people: PersonRow[]
  areas: Prisma.CoordinatorAreaCreateManyInput[]
  organisations: OrganisationRow[]
  memberships: Prisma.MembershipCreateManyInput[]
  listings: ListingRow[]
  sites: Prisma.ListingSiteCreateManyInput[]
  photos: { id: string; listingId: number; picture: PictureName }[]
  closures: Prisma.ListingClosureCreateManyInput[]
  occasions: Prisma.OccasionCreateManyInput[]
  series: Prisma.LoanSeriesCreateManyInput[]
  seriesDates: Prisma.LoanSeriesDateCreateManyInput[]
  schoolHolidays: Prisma.SchoolHolidayCreateManyInput[]
  loans: LoanRow[]
  /** In the order in which the database accepts them: promises before what is out. */
  lines: Prisma.LoanLineCreateManyInput[]
  contacts: Prisma.LoanContactCreateManyInput[]
  conversations: Prisma.ConversationCreateManyInput[]
  messages: Prisma.MessageCreateManyInput[]
  reports: Prisma.ConditionReportCreateManyInput[]
  reportLines: Prisma.ConditionLineCreateManyInput[]
  reportPhotos: { conditionLineId: string; picture: PictureName; position: number }[]
  disputes: Prisma.DisputeCreateManyInput[]
  disputeLines: Prisma.DisputeLineCreateManyInput[]
  disputeAccounts: Prisma.DisputeAccountCreateManyInput[]
  disputeProposals: Prisma.DisputeProposalCreateManyInput[]
  needs: NeedRow[]
  proposals: Prisma.NeedProposalCreateManyInput[]
  decisions: Prisma.ModerationDecisionCreateManyInput[]
  /** In the order in which they happened. */
  events: EventRow[]
  /** Losses that came after the promises were made. */
  losses: { listingId: number; lost: number }[]
}
