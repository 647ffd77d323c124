import { pathOf } from '~/loans/loan-path'
import { liveLines } from '~/loans/loan-states'
import { loanStep, mayHandOver } from '~/loans/loan-steps.server'
import { dayOf } from '~/platform/day-column'
import { DomainError } from '~/platform/errors'
import { parisInstant } from '~/platform/paris-time'
import type { RequestContext } from '~/web/request-context.server'

import { driverAt, openRound, type RoundRecord, sideOf, stopOf, type StopRecord } from './round-link.server'

/** The stops of a round as its driver sees them, in order; null once the link serves no more. */
export async function roundPage({ db, now }: RequestContext, token: string) {
  const round = await open(db, token, now)
  return round && { ...heading(round), stops: round.stops.map((stop) => stopView(round, stop)) }
}
export type RoundPage = NonNullable<Awaited<ReturnType<typeof roundPage>>>

/** One stop with the form of its retrait or retour. Null once the link serves no more. @throws {DomainError} 404 `not_found` for a stop of another round. */
export async function stopPage(context: RequestContext, token: string, stopId: string) {
  const round = await open(context.db, token, context.now)
  if (!round) return null
  const stop = stopOf(round, stopId)
  const step = stop.ending === 'retrait' ? ('hand_over' as const) : ('return' as const)
  return { ...heading(round), stop: stopView(round, stop), step, loan: await loanStep({ ...context, viewer: driverAt(round, stop) }, stop.loanId, step) }
}

const open = (db: RequestContext['db'], token: string, now: Date) =>
  openRound(db, token, now).catch((error: unknown) => {
    if (error instanceof DomainError) return null
    throw error
  })

const heading = ({ organisation, driver, day, stops }: RoundRecord) => ({ association: organisation.name, driver, date: parisInstant(dayOf(day)), count: stops.length })

function stopView(round: RoundRecord, stop: StopRecord) {
  const { loan, ending } = stop
  const side = sideOf(round, stop)
  const partner = side === 'lender' ? loan.borrower : loan.lender
  const contact = loan.contacts.find((each) => each.end === ending && each.side !== side)
  const lines = liveLines(loan)
  const [isOpen, doneAt] = ending === 'retrait' ? [mayHandOver(loan.state, lines.some(({ quantityDue }) => quantityDue > 0)), loan.handedOverAt] : [loan.state === 'handed_over', loan.returnedAt]
  return {
    id: stop.id, number: stop.position + 1, ending, path: pathOf(lines), side, partner: partner?.name ?? loan.outsideBorrower ?? '', place: stop.place, purpose: loan.purpose,
    contact: contact ? { name: contact.name, phone: contact.phone } : partner ? { name: partner.name, phone: partner.phone } : null,
    things: lines.map((line) => ({ id: line.id, title: line.listing.title, quantity: ending === 'retrait' ? line.quantityDue || line.quantityAccepted : line.quantityOut })),
    doneAt, open: isOpen,
    /** The loan went another way: nobody has to come. */
    over: !isOpen && doneAt === null && loan.state !== 'accepted',
    missed: doneAt === null && stop.missedAt ? { at: stop.missedAt, words: stop.missedWords ?? '' } : null,
  }
}
export type RoundStop = RoundPage['stops'][number]
