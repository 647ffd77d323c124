import { attributeWords } from '~/listings/listing-terms.server'
import type { AttributeValues } from '~/listings/attributes'
import { liveLines } from '~/loans/loan-states'
import { readReadings } from '~/loans/readings'
import type { Database, Prisma } from '~/platform/database.server'

import { conditionWords } from './condition-words'
import type { ListingFacts, LoanFacts, PaperFacts, YearlyFacts } from './paper-facts'
import { outsideParty, PARTY, partyFacts } from './party-facts.server'
import { coverOf } from './yearly-rules'

const FACTS = {
  lender: PARTY,
  borrower: PARTY,
  reports: {
    orderBy: [{ notedAt: 'asc' }, { id: 'asc' }],
    include: { notedBy: { select: { name: true } }, answeredBy: { select: { name: true } }, lines: { include: { photos: { select: { fileId: true } }, line: { select: { listing: { select: { title: true } } } } } } },
  },
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
    terms: {
      lender: partyFacts(lender), borrower: borrower ? partyFacts(borrower) : outsideParty(loan.outsideBorrower),
      yearly: await readCoveringAgreement(db, loan), ownClauses: lender.loanClauses, listings: listings(loan),
    },
  }
}

/** The yearly convention between the two, in either direction, under which this loan was made. */
async function readCoveringAgreement(db: Database, loan: FactsRecord): Promise<YearlyFacts | null> {
  const lines = liveLines(loan)
  if (!loan.borrowerId || lines.length === 0) return null
  const startsAt = new Date(Math.min(...lines.map((line) => line.startsAt.getTime())))
  const agreements = await db.yearlyAgreement.findMany({
    where: { OR: [{ proposerId: loan.lenderId, partnerId: loan.borrowerId }, { proposerId: loan.borrowerId, partnerId: loan.lenderId }], acceptedAt: { not: null }, startsAt: { lte: startsAt }, endsAt: { gt: startsAt } },
    orderBy: { acceptedAt: 'desc' }, take: 5, select: { reference: true, startsAt: true, endsAt: true, acceptedAt: true, closedAt: true },
  })
  return coverOf(agreements, { startsAt, acceptedAt: loan.answeredAt ?? loan.createdAt })
}

function loanFacts(loan: FactsRecord): LoanFacts {
  return {
    reference: loan.reference, purpose: loan.purpose, remarks: loan.returnRemarks,
    acceptedAt: (loan.answeredAt ?? loan.createdAt).toISOString(), handedOverAt: isoOrNull(loan.handedOverAt), returnedAt: isoOrNull(loan.returnedAt),
    lines: liveLines(loan).map((line) => ({
      listingId: line.listingId, eventStartsAt: line.eventStartsAt.toISOString(), eventEndsAt: line.eventEndsAt.toISOString(),
      startsAt: line.startsAt.toISOString(), endsAt: line.endsAt.toISOString(), promised: line.quantityAccepted, out: line.quantityOut, back: line.quantityBack, lost: line.quantityLost,
      ...notedAt(loan, line),
    })),
    contacts: loan.contacts.map(({ end, side, name, phone }) => ({ end, side, name, phone })),
    pictures: loan.reports.flatMap(({ ending, side, notedAt: at, lines }) =>
      lines.flatMap(({ line, photos }) => photos.map((_, index) => ({ end: ending, side, caption: `${line.listing.title}, photo ${index + 1}`, takenAt: at.toISOString() })))),
    signatures: loan.reports.flatMap(signaturesOf),
  }
}

type ReportRecord = FactsRecord['reports'][number]

/** The état des lieux of one line at each end; a loan from before these reports has its own words. */
function notedAt({ reports }: FactsRecord, line: FactsRecord['lines'][number]) {
  const at = (end: ReportRecord['ending']) =>
    reports.filter(({ ending }) => ending === end).flatMap((report) => report.lines.filter(({ lineId, quantity, lost }) => lineId === line.id && quantity + lost > 0)).map((noted) => ({ ...noted, readings: readReadings(noted.readings) }))
  const [out, back] = [at('retrait'), at('retour')]
  return { conditionOut: conditionWords(out) ?? line.conditionOut, conditionIn: conditionWords(back) ?? line.conditionIn, readingsOut: out.at(-1)?.readings ?? {}, readingsIn: back.at(-1)?.readings ?? {} }
}

/** Who noted a report, and who confirmed it. Silence signs nothing. */
function signaturesOf(report: ReportRecord): LoanFacts['signatures'] {
  const other = report.side === 'lender' ? ('borrower' as const) : ('lender' as const)
  const noted = report.guestName ?? report.notedBy?.name
  const answered = report.answer === 'confirmed' ? (report.answerGuestName ?? report.answeredBy?.name) : undefined
  return [
    ...(noted ? [{ end: report.ending, side: report.side, name: noted, at: report.notedAt.toISOString() }] : []),
    ...(answered ? [{ end: report.ending, side: other, name: answered, at: report.answeredAt!.toISOString() }] : []),
  ]
}

const isoOrNull = (instant: Date | null) => instant?.toISOString() ?? null

const listings = (loan: FactsRecord): ListingFacts[] =>
  loan.lines.map(({ listing }) => ({
    id: listing.id, title: listing.title, nature: listing.nature, rules: listing.rules,
    details: attributeWords(listing.category, listing.attributes as AttributeValues, 'fr').map(({ term, description }) => `${term}\u00a0: ${description}`),
    places: listing.sites.map(({ address, label, commune }) => [label, address, commune.name].filter(Boolean).join(', ')),
    handoverModes: listing.handoverModes, pickupSlots: listing.pickupSlots, returnSlots: listing.returnSlots,
    replacementCents: listing.replacementCents, depositCents: listing.depositCents, feeCents: listing.feeCents, feeUnit: listing.feeUnit, insuranceRequired: listing.insuranceRequired,
  }))
