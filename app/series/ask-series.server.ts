import { authorize } from '~/accounts/authorize'
import { readBorrower } from '~/loans/request-loan.server'
import { audienceVerdict } from '~/loans/request-rules'
import { transaction } from '~/platform/database.server'
import { DomainError } from '~/platform/errors'
import type { Context } from '~/web/request-context.server'

import { lenderOf, seriesListing } from './series-listing.server'
import type { SeriesWish } from './typed-series'
import { writeSeries } from './write-series.server'

export interface AskSeries {
  /** The association that asks. */
  borrowerId: string
  listingId: number
  wish: SeriesWish
  /** The days that are asked for, of those of the wish: `2027-06-12`. */
  days: readonly string[]
  purpose: string
  message: string
}

/**
 * Asks for a series: one request, which its lender answers once. All of its days must be free.
 * @throws {DomainError} 403 `forbidden`; 404 `not_found`; 422 with the code of the rule that refuses who asks (see request-rules); as writeSeries.
 */
export async function askSeries(context: Context, { borrowerId, listingId, ...asked }: AskSeries): Promise<{ seriesId: string }> {
  authorize(context.viewer, 'series.ask', { organisationId: borrowerId })
  return transaction(context.db, async (tx) => {
    const borrower = await readBorrower(tx, borrowerId)
    const listing = await seriesListing(tx, listingId, context.now)
    const verdict = audienceVerdict(lenderOf(listing), borrower)
    if (!verdict.ok) throw new DomainError(verdict.code, { ...(verdict.details && { details: verdict.details }) })
    return { seriesId: await writeSeries(tx, context, { ...asked, listing, borrowerId, unverified: borrower.status !== 'verified', side: 'borrower' }) }
  })
}
