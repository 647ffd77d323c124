import { type ActionFunctionArgs, redirect } from '@remix-run/node'

import { changeStatus } from '~/listings/change-status.server'
import { authorizeListing, listingId, readAccess } from '~/listings/listing-access.server'
import { statusForm } from '~/listings/status-form.schema'
import { flashCookie } from '~/web/flash.server'
import { formAction } from '~/web/form-action.server'
import type { ErrorPage } from '~/web/loader.server'

const pageOf = (id: string | undefined) => (/^\d{1,9}$/.test(id ?? '') ? `/annonces/${id}` : '/mes-annonces')

/** There is nothing to see at this address: its forms stand on other pages. */
export const loader = ({ params }: { params: { id?: string } }) => redirect(pageOf(params.id))

export async function action(args: ActionFunctionArgs) {
  const answer = await formAction(args, {
    schema: statusForm,
    authorize: async (context) => authorizeListing(context.viewer, 'listing.edit', await readAccess(context.db, listingId(args.params.id))),
    run: (context, input) => changeStatus(context, listingId(args.params.id), input),
  })
  if (!('data' in answer)) return answer
  const { code, formError } = answer.data
  const status = answer.init?.status ?? 422
  if (status === 403 || status === 404) throw new Response(JSON.stringify({ code, message: formError ?? '' } satisfies ErrorPage), { status, headers: { 'Content-Type': 'application/json' } })
  // The annonce's own page says what stands in the way.
  return redirect(pageOf(args.params.id), { headers: { 'Set-Cookie': flashCookie({ key: 'listing_unchanged' }, args.context.services.secureCookies) }, status: 303 })
}
