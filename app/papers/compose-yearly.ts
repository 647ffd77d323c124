import type { Nature } from '~/listings/taxonomy'

import { clausesFor, insuranceFor, YEARLY } from './agreement-text'
import { date, days, moment, partyGroup } from './compose-parts'
import type { PaperBlock, PaperDocument } from './paper-document'
import type { PartyFacts } from './paper-facts'

const COVERED: Nature[] = ['pret', 'salle', 'vehicule']

/** What a yearly convention is written from. Instants are ISO 8601 in UTC. */
export interface YearlyAgreementFacts {
  reference: string
  startsAt: string
  endsAt: string
  proposer: Side
  partner: Side
}

interface Side {
  party: PartyFacts
  /** What it adds where it lends; empty where it adds nothing. */
  ownClauses: string
  /** Who proposed or accepted on the site, and when; null before. */
  agreed: { name: string; at: string } | null
}

/** The yearly convention, as it is read before it is accepted and after. */
export function composeYearly(facts: YearlyAgreementFacts): PaperDocument {
  const { reference, proposer, partner } = facts
  const accepted = partner.agreed
  return {
    title: 'Convention annuelle de prêt', number: `n° ${reference}`, date: (accepted ?? proposer.agreed)?.at ?? facts.startsAt,
    status: accepted ? `Acceptée le ${date(accepted.at)}\u00a0: elle ne change plus.` : `Proposition de ${proposer.party.name}, pas encore acceptée.`,
    blocks: [
      { kind: 'heading', text: 'Les parties' },
      { kind: 'pair', sides: [partyGroup('Une association', proposer.party), partyGroup('L’autre association', partner.party)] },
      { kind: 'heading', text: 'Ce qu’elle couvre' },
      { kind: 'fields', items: [{ term: 'Période', value: days(facts) }] },
      { kind: 'paragraph', text: YEARLY.covers }, { kind: 'paragraph', text: YEARLY.ends },
      { kind: 'heading', text: 'Accord' },
      { kind: 'signatures', sides: [signature(proposer, 'Proposée'), signature(partner, 'Acceptée')] },
      { kind: 'heading', text: 'Assurance' },
      { kind: 'list', items: insuranceFor(COVERED) },
      { kind: 'heading', text: 'Conditions' },
      { kind: 'clauses', items: clausesFor(COVERED) },
      ...[proposer, partner].flatMap(ownClausesOf),
    ],
  }
}

const ownClausesOf = ({ party, ownClauses }: Side): PaperBlock[] =>
  ownClauses ? [{ kind: 'heading', text: `Conditions particulières de ${party.name}, quand elle prête` }, { kind: 'paragraph', text: ownClauses }] : []

const signature = ({ party, agreed }: Side, how: string) => ({ title: party.name, signed: agreed ? `${how} sur le site par ${agreed.name}, ${moment(agreed.at)}` : null })
