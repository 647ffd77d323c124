import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'

import { notFound } from '~/platform/errors'
import { pageLoader } from '~/web/loader.server'

const answer = (args: LoaderFunctionArgs | ActionFunctionArgs) =>
  pageLoader(args, async () => {
    throw notFound()
  })

/** Whatever address nobody else answers. */
export const loader = answer
export const action = answer

export default function NotFound() {
  return null
}
