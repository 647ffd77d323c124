import { type ActionFunctionArgs, data } from '@remix-run/node'

import { authorize } from '~/accounts/authorize'
import { answerForm } from '~/web/form-action.server'
import type { RequestContext } from '~/web/request-context.server'

import { feedFormSchema } from './feed.schema'
import { renewFeed } from './renew-feed.server'
import { stopFeed } from './stop-feed.server'

/** The name of a form that ends an address begins so. */
const STOP = 'stop'

/**
 * Answers the forms of an address: a new one, whose secret is in this one answer and nowhere else, or none any more. Without a key:
 * sent twice, the second address is the one that is shown and the one that opens.
 * @param listingId the annonce it is about; null where the form says which association, or none for all
 */
export async function sendFeedForm(args: ActionFunctionArgs, context: RequestContext, form: FormData, { listingId, location }: { listingId: number | null; location: string }) {
  const common = { schema: feedFormSchema, authorize: ({ viewer }: RequestContext) => authorize(viewer, 'account.own') }
  const scopeOf = (input: { organisationId?: string | undefined }) => ({ organisationId: listingId === null ? (input.organisationId ?? null) : null, listingId })
  if (String(form.get('_form')).startsWith(STOP))
    return answerForm(args, context, form, {
      ...common,
      run: async (within, input) => {
        await stopFeed(within, scopeOf(input))
        return { location, flash: { key: 'calendar_stopped' } }
      },
    })
  let created: { organisationId: string | null; address: string } | null = null
  const answer = await answerForm(args, context, form, {
    ...common,
    run: async (within, input) => {
      const scope = scopeOf(input)
      created = { organisationId: scope.organisationId, address: context.services.env.publicUrl + (await renewFeed(within, scope)) }
      return { location }
    },
  })
  return created ? data({ ok: true as const, created: created as { organisationId: string | null; address: string } }) : answer
}
