import type { LoaderFunctionArgs } from '@remix-run/node'

import { DomainError, notFound } from '~/platform/errors'
import { pageLoader } from '~/web/loader.server'

/** The error page of a request that was refused before any route saw it (see app/http/refusal.server.ts). */
export const loader = (args: LoaderFunctionArgs) =>
  pageLoader(args, async () => {
    const { refusal } = args.context
    throw refusal ? new DomainError(refusal.code, { status: refusal.status }) : notFound()
  })

export default function Refused() {
  return null
}
