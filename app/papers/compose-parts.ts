import type { LoanEnd, LoanSide } from 'prisma/generated/client'

import { countsDays, loanPeriod } from '~/loans/loan-period'
import { formatClock, formatDate, formatDay, formatDays, formatMoney, formatNumber, formatPhone, formatTime } from '~/messages/format'
import { parisInstant } from '~/platform/paris-time'

import type { LineFacts, ListingFacts, LoanFacts, PaperFacts, PartyFacts, TermsFacts } from './paper-facts'
import type { PaperBlock, PaperField, PaperGroup } from './paper-document'
import { isLent } from './paper-kinds'

/** What most papers of a loan say in the same words. */

const SIDE: Record<LoanSide, string> = { lender: 'Le prêteur', borrower: 'L’emprunteur' }

/** A line of the loan with what its annonce says. */
export interface LentLine {
  line: LineFacts
  listing: ListingFacts
}

/** The lines that come back, and the others. */
export function linesOf({ loan, terms }: PaperFacts): { lent: LentLine[]; others: LentLine[] } {
  const byId = new Map(terms.listings.map((listing) => [listing.id, listing]))
  const all = loan.lines.map((line) => ({ line, listing: byId.get(line.listingId)! }))
  return { lent: all.filter(({ listing }) => isLent(listing.nature)), others: all.filter(({ listing }) => !isLent(listing.nature)) }
}

export const number = (value: number) => formatNumber(value, 'fr')
export const money = (cents: number) => formatMoney(cents, 'fr')
export const unique = (texts: string[]) => [...new Set(texts)]

/** A year in which nothing was lent: seen from there, every day is said with its own. */
const LONG_AGO = new Date(0)

/** « samedi 12 juin 2027 ». */
const day = (instant: Date) => formatDay(instant, 'fr', LONG_AGO)
/** « samedi 12 juin 2027, 9 h ». */
export const moment = (iso: string) => `${day(new Date(iso))}, ${formatTime(new Date(iso), 'fr')}`
/** « 12 juin 2027 ». */
export const date = (iso: string) => formatDate(new Date(iso), 'fr')

/** « du 1er janvier au 31 décembre 2027 ». */
export const days = ({ startsAt, endsAt }: { startsAt: string; endsAt: string }) => formatDays(new Date(startsAt), new Date(endsAt), 'fr', LONG_AGO)

/** When a line leaves and comes back; with the hours of the lender while they are still those the loan was asked with. */
export function endsOf({ line, listing }: LentLine): Record<LoanEnd, string> {
  const event = { startsAt: new Date(line.eventStartsAt), endsAt: new Date(line.eventEndsAt) }
  const period = loanPeriod(event, { ...listing, bufferBefore: 0, bufferAfter: 0 })
  const [startsAt, endsAt] = [new Date(line.startsAt), new Date(line.endsAt)]
  if (!countsDays(listing.nature)) return { retrait: moment(line.startsAt), retour: moment(line.endsAt) }
  const pickup = period.startsAt.getTime() === startsAt.getTime() ? period.pickup : null
  const back = period.endsAt.getTime() === endsAt.getTime() ? period.return : null
  return { retrait: slotText(pickup, startsAt), retour: slotText(back, new Date(endsAt.getTime() - 1)) }
}

function slotText(slot: { day: string; from?: string; to?: string } | null, otherwise: Date): string {
  if (!slot?.from || !slot.to) return day(slot ? parisInstant(slot.day) : otherwise)
  return `${day(parisInstant(slot.day))}, de ${formatClock(slot.from, 'fr')} à ${formatClock(slot.to, 'fr')}`
}

export function partyGroup(title: string, party: PartyFacts): PaperGroup {
  const { name, seat, object, representative, phone, email, number: registered } = party
  return {
    title,
    items: [
      { term: 'Nom', value: name }, { term: 'Siège', value: seat }, ...(object ? [{ term: 'Objet', value: object }] : []), { term: 'N° d’enregistrement', value: registered },
      { term: 'Représenté par', value: representative }, { term: 'Téléphone', value: phone && formatPhone(phone) }, { term: 'E-mail', value: email },
    ],
  }
}

export const partiesBlock = ({ lender, borrower }: TermsFacts): PaperBlock => ({ kind: 'pair', sides: [partyGroup(SIDE.lender, lender), partyGroup(SIDE.borrower, borrower)] })

/** Who is there for a side at one end; a line to fill in where nobody is named. */
export function contactField(loan: LoanFacts, end: LoanEnd, side: LoanSide): PaperField {
  const contact = loan.contacts.find((each) => each.end === end && each.side === side)
  return { term: side === 'lender' ? 'Pour le prêteur' : 'Pour l’emprunteur', value: contact ? `${contact.name}, ${formatPhone(contact.phone)}` : null }
}

export function signaturesBlock({ loan, terms }: PaperFacts, end: LoanEnd): PaperBlock {
  const sides = (['lender', 'borrower'] as const).map((side) => {
    const signature = loan.signatures.find((each) => each.end === end && each.side === side)
    return { title: `${SIDE[side]}\u00a0: ${terms[side].name}`, signed: signature ? `Signé sur le site par ${signature.name}, ${moment(signature.at)}` : null }
  })
  return { kind: 'signatures', sides }
}
