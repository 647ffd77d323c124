import type { LoaderFunctionArgs } from '@remix-run/node'

import { errorText } from '~/web/error-text.server'
import type { ErrorPage } from '~/web/loader.server'
import { openRequest } from '~/web/request-context.server'

/** The error page of a request that was refused before any route saw it (see app/http/refusal.server.ts). */
export async function loader(args: LoaderFunctionArgs) {
  const { locale } = await openRequest(args)
  const { status, code } = args.context.refusal ?? { status: 404, code: 'not_found' }
  throw new Response(JSON.stringify({ code, message: errorText({ code, details: {} }, locale) } satisfies ErrorPage), {
    status, headers: { 'Content-Type': 'application/json' },
  })
}

export default function Refused() {
  return null
}
