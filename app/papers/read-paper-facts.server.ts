import { attributeWords } from '~/listings/listing-terms.server'
import type { AttributeValues } from '~/listings/attributes'
import { liveLines } from '~/loans/loan-states'
import type { Database, Prisma } from '~/platform/database.server'

import type { ListingFacts, LoanFacts, PaperFacts, PartyFacts } from './paper-facts'

/** The object of an association, as its page begins. */
const OBJECT_LENGTH = 200

const PARTY = {
  select: {
    name: true, email: true, phone: true, rna: true, siret: true, description: true, loanClauses: true, commune: { select: { name: true } },
    memberships: { where: { role: 'responsable' }, orderBy: { createdAt: 'asc' }, take: 1, select: { person: { select: { name: true } } } },
  },
} as const satisfies Prisma.OrganisationDefaultArgs

const FACTS = {
  lender: PARTY,
  borrower: PARTY,
  contacts: { orderBy: [{ end: 'asc' }, { side: 'asc' }] },
  lines: {
    orderBy: [{ listingId: 'asc' }, { id: 'asc' }],
    include: { listing: { include: { sites: { orderBy: { position: 'asc' }, include: { commune: { select: { name: true } } } } } } },
  },
} as const satisfies Prisma.LoanInclude
type FactsRecord = Prisma.LoanGetPayload<{ include: typeof FACTS }>

/** What the papers of this loan are written from, as it is now; null for one that does not exist. @param loanId a UUID */
export async function readPaperFacts(db: Database, loanId: string): Promise<PaperFacts | null> {
  const loan = await db.loan.findUnique({ where: { id: loanId }, include: FACTS })
  if (!loan) return null
  const { lender, borrower } = loan
  return {
    loan: loanFacts(loan),
    terms: { lender: party(lender), borrower: borrower ? party(borrower) : outsideParty(loan.outsideBorrower), ownClauses: lender.loanClauses, listings: listings(loan) },
  }
}

function loanFacts(loan: FactsRecord): LoanFacts {
  return {
    reference: loan.reference, purpose: loan.purpose, remarks: loan.returnRemarks,
    acceptedAt: (loan.answeredAt ?? loan.createdAt).toISOString(), handedOverAt: isoOrNull(loan.handedOverAt), returnedAt: isoOrNull(loan.returnedAt),
    lines: liveLines(loan).map((line) => ({
      listingId: line.listingId, eventStartsAt: line.eventStartsAt.toISOString(), eventEndsAt: line.eventEndsAt.toISOString(),
      startsAt: line.startsAt.toISOString(), endsAt: line.endsAt.toISOString(), promised: line.quantityAccepted, out: line.quantityOut, back: line.quantityBack, lost: line.quantityLost,
      conditionOut: line.conditionOut, conditionIn: line.conditionIn,
    })),
    contacts: loan.contacts.map(({ end, side, name, phone }) => ({ end, side, name, phone })),
    pictures: [], signatures: [],
  }
}

const isoOrNull = (instant: Date | null) => instant?.toISOString() ?? null

function party(organisation: FactsRecord['lender']): PartyFacts {
  const { name, email, phone, rna, siret, description, commune, memberships } = organisation
  return {
    name, email, phone, seat: commune.name, object: objectOf(description),
    representative: memberships[0] ? `${memberships[0].person.name}, responsable` : null,
    number: [rna && `RNA ${rna}`, siret && `SIRET ${siret}`].filter(Boolean).join(', ') || null,
  }
}

/** Somebody with whom the lender agreed elsewhere: the site knows no more than the name. */
const outsideParty = (name: string | null): PartyFacts => ({ name: name ?? '', seat: null, object: null, representative: null, phone: null, email: null, number: null })

/** The first paragraph, cut between two words. */
function objectOf(description: string): string | null {
  const [first = ''] = description.split('\n')
  return first.length <= OBJECT_LENGTH ? first || null : `${first.slice(0, first.lastIndexOf(' ', OBJECT_LENGTH))}…`
}

const listings = (loan: FactsRecord): ListingFacts[] =>
  loan.lines.map(({ listing }) => ({
    id: listing.id, title: listing.title, nature: listing.nature, rules: listing.rules,
    details: attributeWords(listing.category, listing.attributes as AttributeValues, 'fr').map(({ term, description }) => `${term}\u00a0: ${description}`),
    places: listing.sites.map(({ address, label, commune }) => [label, address, commune.name].filter(Boolean).join(', ')),
    handoverModes: listing.handoverModes, pickupSlots: listing.pickupSlots, returnSlots: listing.returnSlots,
    replacementCents: listing.replacementCents, depositCents: listing.depositCents, feeCents: listing.feeCents, feeUnit: listing.feeUnit, insuranceRequired: listing.insuranceRequired,
  }))
