import type { Readings } from '~/loans/readings'

import { endsOf, type LentLine, linesOf, moment, signaturesBlock } from './compose-parts'
import { kilometres, tank } from './condition-words'
import type { PaperBlock, PaperTable } from './paper-document'
import type { PaperFacts } from './paper-facts'

const DRIVERS = 3
/** With these a logbook fills two pages: one sheet of paper. */
const TRIPS = 15
const REMARKS = 3

/** The carnet de bord: for each vehicle, what the site knows, and lines for the road. */
export function logbookBlocks(facts: PaperFacts): PaperBlock[] {
  const vehicles = linesOf(facts).lent.filter(({ listing }) => listing.nature === 'vehicule')
  return [...vehicles.flatMap((vehicle) => vehicleBlocks(facts, vehicle)), { kind: 'heading', text: 'Signatures' }, signaturesBlock(facts, 'retour')]
}

function vehicleBlocks({ loan, terms }: PaperFacts, vehicle: LentLine): PaperBlock[] {
  const { listing } = vehicle
  const ends = endsOf(vehicle)
  return [
    { kind: 'heading', text: listing.title },
    {
      kind: 'fields',
      items: [
        { term: 'Prêt', value: `${loan.reference}, de ${terms.lender.name} à ${terms.borrower.name}` },
        { term: 'Du', value: ends.retrait }, { term: 'Au', value: ends.retour },
        ...(listing.details.length > 0 ? [{ term: 'Véhicule', value: listing.details.join(' · ') }] : []),
        { term: 'Marque, modèle et immatriculation', value: null }, { term: 'Stationné à', value: listing.places.join('\u00a0; ') || null },
      ],
    },
    { kind: 'pair', sides: [meters('À la remise', vehicle.line.readingsOut, loan.handedOverAt), meters('À la restitution', vehicle.line.readingsIn, loan.returnedAt)] },
    { kind: 'heading', text: 'Qui conduit' },
    { kind: 'paragraph', text: 'Personne majeure, membre de l’association, permis depuis trois ans au moins. Le permis est montré, jamais copié.', soft: true },
    blankTable('Les personnes qui conduisent', [['Nom', 4], ['Membre (oui)', 1.5], ['Permis vu (oui)', 1.5], ['Téléphone', 2.5]], DRIVERS),
    { kind: 'heading', text: 'Trajets' },
    blankTable('Les trajets, l’un après l’autre', [['Date', 1.2], ['Conduit par', 2], ['Destination et motif', 3.4], ['Passagers (nombre, âges)', 2], ['Km départ', 1.2], ['Km arrivée', 1.2], ['Plein (€)', 1.4]], TRIPS),
    { kind: 'heading', text: 'Anomalies, accidents et contraventions' },
    { kind: 'lines', count: REMARKS },
  ]
}

const meters = (title: string, readings: Readings, at: string | null) => ({
  title, items: [{ term: 'Kilométrage', value: kilometres(readings) }, { term: 'Carburant ou charge', value: tank(readings) }, { term: 'Date et heure', value: at && moment(at) }],
})

const blankTable = (summary: string, columns: [string, number][], rows: number): PaperTable => ({
  kind: 'table', summary, columns: columns.map(([title, share]) => ({ title, share })), rows: Array.from({ length: rows }, () => columns.map(() => ({ text: null }))),
})
