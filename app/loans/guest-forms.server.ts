import type { ActionFunctionArgs } from '@remix-run/node'

import { DomainError } from '~/platform/errors'
import { answerForm } from '~/web/form-action.server'
import { readForm } from '~/web/read-form.server'
import { openRequest } from '~/web/request-context.server'

import { answerReport } from './answer-report.server'
import { answerReportSchema } from './loan-forms.schema'
import { guestViewer } from './loan-guests.server'
import { reportFlash } from './loan-page-forms.server'
import { answerStep } from './step-form.server'

/** Which of the two a form notes, by what it counts. */
const stepSent = (form: FormData) => ([...form.keys()].some((name) => name.endsWith('.quantityOut')) ? 'hand_over' : 'return')

/** The forms of a guest's page: a retrait or a retour with its photos, else an answer to what the other side noted. @throws {Response} 404 once the link serves no more. */
export async function answerAsGuest(args: ActionFunctionArgs, token: string) {
  const open = await openRequest(args)
  const viewer = await guestViewer(open.db, token).catch((error: unknown) => {
    if (!(error instanceof DomainError)) throw error
    throw new Response(null, { status: 303, headers: { Location: `/passage/${encodeURIComponent(token)}` } })
  })
  // Whoever is signed in on this telephone: what is done by the link is done by its guest.
  const context = { ...open, viewer, signedIn: null }
  const { loanId } = viewer.guest
  const location = `/passage/${token}`
  if (args.request.headers.get('content-type')?.startsWith('multipart/')) {
    // As the form says, not as the loan stands: a retrait whose answer was lost comes again when it is recorded already.
    return answerStep(args, context, { loanId, location, step: stepSent })
  }
  return answerForm(args, context, await readForm(args.request), {
    schema: answerReportSchema, anonymous: true,
    async run(asked, input) {
      await answerReport(asked, { ...input, loanId })
      return { location, flash: { key: reportFlash(input) } }
    },
  })
}
