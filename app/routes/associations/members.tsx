import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslations } from '~/messages/intl'

import { authorize } from '~/accounts/authorize'
import { InviteForm } from '~/associations/components/invite-form'
import { LeaveForms } from '~/associations/components/leave-forms'
import { MemberList } from '~/associations/components/member-list'
import { OpenInvitations } from '~/associations/components/open-invitations'
import { readMembersPage } from '~/associations/members-page.server'
import { membersForms } from '~/associations/members-forms.server'
import { organisationIdOf } from '~/associations/organisation-page.server'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { Section } from '~/ui/section'
import { answerForm, newFormKey } from '~/web/form-action.server'
import { pageLoader } from '~/web/loader.server'
import { pageTitle } from '~/web/page-title'
import { readForm } from '~/web/read-form.server'
import { openRequest } from '~/web/request-context.server'
import { useFormFailure } from '~/web/use-form-failure'

export const handle = { messages: ['associations'] }
export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'associations', 'members.title') }]

export const loader = (args: LoaderFunctionArgs) =>
  pageLoader(args, async (context) => ({ ...(await readMembersPage(context, args.params.slug ?? '')), formKey: newFormKey() }))

export async function action(args: ActionFunctionArgs) {
  const context = await openRequest(args)
  const form = await readForm(args.request)
  const slug = args.params.slug ?? ''
  const organisationId = await pageLoader(args, () => organisationIdOf(context.db, slug))
  const chosen = membersForms(form.get('_form'), { organisationId, slug, name: context.viewer.memberships.find((m) => m.organisationId === organisationId)?.name ?? '' })
  return answerForm(args, context, form, { ...chosen, authorize: ({ viewer }) => authorize(viewer, chosen.action, { organisationId }) })
}

export default function Members() {
  const { organisation, members, invitations, mayManage, mayLeave, lastResponsable, formKey } = useLoaderData<typeof loader>()
  const t = useTranslations('associations.members')
  const { formError, errors } = useFormFailure('member')
  const refusal = formError ?? Object.values(errors)[0]
  return (
    <>
      <PageHeader title={t('title')} back={{ to: `/associations/${organisation.slug}`, label: organisation.name }} lead={t('lead')} />
      {refusal && <div role="alert" className="mb-6"><Notice tone="danger">{refusal}</Notice></div>}
      <MemberList members={members} mayManage={mayManage} lastResponsable={lastResponsable} />
      {mayManage && (
        <Section title={t('invite')} className="max-w-lg">
          <InviteForm formKey={formKey} />
          <OpenInvitations invitations={invitations} />
        </Section>
      )}
      {mayLeave && (
        <Section title={t('leave')} className="max-w-lg">
          <LeaveForms members={members} mayHandOver={mayManage} lastResponsable={lastResponsable} />
        </Section>
      )}
    </>
  )
}
