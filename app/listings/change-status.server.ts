import type * as z from 'zod'

import type { Outcome } from '~/web/form-action.server'
import type { Context } from '~/web/request-context.server'

import { duplicateListing } from './duplicate-listing.server'
import { archiveListing, pauseListing, publishListing } from './listing-status.server'
import type { statusForm } from './status-form.schema'

/** Does what the button of an annonce says, and where to go then. @throws {DomainError} as the verb. */
export async function changeStatus(context: Context, id: number, { action }: z.output<typeof statusForm>): Promise<Outcome> {
  const here = `/annonces/${id}`
  switch (action) {
    case 'publish':
      await publishListing(context, id)
      return { location: here, flash: { key: 'listing_published' } }
    case 'pause':
      await pauseListing(context, id)
      return { location: here, flash: { key: 'listing_paused' } }
    case 'archive':
      await archiveListing(context, id)
      return { location: here, flash: { key: 'listing_archived' } }
    case 'duplicate':
      return { location: `/annonces/${await duplicateListing(context, id)}/modifier`, flash: { key: 'listing_duplicated' } }
  }
}
