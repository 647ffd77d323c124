import * as z from 'zod'

import type { RequestContext } from '~/web/request-context.server'

import { authorizeListing, readAccess } from './listing-access.server'
import { setLost } from './set-lost.server'

/** The `_form` name of the owner's form about losses on the annonce's page. */
export const LOST_FORM = 'lost'

const lostSchema = z.object({ lost: z.string({ error: 'required' }).trim().min(1, { error: 'required' }).regex(/^\d{1,9}$/, { error: 'not_a_whole_number' }).transform(Number) })

/** What that form does, for `answerForm`; then the annonce's page again. */
export const setLostForm = (id: number) => ({
  schema: lostSchema,
  authorize: async ({ db, viewer }: RequestContext) => authorizeListing(viewer, 'listing.edit', await readAccess(db, id)),
  async run(context: RequestContext, { lost }: z.output<typeof lostSchema>) {
    await setLost(context, id, lost)
    return { location: `/annonces/${id}`, flash: { key: 'listing_lost' } }
  },
})
