import type { LoanEnd, LoanSide } from 'prisma/generated/client'

import type { FeeUnit, HandoverMode } from '~/listings/listing-limits'
import type { Nature } from '~/listings/taxonomy'
import type { Readings } from '~/loans/readings'

/** All that the papers of a loan are written from; as JSON, because a version keeps it. Instants are ISO 8601 in UTC. */
export interface PaperFacts {
  loan: LoanFacts
  terms: TermsFacts
}

/** What the two sides do with their loan: a change of it makes a new version. */
export interface LoanFacts {
  reference: string
  purpose: string
  acceptedAt: string
  handedOverAt: string | null
  returnedAt: string | null
  remarks: string | null
  lines: LineFacts[]
  contacts: { end: LoanEnd; side: LoanSide; name: string; phone: string }[]
  /** Taken at the retrait or the retour. */
  pictures: { end: LoanEnd; side: LoanSide; caption: string; takenAt: string }[]
  /** Given on the site. */
  signatures: { end: LoanEnd; side: LoanSide; name: string; at: string }[]
}

export interface LineFacts {
  listingId: number
  eventStartsAt: string
  eventEndsAt: string
  startsAt: string
  endsAt: string
  /** What was promised. */
  promised: number
  /** What left, once it has. */
  out: number
  back: number
  lost: number
  conditionOut: string | null
  conditionIn: string | null
  /** What was read off it when it left, and when it came back. */
  readingsOut: Readings
  readingsIn: Readings
}

/**
 * On what they agreed: who they are, what the annonces say, the clauses. Both accepted these; once fixed they stay for every
 * later version, whatever the lender writes into her annonce since.
 */
export interface TermsFacts {
  lender: PartyFacts
  borrower: PartyFacts
  /** The yearly convention that covers this loan; the convention is then an annex of it. */
  yearly: YearlyFacts | null
  /** What the lender adds of her own; empty where she adds nothing. */
  ownClauses: string
  listings: ListingFacts[]
}

/** Null where the site does not know it: a line to fill in by hand. */
export interface PartyFacts {
  name: string
  seat: string | null
  object: string | null
  representative: string | null
  phone: string | null
  email: string | null
  /** RNA, SIRET or both. */
  number: string | null
}

export interface ListingFacts {
  id: number
  title: string
  nature: Nature
  /** What the category says of it, accessories too: `Dimensions : 3 × 3 m`. */
  details: string[]
  rules: string
  places: string[]
  handoverModes: HandoverMode[]
  pickupSlots: unknown
  returnSlots: unknown
  replacementCents: number | null
  depositCents: number
  feeCents: number
  feeUnit: FeeUnit
  insuranceRequired: boolean
}

/** A yearly convention as its annexes name it. The period is half-open. */
export interface YearlyFacts {
  reference: string
  acceptedAt: string
  startsAt: string
  endsAt: string
}
