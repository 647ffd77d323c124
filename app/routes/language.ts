import { type ActionFunctionArgs, redirect } from '@remix-run/node'

import { isLocale } from '~/messages/locale'
import { writeCookie } from '~/web/cookies.server'
import { flashCookie } from '~/web/flash.server'
import { safePath } from '~/web/loader.server'
import { readForm } from '~/web/read-form.server'
import { openRequest } from '~/web/request-context.server'

const YEAR_SECONDS = 365 * 24 * 3600

/** The language one reads the site in, kept in this browser for a year. */
export async function action(args: ActionFunctionArgs) {
  const { services } = await openRequest(args)
  const form = await readForm(args.request)
  const chosen = form.get('langue')
  const back = form.get('retour')
  const headers = new Headers()
  if (isLocale(chosen)) {
    headers.append('Set-Cookie', writeCookie('langue', chosen, { maxAge: YEAR_SECONDS, secure: services.secureCookies }))
    headers.append('Set-Cookie', flashCookie({ key: 'language_changed' }, services.secureCookies))
  }
  return redirect(safePath(typeof back === 'string' ? back : null, '/'), { status: 303, headers })
}

export const loader = () => redirect('/')
