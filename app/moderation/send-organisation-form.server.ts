import type { ActionFunctionArgs } from '@remix-run/node'

import { authorize } from '~/accounts/authorize'
import { attachResponsableSchema } from '~/associations/associations.schema'
import { attachResponsable } from '~/associations/attach-responsable.server'
import { answerForm } from '~/web/form-action.server'
import { readForm } from '~/web/read-form.server'
import { openRequest, type RequestContext } from '~/web/request-context.server'

import { decideOrganisation } from './decide-organisation.server'
import { organisationDecisionSchema } from './moderation.schema'

const mayTry = ({ viewer }: RequestContext) => authorize(viewer, 'desk.open', { anywhere: true })

/** Answers the forms of an association's file: a decision about it, or a new responsable. */
export async function sendOrganisationForm(args: ActionFunctionArgs, organisationId: string) {
  const context = await openRequest(args)
  const form = await readForm(args.request)
  const location = `/moderation/associations/${organisationId}`
  if (form.get('_form') === 'attach')
    return answerForm(args, context, form, {
      schema: attachResponsableSchema, authorize: mayTry,
      run: async (within, input) => {
        await attachResponsable(within, { organisationId, ...input })
        return { location, flash: { key: 'desk_attach' } }
      },
    })
  return answerForm(args, context, form, {
    schema: organisationDecisionSchema, authorize: mayTry,
    run: async (within, input) => {
      await decideOrganisation(within, { organisationId, ...input })
      return { location, flash: { key: `desk_${input.decision}` } }
    },
  })
}
