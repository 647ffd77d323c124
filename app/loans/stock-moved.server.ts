import type { Transaction } from '~/platform/database.server'

import { flagUncovered } from './flag-uncovered.server'
import { offerToWaiting } from './waiting-list.server'

/**
 * After the stock of these annonces, or what holds it, has changed: promises that are no longer covered are flagged, those that are
 * again are cleared, and what is free is offered to who waits for it. Runs in the transaction of the change, whose caller holds the
 * lock of the annonces. Idempotent.
 */
export async function stockMoved(tx: Transaction, listingIds: readonly number[], now: Date): Promise<void> {
  await flagUncovered(tx, listingIds, now)
  await offerToWaiting(tx, listingIds, now)
}
