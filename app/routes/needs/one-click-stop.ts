import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'

import { pepperOf } from '~/accounts/pepper.server'
import { stopNeedMails } from '~/needs/mail-stops.server'
import { readStopToken } from '~/needs/stop-token.server'
import { openRequest } from '~/web/request-context.server'

const tokenOf = (request: Request) => new URL(request.url).searchParams.get('jeton') ?? ''

/** Where a mail program posts when its reader wants no more (RFC 8058): without cookie, the token is all it may do. */
export async function action(args: ActionFunctionArgs) {
  const { db, now, services } = await openRequest(args)
  const stop = readStopToken(pepperOf(services.env), tokenOf(args.request))
  if (!stop) return new Response(null, { status: 404 })
  await stopNeedMails(db, stop, now)
  return new Response(null, { status: 204 })
}

/** A person who opens the address sees the page with its button. */
export const loader = ({ request }: LoaderFunctionArgs) => redirect(`/besoins/arreter?jeton=${encodeURIComponent(tokenOf(request))}`)
