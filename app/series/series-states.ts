import type { LoanSide, SeriesState } from 'prisma/generated/client'

export type SeriesCommand = 'accept' | 'decline' | 'withdraw' | 'stop' | 'change' | 'expire' | 'remind'

/** Who moves a series: who proposed it, the other side, or the clock. */
export type SeriesActor = 'proposer' | 'other' | 'clock'

interface Move {
  from: readonly SeriesState[]
  actors: readonly SeriesActor[]
  to: SeriesState | null
}

const BOTH = ['proposer', 'other'] as const

/** Every move a series can make; `to` is null where it stays as it is. What is not here is refused. */
export const SERIES_MOVES: Record<SeriesCommand, Move> = {
  accept: { from: ['pending'], actors: ['other'], to: 'accepted' },
  decline: { from: ['pending'], actors: ['other'], to: 'declined' },
  withdraw: { from: ['pending'], actors: ['proposer'], to: 'cancelled' },
  expire: { from: ['pending'], actors: ['clock'], to: 'expired' },
  remind: { from: ['pending'], actors: ['clock'], to: null },
  // What remains of one that was stopped can be stopped sooner, or changed.
  stop: { from: ['accepted', 'stopped'], actors: BOTH, to: 'stopped' },
  change: { from: ['accepted', 'stopped'], actors: BOTH, to: null },
}

export const actorOf = (side: LoanSide, proposedBy: LoanSide): SeriesActor => (side === proposedBy ? 'proposer' : 'other')

/** May this actor do this to a series in this state? */
export const mayMove = (state: SeriesState, command: SeriesCommand, actor: SeriesActor): boolean =>
  SERIES_MOVES[command].from.includes(state) && SERIES_MOVES[command].actors.includes(actor)

export type ShownSeriesState = SeriesState | 'over'

/** How its state is shown: what was accepted is over after its last date. */
export const shownSeries = ({ state, endsAt }: { state: SeriesState; endsAt: Date }, now: Date): ShownSeriesState =>
  (state === 'accepted' || state === 'stopped') && endsAt <= now ? 'over' : state
