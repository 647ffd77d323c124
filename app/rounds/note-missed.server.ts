import { onLockedLoan, tellLoan } from '~/loans/loan-move.server'
import { conflict } from '~/platform/errors'
import type { Context } from '~/web/request-context.server'

import { driverAt, openRound, sideOf, stopOf } from './round-link.server'

/**
 * The driver says that a stop could not be done, and why; both sides are told. It may still be done afterwards.
 * @throws {DomainError} 404 `link_over`, `not_found`; 409 `wrong_state` for what is done or no longer to be done.
 */
export async function noteMissed({ db, now }: Pick<Context, 'db' | 'now'>, { token, stopId, words }: { token: string; stopId: string; words: string }): Promise<void> {
  const round = await openRound(db, token, now)
  const stop = stopOf(round, stopId)
  await onLockedLoan({ db, viewer: driverAt(round, stop) }, stop.loanId, 'loan.miss_stop', async (tx, loan) => {
    if (loan.state !== (stop.ending === 'retrait' ? 'accepted' : 'handed_over')) throw conflict('wrong_state', { state: loan.state })
    await tx.roundStop.update({ where: { id: stop.id }, data: { missedAt: now, missedWords: words }, select: { id: true } })
    await tellLoan(tx, loan, ['loan.stop_missed'], { side: sideOf(round, stop) }, { end: stop.ending, stop: stop.id })
  })
}
