import { type LoaderFunctionArgs, redirect } from '@remix-run/node'

import { DomainError } from '~/platform/errors'

import { errorText } from './error-text.server'
import { openRequest, type RequestContext } from './request-context.server'

/** What an error page is given: the code, its words, nothing internal. */
export interface ErrorPage {
  code: string
  message: string
}

/**
 * Runs a page's loader: a refusal of the domain becomes its error page (403, 404, 409, ...).
 * A visitor who lacks a right is first asked to sign in, and comes back.
 */
export async function pageLoader<T>(args: LoaderFunctionArgs, load: (context: RequestContext) => Promise<T>): Promise<T> {
  const context = await openRequest(args)
  try {
    return await load(context)
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    if (error.status === 403 && context.signedIn === null) throw redirect(signInPath(args.request))
    if (error.status === 403 && !context.viewer.confirmed && context.signedIn) throw redirect('/confirmer-adresse')
    throw new Response(JSON.stringify({ code: error.code, message: errorText(error, context.locale) } satisfies ErrorPage), {
      status: error.status, headers: { 'Content-Type': 'application/json' },
    })
  }
}

/** `/connexion` with the way back to this page. */
export function signInPath(request: Request): string {
  const url = new URL(request.url)
  url.searchParams.delete('_routes')
  return `/connexion?suite=${encodeURIComponent(url.pathname.replace(/\.data$/, '') + url.search)}`
}

/** A path of this site to return to, or the fallback: never another site. */
export function safePath(path: string | null | undefined, fallback: string): string {
  if (!path || !/^\/(?![/\\])[^\u0000-\u001f\\]*$/.test(path) || !path.isWellFormed()) return fallback
  // A header holds bytes: what is not ASCII is written as an address writes it, what is written so already stays.
  return encodeURI(path).replace(/%25([0-9A-F]{2})/gi, '%$1')
}
