import { BORROWER, LENDER } from './associations'
import type { Member } from './make-associations'
import type { Random } from './random'
import type { DemoData, LoanRow } from './rows'

const HOUR = 3_600_000
/** What is not contradicted by then is agreed. */
const SILENCE = 48 * HOUR
const CONDITIONS = [['good', 4], ['worn', 1]] as const
const WORN = 'Quelques traces d’usage, rien de gênant.'
const FAULTS = { damage: ['damaged', 'Fendu d’un côté, et une vis manque.'], loss: ['damaged', 'Ne marche plus.'], other: ['worn', WORN] } as const

/** Retrait and retour of what the demo accounts lend and borrow, each with the picture of the thing: before and after stand side by side. */
export function makeReports(random: Random, now: Date, members: Member[], data: DemoData): void {
  const own = new Set(members.filter(({ source }) => [LENDER, BORROWER].includes(source.name)).map(({ row }) => row.id))
  const lent = new Set(data.listings.filter(({ nature }) => nature !== 'don' && nature !== 'competence').map(({ id }) => id))
  const linesOf = (loan: LoanRow) => data.lines.filter((line) => line.loanId === loan.id && lent.has(line.listingId))
  for (const loan of data.loans.filter(({ lenderId, borrowerId }) => borrowerId && (own.has(lenderId) || own.has(borrowerId)))) {
    const lines = linesOf(loan)
    if (lines.length === 0 || !loan.handedOverAt) continue
    note(loan, lines, 'retrait', loan.handedOverAt as Date)
    if (loan.returnedAt) note(loan, lines, 'retour', loan.returnedAt as Date)
  }

  function note(loan: LoanRow, lines: DemoData['lines'], ending: 'retrait' | 'retour', notedAt: Date) {
    const [side, other] = random.chance(0.7) ? (['lender', 'borrower'] as const) : (['borrower', 'lender'] as const)
    const person = (of: 'lender' | 'borrower') => random.pick(members.find(({ row }) => row.id === (of === 'lender' ? loan.lenderId : loan.borrowerId))!.people).id
    const id = random.uuid(notedAt)
    const silent = random.chance(0.15)
    const answeredAt = new Date(notedAt.getTime() + (silent ? SILENCE : random.int(1, 20) * HOUR))
    data.reports.push({
      id, loanId: loan.id, ending, side, notedById: person(side), notedAt,
      ...(answeredAt < now && { answeredAt, answer: silent ? ('silence' as const) : ('confirmed' as const), answeredById: silent ? null : person(other) }),
    })
    for (const line of lines) {
      const fault = ending === 'retour' ? data.disputeLines.find(({ lineId }) => lineId === line.id)?.kind : undefined
      const condition = random.weighted(CONDITIONS)
      const [state, words] = fault ? FAULTS[fault] : [condition, condition === 'worn' ? WORN : '']
      const lineNoted = random.uuid(notedAt)
      data.reportLines.push({ id: lineNoted, reportId: id, lineId: line.id!, quantity: ending === 'retrait' ? line.quantityOut! : line.quantityBack!, lost: line.quantityLost && ending === 'retour' ? line.quantityLost : 0, condition: state, note: words })
      const picture = data.photos.find(({ listingId }) => listingId === line.listingId)?.picture
      if (picture) data.reportPhotos.push({ conditionLineId: lineNoted, picture, position: 0 })
    }
  }
}
