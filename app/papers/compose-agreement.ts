import type { LoanEnd } from 'prisma/generated/client'

import type { FeeUnit, HandoverMode } from '~/listings/listing-limits'

import { CERTIFICATE, clausesFor, insuranceFor } from './agreement-text'
import { contactField, date, days, endsOf, type LentLine, linesOf, money, number, partiesBlock, signaturesBlock, unique } from './compose-parts'
import type { PaperBlock, PaperGroup, PaperTable } from './paper-document'
import type { PaperFacts, TermsFacts, YearlyFacts } from './paper-facts'

const MODE: Record<HandoverMode, string> = { on_site: 'sur place', delivered: 'livraison par le prêteur', key_box: 'boîte à clés', with_operator: 'avec un technicien du prêteur' }
const FEE_UNIT: Record<FeeUnit, string> = { loan: 'pour le prêt', day: 'par jour', hour: 'par heure', unit: 'par pièce' }

/** The convention de prêt, whole. */
export function agreementBlocks(facts: PaperFacts): PaperBlock[] {
  const { lent } = linesOf(facts)
  const natures = lent.map(({ listing }) => listing.nature)
  return [
    { kind: 'heading', text: 'Les parties' },
    partiesBlock(facts.terms),
    { kind: 'heading', text: 'Ce qui est prêté' },
    ...subjectBlocks(facts),
    { kind: 'heading', text: 'Remise et restitution' },
    { kind: 'pair', sides: [endGroup(facts, 'retrait'), endGroup(facts, 'retour')] },
    { kind: 'heading', text: 'Assurance' },
    ...insuranceBlocks(lent),
    { kind: 'heading', text: 'Conditions' },
    { kind: 'clauses', items: clausesFor(natures) },
    ...ownClauses(facts.terms),
    ...ownRules(lent),
    { kind: 'heading', text: 'Signatures' },
    signaturesBlock(facts, 'retrait'),
  ]
}

/** The convention of a loan under a yearly one: what is proper to this loan, on one page; the clauses stand in the yearly one. */
export function annexBlocks(facts: PaperFacts, yearly: YearlyFacts): PaperBlock[] {
  const { lent } = linesOf(facts)
  const { lender, borrower } = facts.terms
  return [
    {
      kind: 'paragraph',
      text: `Ce prêt de ${lender.name} à ${borrower.name} est fait selon leur convention annuelle n° ${yearly.reference}, acceptée le ${date(yearly.acceptedAt)}, pour la période ${days(yearly)}. Les conditions s’y lisent\u00a0; cette annexe dit ce qui est propre à ce prêt.`,
    },
    { kind: 'heading', text: 'Ce qui est prêté' },
    ...subjectBlocks(facts),
    { kind: 'heading', text: 'Remise et restitution' },
    { kind: 'pair', sides: [endGroup(facts, 'retrait'), endGroup(facts, 'retour')] },
    { kind: 'heading', text: 'Assurance' },
    ...insuranceBlocks(lent),
    ...ownRules(lent),
    { kind: 'heading', text: 'Signatures' },
    signaturesBlock(facts, 'retrait'),
  ]
}

/** For which event, and what: the loan itself, in the convention and in an annex. */
function subjectBlocks(facts: PaperFacts): PaperBlock[] {
  const { lent, others } = linesOf(facts)
  return [
    {
      kind: 'fields',
      items: [
        { term: 'Événement', value: facts.loan.purpose || null }, { term: 'Lieu d’utilisation', value: roomsOf(lent) },
        { term: 'Accord donné', value: `le ${date(facts.loan.acceptedAt)}, sur la bourse aux ressources` },
      ],
    },
    lentTable(facts, lent),
    ...(others.length > 0 ? [{ kind: 'paragraph', soft: true, text: `Hors de ce prêt à usage, sont aussi convenus\u00a0: ${others.map(({ line, listing }) => `${listing.title} (${number(line.promised)})`).join(', ')}.` } as const] : []),
  ]
}

/** A room is used where it is; where things go, only their borrower knows. */
function roomsOf(lent: LentLine[]): string | null {
  return lent.every(({ listing }) => listing.nature === 'salle') ? unique(lent.flatMap(({ listing }) => listing.places)).join('\u00a0; ') || null : null
}

function lentTable({ loan }: PaperFacts, lent: LentLine[]): PaperTable {
  const withFee = lent.some(({ listing }) => listing.feeCents > 0)
  return {
    kind: 'table', summary: 'Ce qui est prêté, avec les quantités, les valeurs de remplacement et les cautions',
    columns: [
      { title: 'Désignation', share: 5 }, { title: 'Quantité', share: 1.3, end: true }, { title: 'Valeur de remplacement (l’unité)', share: 2.1, end: true }, { title: 'Caution', share: 1.5, end: true },
      ...(withFee ? [{ title: 'Participation aux frais', share: 2, end: true }] : []),
    ],
    rows: lent.map(({ line, listing }) => [
      { text: listing.title, note: [`Annonce n° ${listing.id}`, ...listing.details].join(' · ') },
      { text: number(loan.handedOverAt === null ? line.promised : line.out) },
      { text: listing.replacementCents === null ? 'non indiquée' : money(listing.replacementCents) },
      { text: listing.depositCents > 0 ? money(listing.depositCents) : 'aucune' },
      ...(withFee ? [{ text: listing.feeCents > 0 ? `${money(listing.feeCents)} ${FEE_UNIT[listing.feeUnit]}` : 'aucune' }] : []),
    ]),
  }
}

/** When, where, how and between whom: one end of the loan. */
function endGroup(facts: PaperFacts, end: LoanEnd): PaperGroup {
  const { lent } = linesOf(facts)
  const listings = lent.map(({ listing }) => listing)
  return {
    title: end === 'retrait' ? 'Remise' : 'Restitution',
    items: [
      { term: 'Quand', value: unique(lent.map((line) => endsOf(line)[end])).join('\u00a0; ') },
      { term: 'Où', value: unique(listings.flatMap(({ places }) => places)).join('\u00a0; ') || null },
      ...(end === 'retrait' ? [{ term: 'Comment', value: unique(listings.flatMap(({ handoverModes }) => handoverModes.map((mode) => MODE[mode]))).join(', ') || null }] : []),
      contactField(facts.loan, end, 'lender'), contactField(facts.loan, end, 'borrower'),
    ],
  }
}

/** Who is insured for what, and whether a certificate is shown. */
const insuranceBlocks = (lent: LentLine[]): PaperBlock[] =>
  [...insuranceFor(lent.map(({ listing }) => listing.nature)), ...(lent.some(({ listing }) => listing.insuranceRequired) ? [CERTIFICATE] : [])].map((text) => ({ kind: 'paragraph', text }))

const ownClauses = ({ lender, ownClauses: text }: TermsFacts): PaperBlock[] =>
  text ? [{ kind: 'heading', text: `Conditions particulières de ${lender.name}` }, { kind: 'paragraph', text }] : []

/** What the annonces themselves ask. */
const ownRules = (lent: LentLine[]): PaperBlock[] =>
  lent.filter(({ listing }) => listing.rules).flatMap(({ listing }) => [
    { kind: 'heading', text: `Règlement d’utilisation\u00a0: ${listing.title}` }, { kind: 'paragraph', text: listing.rules },
  ])
