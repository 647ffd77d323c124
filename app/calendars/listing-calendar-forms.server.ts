import type { ActionFunctionArgs } from '@remix-run/node'
import * as z from 'zod'

import { authorizeListing, readAccess } from '~/listings/listing-access.server'
import { answerForm } from '~/web/form-action.server'
import type { RequestContext } from '~/web/request-context.server'

import { outsideCalendarSchema } from './outside/outside-calendar.schema'
import { setOutsideCalendar } from './outside/set-outside-calendar.server'
import { stopOutsideCalendar } from './outside/stop-outside-calendar.server'
import { sendFeedForm } from './send-feed-form.server'

/** Answers the forms of the page of an annonce's calendar: the calendar that closes it, and one's own secret address. */
export async function sendListingCalendarForm(args: ActionFunctionArgs, context: RequestContext, form: FormData, listingId: number) {
  const location = `/annonces/${listingId}/calendrier`
  const authorize = async (within: RequestContext) => authorizeListing(within.viewer, 'listing.edit', await readAccess(within.db, listingId))
  switch (form.get('_form')) {
    case 'set-outside':
      // A key would make it one transaction, and somebody else's server is waited for. Sent twice, it is read twice.
      form.delete('_key')
      return answerForm(args, context, form, {
        schema: outsideCalendarSchema, authorize, limit: ({ viewer }) => ['outsideCalendar', viewer.personId!],
        run: async (within, { url }) => ({ location, flash: { key: 'outside_calendar_set', values: { count: await setOutsideCalendar(within, { listingId, url }) } } }),
      })
    case 'stop-outside':
      return answerForm(args, context, form, {
        schema: z.object({}), authorize,
        run: async (within) => {
          await stopOutsideCalendar(within, listingId)
          return { location, flash: { key: 'outside_calendar_stopped' } }
        },
      })
    default:
      return sendFeedForm(args, context, form, { listingId, location })
  }
}
