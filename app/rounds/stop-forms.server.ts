import type { ActionFunctionArgs } from '@remix-run/node'

import { answerStep } from '~/loans/step-form.server'
import { DomainError } from '~/platform/errors'
import { answerForm } from '~/web/form-action.server'
import { readForm } from '~/web/read-form.server'
import { openRequest } from '~/web/request-context.server'

import { noteMissed } from './note-missed.server'
import { missedSchema } from './round.schema'
import { driverAt, openRound, stopOf } from './round-link.server'

/** The forms of a stop: its retrait or retour with its photos, by the same verb as by hand; or that it could not be done. @throws {Response} to the round once its link serves no more. */
export async function answerAtStop(args: ActionFunctionArgs, token: string, stopId: string) {
  const open = await openRequest(args)
  const location = `/tournees/${encodeURIComponent(token)}`
  const at = async () => {
    const round = await openRound(open.db, token, open.now)
    return { round, stop: stopOf(round, stopId) }
  }
  const { round, stop } = await at().catch((error: unknown) => {
    if (!(error instanceof DomainError)) throw error
    throw new Response(null, { status: 303, headers: { Location: location } })
  })
  // Whoever is signed in on this telephone: what is done by the link is done by its driver.
  const context = { ...open, viewer: driverAt(round, stop), signedIn: null }
  if (args.request.headers.get('content-type')?.startsWith('multipart/')) {
    return answerStep(args, context, { loanId: stop.loanId, location, step: stop.ending === 'retrait' ? 'hand_over' : 'return' })
  }
  return answerForm(args, context, await readForm(args.request), {
    schema: missedSchema, anonymous: true,
    async run(asked, { words }) {
      await noteMissed(asked, { token, stopId, words })
      return { location, flash: { key: 'stop_missed' } }
    },
  })
}
