import type { Transaction } from '~/platform/database.server'
import { conflict, DomainError } from '~/platform/errors'
import { emit } from '~/platform/outbox.server'
import type { Context } from '~/web/request-context.server'

import { readHolds } from './availability.server'
import { peakHeld } from './capacity'
import { type NotedCondition, writeReport } from './condition-report.server'
import { closeAllGiven } from './close-all-given.server'
import { commandLoan, type LoanInput, type Moved, tellLoan } from './loan-move.server'
import { pathOf } from './loan-path'
import { FOREVER } from './loan-period'
import { type LoanLineRecord, type LoanRecord, writeState } from './loan-record.server'
import type { LoanCommand } from './loan-states'
import { stockMoved } from './stock-moved.server'

export interface HandOverLoan extends LoanInput {
  /** What really left, by line id; of a line that is not named all that may leave. */
  lines?: Record<string, NotedCondition & { quantityOut?: number }>
  /** What does not leave now will be fetched later, and stays held; otherwise it is free again. */
  restLater?: boolean
  /** Drawn on the screen by who has no account: the path of an SVG. */
  signature?: string
}

/**
 * Records a retrait: how many left, in which state. Either side may, early too: then the stock is held from now on, and a
 * promise which that leaves uncovered is flagged. The rest may be fetched later, in as many retraits as it takes. A don does not
 * come back: what left leaves the stock, and once all of it has the loan is closed.
 * @throws {DomainError} as commandLoan; 409 `helping_hand`, of which nothing leaves; 422 `quantity_above_accepted`, `nothing_handed_over`.
 */
export async function handOverLoan(context: Context, input: HandOverLoan): Promise<Moved & { gift: boolean }> {
  const { now, viewer } = context
  return commandLoan(context, input, 'loan.hand_over', (loan) => commandOf(loan, input), async (tx, move) => {
    const { loan, side, transition } = move
    const leaving = loan.lines.map((line) => leavingOf(line, loan, input))
    const more = loan.state === 'handed_over'
    const gift = pathOf(loan.lines) === 'gift'
    if (leaving.every(({ quantity }) => quantity === 0) && !(more && !input.restLater && !gift)) throw new DomainError('nothing_handed_over', { field: `lines.${loan.lines[0]!.id}.quantityOut` })

    for (const { line, quantity, due, given } of leaving) {
      const out = line.quantityOut + quantity
      const goesOn = transition.to === 'handed_over'
      // What was given does not come back: beside what does it counts as such at once.
      const lost = !given ? line.quantityLost : transition.to === 'closed' ? 0 : out
      await tx.loanLine.update({
        where: { id: line.id },
        data: {
          state: transition.to, quantityOut: out, quantityDue: goesOn ? due : 0, quantityLost: lost, quantityHeld: goesOn ? due + out - line.quantityBack - lost : 0,
          ...(input.lines?.[line.id]?.condition && { conditionOut: input.lines[line.id]!.condition! }), ...(now < line.heldFrom && { heldFrom: now }),
        },
        select: { id: true },
      })
      if (given && quantity > 0) await giveAway(tx, line.listingId, quantity, now)
    }
    const lastReturn = gift ? null : new Date(Math.max(...loan.lines.map((line) => line.endsAt.getTime())))
    const ends = { closed: { closedAt: now }, returned: { returnedAt: now, remindAt: null } }
    await writeState(tx, loan, transition.to, {
      ...(!more && { handedOverAt: now, toResolveAt: null }), ...(transition.to === 'handed_over' ? { remindAt: lastReturn } : ends[transition.to as keyof typeof ends]),
    })
    await writeReport(tx, move, { ending: 'retrait', signature: input.signature, lines: leaving.map(({ line, quantity }) => ({ lineId: line.id, quantity, noted: input.lines?.[line.id] })) }, context)
    await tellLoan(tx, loan, transition.events, { side, personId: viewer.personId }, { of: transition.command, due: sum(leaving.map(({ due }) => due)), ...(transition.to === 'returned' && { complete: true }) })
    await closeAllGiven(tx, leaving.filter(({ given }) => given).map(({ line }) => line.listingId))
    await stockMoved(tx, loan.lines.map((line) => line.listingId), now)
    return { gift }
  })
}

/** The rest that nobody fetches any more ends a loan of which all else is back. */
function commandOf(loan: LoanRecord, input: HandOverLoan): LoanCommand {
  const path = pathOf(loan.lines)
  if (path === 'help') throw conflict('helping_hand')
  const leaving = loan.lines.map((line) => leavingOf(line, loan, input))
  if (path === 'gift' && leaving.every(({ due }) => due === 0)) return 'give'
  if (loan.state !== 'handed_over') return 'hand_over'
  const held = leaving.map(({ line, quantity, due, given }) => due + (given ? 0 : line.quantityOut + quantity - line.quantityBack - line.quantityLost))
  return sum(held) === 0 ? 'return' : 'hand_over_rest'
}

interface Leaving {
  line: LoanLineRecord
  quantity: number
  /** Still to be fetched afterwards. */
  due: number
  given: boolean
}

function leavingOf(line: LoanLineRecord, loan: LoanRecord, { lines, restLater = false }: HandOverLoan): Leaving {
  const most = loan.state === 'handed_over' ? line.quantityDue : line.quantityAccepted
  const quantity = lines?.[line.id]?.quantityOut ?? most
  if (!Number.isInteger(quantity) || quantity < 0 || quantity > most) throw new DomainError('quantity_above_accepted', { field: `lines.${line.id}.quantityOut`, details: { accepted: most } })
  const given = line.listing.nature === 'don'
  return { line, quantity, given, due: restLater ? most - quantity : 0 }
}

const sum = (figures: number[]) => figures.reduce((total, figure) => total + figure, 0)

/**
 * What was given leaves the stock. Where earlier losses already leave other promises uncovered the database would take the
 * lower stock for a promise withdrawn; a fact is never refused, so it is then counted among the lost. Its line no longer holds
 * it by then, and its annonce is locked.
 */
export async function giveAway(tx: Transaction, listingId: number, quantity: number, now: Date): Promise<void> {
  const { stock, lost } = await tx.listing.findUniqueOrThrow({ where: { id: listingId }, select: { stock: true, lost: true } })
  const window = { startsAt: now, endsAt: FOREVER }
  const promised = peakHeld(await readHolds(tx, [listingId], window, now), window, now)
  const fits = stock - lost - quantity >= promised
  const data = fits ? { stock: stock - quantity } : { lost: Math.min(lost + quantity, stock) }
  await tx.listing.update({ where: { id: listingId }, data, select: { id: true } })
  await emit(tx, { kind: 'listing.updated', subjectType: 'listing', subjectId: listingId, payload: { given: quantity } })
}
