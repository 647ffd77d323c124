import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import * as z from 'zod'

import { formAction } from '~/web/form-action.server'

/** Ends the session on the server and in the browser. */
export const action = (args: ActionFunctionArgs) =>
  formAction(args, {
    anonymous: true,
    schema: z.object({}),
    run: async ({ signedIn, services, log }) => {
      if (signedIn) {
        await services.sessions.end(signedIn.sessionId)
        log.info({ personId: signedIn.person.id }, 'account: signed out')
      }
      return { location: '/', flash: { key: 'signed_out' } }
    },
    headers: ({ services }) => [['Set-Cookie', services.sessions.blankCookie()]],
  })

export const loader = () => redirect('/')
