import type { LoaderFunctionArgs } from '@remix-run/node'

import { suggest } from '~/listings/suggestions/suggest.server'
import { pageLoader } from '~/web/loader.server'

/** GET /annonces/suggestions?q: what the search box offers while one types. The same for everybody who reads the same language. */
export const loader = (args: LoaderFunctionArgs) =>
  pageLoader(args, async (context) => {
    await context.services.rateLimits.take('suggest', context.clientAddress)
    const suggestions = await suggest(context, new URL(args.request.url).searchParams)
    return Response.json(suggestions, { headers: { 'Cache-Control': `${context.signedIn ? 'private' : 'public'}, max-age=60`, Vary: 'Cookie' } })
  })
