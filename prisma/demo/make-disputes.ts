import { BORROWER, LENDER } from './associations'
import type { Member } from './make-associations'
import type { Random } from './random'
import type { DemoData, LoanRow } from './rows'

const HOUR = 3_600_000
const DAY = 24 * HOUR

type Side = 'lender' | 'borrower'

/** Two litiges of the demo accounts: one to answer, with an outcome proposed, and one that waits at the coordinators' desk. */
export function makeDisputes(random: Random, now: Date, members: Member[], data: DemoData): void {
  const [lender, borrower] = [LENDER, BORROWER].map((name) => members.find(({ source }) => source.name === name)!)
  const things = new Set(data.listings.filter(({ nature }) => nature === 'pret').map(({ id }) => id))
  const lent = new Set(data.lines.filter(({ listingId }) => things.has(listingId)).map(({ loanId }) => loanId))
  const recent = data.loans
    .filter((loan) => lent.has(loan.id) && loan.borrowerId === borrower!.row.id && loan.returnedAt && isRecent(now.getTime() - backAt(loan)) && (loan.state === 'returned' || loan.state === 'closed'))
    .sort((a, b) => backAt(b) - backAt(a))
  const [own, other] = [recent.find(({ lenderId }) => lenderId === lender!.row.id), recent.find(({ lenderId }) => lenderId !== lender!.row.id)]
  const book = { random, now, members, data }
  if (own) {
    const { tell, propose } = open(book, own, 'lender', 'damage', 4_550, 'Au rangement, le lendemain, nous avons vu une fente et une vis qui manque. Ce n’était pas le cas au départ.')
    tell('borrower', 'C’est possible : il a plu pendant le démontage et nous avons empilé vite. Nous n’avons rien remarqué au retour.')
    propose('lender', 'repair', 'Si quelqu’un de chez vous sait réparer, cela nous va très bien.')
  }
  if (other) {
    const { tell, propose, raise } = open(book, other, 'lender', 'loss', null, 'Une pièce est revenue hors d’usage. Nous l’avions vérifiée ensemble au retrait.')
    tell('borrower', 'Elle ne marchait déjà pas bien quand nous l’avons prise. Nous l’avons dit sur place, sans le noter.')
    propose('borrower', 'nothing', '')
    raise('lender', 'Nous nous sommes appelés deux fois, et chacun reste sur sa position.')
  }
}

/** Long enough ago for all that is told of it, and so recent that it may be told. */
const isRecent = (since: number): boolean => since > 9 * HOUR && since < 55 * DAY
const backAt = (loan: LoanRow): number => (loan.returnedAt as Date).getTime()

/** Opens a litige a day after the retour; each move comes some hours after the one before. */
function open({ random, now, members, data }: { random: Random; now: Date; members: Member[]; data: DemoData }, loan: LoanRow, side: Side, kind: 'damage' | 'loss', amountCents: number | null, words: string) {
  const person = Object.fromEntries((['lender', 'borrower'] as const).map((of) => [of, members.find(({ row }) => row.id === (of === 'lender' ? loan.lenderId : loan.borrowerId))!.people[0]!.id])) as Record<Side, string>
  const began = Math.min(backAt(loan) + DAY, now.getTime() - 8 * HOUR)
  let moves = 0
  const next = () => new Date(began + moves++ * HOUR)
  const emit = (move: string, by: Side, createdAt: Date) =>
    data.events.push({ kind: `dispute.${move}`, subjectType: 'loan', subjectId: loan.id, actorId: person[by], organisationId: by === 'lender' ? loan.lenderId : loan.borrowerId, payload: { side: by, disputeId }, createdAt })

  const openedAt = next()
  const disputeId = random.uuid(openedAt)
  const dispute: DemoData['disputes'][number] = { id: disputeId, loanId: loan.id, side, openedAt, openedById: person[side] }
  data.disputes.push(dispute)
  data.disputeLines.push({ disputeId, lineId: data.lines.find(({ loanId }) => loanId === loan.id)!.id!, kind, quantity: 1, amountCents })
  data.disputeAccounts.push({ disputeId, side, words, writtenAt: openedAt, writtenById: person[side] })
  emit('opened', side, openedAt)
  return {
    tell(by: Side, account: string) {
      const writtenAt = next()
      data.disputeAccounts.push({ disputeId, side: by, words: account, writtenAt, writtenById: person[by] })
      emit('answered', by, writtenAt)
    },
    propose(by: Side, outcome: 'nothing' | 'repair', message: string) {
      const proposedAt = next()
      data.disputeProposals.push({ id: random.uuid(proposedAt), disputeId, side: by, outcome, words: message, proposedAt, proposedById: person[by] })
      emit('proposed', by, proposedAt)
    },
    raise(by: Side, raisedReason: string) {
      const raisedAt = next()
      Object.assign(dispute, { state: 'raised', raisedAt, raisedSide: by, raisedReason })
      emit('raised', by, raisedAt)
    },
  }
}
