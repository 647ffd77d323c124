import type { LoanEnd } from 'prisma/generated/client'

import { contactField, type LentLine, linesOf, moment, number, signaturesBlock } from './compose-parts'
import type { PaperBlock, PaperCell, PaperTable } from './paper-document'
import type { PaperFacts } from './paper-facts'

/** Lines to write on, where nothing is recorded yet. */
const BLANK_REMARKS = 3

/** The état des lieux at one end of the loan: what was recorded, or a form to fill in by hand until it is. */
export function conditionBlocks(facts: PaperFacts, end: LoanEnd): PaperBlock[] {
  const { loan, terms } = facts
  const at = end === 'retrait' ? loan.handedOverAt : loan.returnedAt
  const { lent } = linesOf(facts)
  return [
    { kind: 'heading', text: end === 'retrait' ? 'La remise' : 'La restitution' },
    {
      kind: 'fields',
      items: [
        { term: 'Prêt', value: `${loan.reference}, de ${terms.lender.name} à ${terms.borrower.name}` }, { term: 'Date et heure', value: at && moment(at) },
        contactField(loan, end, 'lender'), contactField(loan, end, 'borrower'),
      ],
    },
    { kind: 'heading', text: 'État, ligne par ligne' },
    end === 'retrait' ? tableOut(lent, at !== null) : tableIn(lent, at !== null),
    { kind: 'heading', text: 'Remarques' },
    ...remarks(end === 'retour' ? loan.remarks : null, at !== null),
    ...(loan.pictures.length > 0
      ? ([{ kind: 'heading', text: 'Photos' }, { kind: 'list', items: loan.pictures.map(({ caption, takenAt }) => `${caption}, ${moment(takenAt)}`) }] as const)
      : []),
    { kind: 'heading', text: 'Signatures' },
    signaturesBlock(facts, end),
  ]
}

const designation = ({ listing }: LentLine): PaperCell => ({ text: listing.title, ...(listing.details.length > 0 && { note: listing.details.join(' · ') }) })
/** What was recorded, in words where nobody wrote any; what was not, to fill in. */
const said = (text: string | null, recorded: boolean): PaperCell => ({ text: text ?? (recorded ? 'rien à signaler' : null) })
const count = (quantity: number, recorded: boolean): PaperCell => ({ text: recorded ? number(quantity) : null })

const tableOut = (lent: LentLine[], recorded: boolean): PaperTable => ({
  kind: 'table', summary: 'Ce qui est remis, en quelle quantité et dans quel état',
  columns: [{ title: 'Désignation', share: 4 }, { title: 'Prévu', share: 1, end: true }, { title: 'Remis', share: 1, end: true }, { title: 'Manque', share: 1.1, end: true }, { title: 'État et pièces manquantes', share: 4 }],
  rows: lent.map((each) => [
    designation(each), { text: number(each.line.promised) }, count(each.line.out, recorded), count(each.line.promised - each.line.out, recorded), said(each.line.conditionOut, recorded),
  ]),
})

const tableIn = (lent: LentLine[], recorded: boolean): PaperTable => ({
  kind: 'table', summary: 'Ce qui est rendu, en quelle quantité et dans quel état',
  columns: [{ title: 'Désignation', share: 3.4 }, { title: 'Remis', share: 1, end: true }, { title: 'Rendu', share: 1, end: true }, { title: 'Perdu ou hors d’usage', share: 1.5, end: true }, { title: 'État et pièces manquantes', share: 4 }],
  rows: lent.map((each) => {
    const { line } = each
    return [
      designation(each), { text: number(line.out) }, count(line.back, recorded), count(line.lost, recorded),
      { ...said(line.conditionIn, recorded), ...(line.conditionOut && { note: `Au départ\u00a0: ${line.conditionOut}` }) },
    ]
  }),
})

function remarks(text: string | null, recorded: boolean): PaperBlock[] {
  if (text) return [{ kind: 'paragraph', text }]
  if (recorded) return [{ kind: 'paragraph', text: 'Aucune remarque n’a été notée.' }]
  return [{ kind: 'lines', count: BLANK_REMARKS }]
}
