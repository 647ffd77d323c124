import type { LoaderFunctionArgs } from '@remix-run/node'

import { answerFeed } from '~/calendars/answer-feed.server'
import { openRequest } from '~/web/request-context.server'

/** Where calendar programs read, without signing in: the secret is in the address. */
export const loader = async (args: LoaderFunctionArgs) => answerFeed(await openRequest(args), args.params.file ?? '')
