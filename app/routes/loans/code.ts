import { type LoaderFunctionArgs, redirect } from '@remix-run/node'

import { pathOfCode } from '~/loans/open-by-code.server'
import { pageLoader, signInPath } from '~/web/loader.server'

/** GET /code/:code, or ?code= as typed: to the loan, for who is on one of its sides. */
export const loader = (args: LoaderFunctionArgs) =>
  pageLoader(args, async (context) => {
    if (context.signedIn === null) throw redirect(signInPath(args.request))
    throw redirect(await pathOfCode(context, args.params.code ?? new URL(args.request.url).searchParams.get('code') ?? ''))
  })
