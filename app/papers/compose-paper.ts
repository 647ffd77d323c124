import { agreementBlocks, annexBlocks } from './compose-agreement'
import { conditionBlocks } from './compose-condition'
import { logbookBlocks } from './compose-logbook'
import { date } from './compose-parts'
import type { PaperBlock, PaperDocument } from './paper-document'
import type { LoanFacts, PaperFacts } from './paper-facts'
import { isFixed, type PaperKind, paperNumber } from './paper-kinds'

const TITLE: Record<PaperKind, string> = {
  agreement: 'Convention de prêt', condition_out: 'État des lieux de remise', logbook: 'Carnet de bord', condition_in: 'État des lieux de restitution',
}

const ANNEX = 'Convention de prêt (annexe)'

const BLOCKS: Record<PaperKind, (facts: PaperFacts) => PaperBlock[]> = {
  agreement: (facts) => (facts.terms.yearly ? annexBlocks(facts, facts.terms.yearly) : agreementBlocks(facts)),
  condition_out: (facts) => conditionBlocks(facts, 'retrait'),
  logbook: logbookBlocks,
  condition_in: (facts) => conditionBlocks(facts, 'retour'),
}

const FOLLOWS: Record<PaperKind, string> = { agreement: 'jusqu’à la remise', condition_out: 'jusqu’à la remise', logbook: 'jusqu’à la restitution', condition_in: 'jusqu’à la restitution' }

/** A paper of a loan in its words. @param fixedAt when this version was fixed, ISO 8601; null while it still follows its loan. */
export function composePaper(kind: PaperKind, facts: PaperFacts, version: number, fixedAt: string | null): PaperDocument {
  return {
    title: kind === 'agreement' && facts.terms.yearly ? ANNEX : TITLE[kind], number: `n° ${paperNumber(facts.loan.reference, kind, version)}`, status: statusText(kind, facts.loan, version, fixedAt),
    date: fixedAt ?? facts.loan.acceptedAt, blocks: BLOCKS[kind](facts),
  }
}

function statusText(kind: PaperKind, loan: LoanFacts, version: number, fixedAt: string | null): string {
  if (fixedAt === null && isFixed(kind, loan)) return 'Établi après coup, d’après ce que le site a gardé du prêt.'
  if (fixedAt === null) return `Version provisoire\u00a0: elle suit le prêt ${FOLLOWS[kind]}, puis ne change plus.`
  return version === 1 ? `Fixé le ${date(fixedAt)}\u00a0: cette version ne change plus.` : `Version ${version}, fixée le ${date(fixedAt)}. Elle remplace la version ${version - 1}, qui reste lisible.`
}
