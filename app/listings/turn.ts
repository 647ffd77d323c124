/** How much an association was asked of late, and how it answered. */
export interface Asked {
  /** Of its last requests that were answered or ran out (at most `LAST_REQUESTS`), how many ran out without an answer. */
  unanswered: number
  /** Requests received in the last `RECENT_DAYS` days. */
  asked: number
}

export const LAST_REQUESTS = 5
export const RECENT_DAYS = 90
/** More requests than 2^15 make no difference any more. */
const MOST_DOUBLINGS = 15

/**
 * Whose turn it is among annonces that a search finds equal: the smaller comes first. First those who answered their last
 * requests; of these, those who were asked less, told apart only where one was asked about twice as often.
 */
export const turnOf = ({ unanswered, asked }: Asked): number => unanswered * (MOST_DOUBLINGS + 1) + Math.min(Math.floor(Math.log2(asked + 1)), MOST_DOUBLINGS)
