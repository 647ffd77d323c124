import { type ActionFunctionArgs, redirect } from '@remix-run/node'

import { actingForSchema } from '~/accounts/accounts.schema'
import { chooseOrganisation } from '~/accounts/choose-organisation.server'
import { formAction } from '~/web/form-action.server'
import { safePath } from '~/web/loader.server'

/** Changes the association that this browser acts for. */
export const action = (args: ActionFunctionArgs) =>
  formAction(args, {
    schema: actingForSchema,
    run: async (context, { organisationId, retour }) => {
      await chooseOrganisation(context, { organisationId, sessionId: context.signedIn!.sessionId })
      const name = context.viewer.memberships.find((membership) => membership.organisationId === organisationId)?.name ?? ''
      return { location: safePath(retour, '/'), flash: { key: 'acting_for', values: { name } } }
    },
  })

export const loader = () => redirect('/')
