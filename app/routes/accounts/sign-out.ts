import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import * as z from 'zod'

import { writeCookie } from '~/web/cookies.server'
import { formAction } from '~/web/form-action.server'

/** Ends the session on the server and in the browser, which forgets a form kept for after the next sign-in: another person may sign in here. */
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
    headers: ({ services }) => [
      ['Set-Cookie', services.sessions.blankCookie()],
      ['Set-Cookie', writeCookie('brouillon', '', { maxAge: 0, secure: services.secureCookies })],
    ],
  })

export const loader = () => redirect('/')
