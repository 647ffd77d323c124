import * as z from 'zod'

import type { Action } from '~/accounts/permissions'
import type { RateLimitName } from '~/platform/rate-limit.server'
import type { Outcome } from '~/web/form-action.server'
import type { RequestContext } from '~/web/request-context.server'

import { invitationIdSchema, invitationSchema, memberRoleSchema, memberSchema } from './associations.schema'
import { inviteMember, revokeInvitation } from './invitations.server'
import { changeRole, handOver, leaveOrganisation, removeMember } from './memberships.server'

interface MembersForm<S extends z.ZodType = z.ZodType> {
  action: Action
  schema: S
  run: (context: RequestContext, input: z.output<S>) => Promise<Outcome>
  limit?: (context: RequestContext) => [RateLimitName, string]
}

const form = <S extends z.ZodType>(action: Action, schema: S, run: MembersForm<S>['run']): MembersForm => ({ action, schema, run: run as MembersForm['run'] })

/** What the forms of the members' page do, by their name; an unknown one changes the role of a member, as its list does. */
export function membersForms(name: FormDataEntryValue | null, organisation: { organisationId: string; slug: string; name: string }): MembersForm {
  const { organisationId } = organisation
  const done = (key: string, values?: Record<string, string>): Outcome => ({ location: `/associations/${organisation.slug}/membres`, flash: { key, ...(values && { values }) } })
  switch (name) {
    case 'invite':
      return {
        ...form('association.manage_members', invitationSchema, async (context, input) => {
          await inviteMember(context, { organisationId, ...input })
          return done('invitation_sent', { email: input.email })
        }),
        limit: ({ viewer }) => ['contact', `invite ${viewer.personId}`],
      }
    case 'revoke':
      return form('association.manage_members', invitationIdSchema, async (context, input) => {
        await revokeInvitation(context, { organisationId, ...input })
        return done('invitation_revoked')
      })
    case 'remove':
      return form('association.manage_members', memberSchema, async (context, input) => {
        await removeMember(context, { organisationId, ...input })
        return done('member_removed')
      })
    case 'hand-over':
      return form('association.manage_members', memberSchema, async (context, input) => {
        await handOver(context, { organisationId, ...input })
        return done('handed_over')
      })
    case 'leave':
      return form('association.leave', z.object({}), async (context) => {
        await leaveOrganisation(context, { organisationId })
        return { location: `/associations/${organisation.slug}`, flash: { key: 'organisation_left', values: { name: organisation.name } } }
      })
    default:
      return form('association.manage_members', memberRoleSchema, async (context, input) => {
        await changeRole(context, { organisationId, ...input })
        return done('role_changed')
      })
  }
}
