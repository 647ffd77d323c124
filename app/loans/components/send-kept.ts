import { type ClientActionFunctionArgs, isRouteErrorResponse, type ShouldRevalidateFunctionArgs } from '@remix-run/react'

import { forgetForm, keepForm, type Place } from '~/ui/kept-forms'

/** What became of a form that brought no answer of the site: kept for a better moment, refused as a whole, or not even kept. */
export type NotSent = 'kept' | 'refused' | 'unsent'
export interface NotSentAnswer { notSent: NotSent }

/** Refusals that pass by themselves. */
const PASSING = new Set(['too_many_requests', 'request_in_progress'])
/** The status of a form that brought no answer of the site. */
const UNREACHED = 503

/**
 * Sends a form that carries a `_keeper`, as a route's `clientAction`: it is kept in this browser until the site has answered, so that
 * neither a network that fails nor a closed page loses it. Its `_key` makes the site do its work once, however often it is sent.
 */
export async function sendKept({ request, serverAction }: ClientActionFunctionArgs) {
  const form = await request.clone().formData()
  const keeper = form.get('_keeper')
  if (typeof keeper !== 'string') return serverAction()
  const place = { path: new URL(request.url).pathname, keeper }
  const unsent = await keepForm(place, form).then(() => 'kept' as const, () => 'unsent' as const)
  if (!navigator.onLine) return notSent(unsent)
  return alone(place, () => send(place, serverAction, unsent), () => notSent(unsent))
}

async function send(place: Place, serverAction: ClientActionFunctionArgs['serverAction'], unsent: NotSent) {
  try {
    const answer = await serverAction<{ code?: string }>()
    if (PASSING.has(answer.code ?? '')) return notSent(unsent)
    // What another person kept stays hers.
    if (answer.code !== 'another_keeper') await forget(place)
    return answer
  } catch (answer) {
    if (answer instanceof Response) {
      if (!answer.headers.get('Location')?.startsWith('/connexion')) await forget(place)
      throw answer
    }
    return notSent(isRouteErrorResponse(answer) && answer.status < 500 ? 'refused' : unsent)
  }
}

const forget = (place: Place) => forgetForm(place).catch(() => undefined)

/** Only one sending of a form is ever under way, whatever windows are open. */
function alone<T>(place: Place, work: () => Promise<T>, otherwise: () => T): Promise<T> {
  // Only a secure page has locks; elsewhere the form's key alone answers for "once".
  if (!('locks' in navigator)) return work()
  return navigator.locks.request(`${place.path} ${place.keeper}`, { ifAvailable: true }, (lock) => (lock ? work() : otherwise())) as Promise<T>
}

/** A page whose site cannot be reached stays as it is; after a refusal because the loan has moved on it shows where that is now. */
export const readAgain = ({ actionStatus, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs): boolean => actionStatus !== UNREACHED && (actionStatus === 409 || defaultShouldRevalidate)

/** A response, for its status (see `readAgain`). */
const notSent = (reason: NotSent) => new Response(JSON.stringify({ notSent: reason } satisfies NotSentAnswer), { status: UNREACHED, headers: { 'Content-Type': 'application/json' } })
