import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslations } from '~/messages/intl'

import { AttachResponsableForm } from '~/moderation/components/attach-responsable-form'
import { DecisionList } from '~/moderation/components/decision-list'
import { OrganisationDecisionForms } from '~/moderation/components/organisation-decision-forms'
import { OrganisationFacts } from '~/moderation/components/organisation-facts'
import { OrganisationMembers } from '~/moderation/components/organisation-members'
import { RegisterSays } from '~/moderation/components/register-says'
import { rechercheEntreprises } from '~/moderation/official-register.server'
import { organisationFile } from '~/moderation/organisation-file.server'
import { sendOrganisationForm } from '~/moderation/send-organisation-form.server'
import { PageHeader } from '~/ui/page-header'
import { Section } from '~/ui/section'
import { StateTag } from '~/ui/state-tag'
import { TextLink } from '~/ui/text-link'
import { newFormKey } from '~/web/form-action.server'
import { pageLoader } from '~/web/loader.server'
import { titled } from '~/web/page-title'

export const handle = { messages: ['moderation'] }
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [{ title: titled(matches, data?.organisation.name ?? '') }]

export const loader = (args: LoaderFunctionArgs) =>
  pageLoader(args, async (context) => {
    const file = await organisationFile(context, args.params.id!)
    // The register is asked by itself for those that wait; for the others, when the coordinator wants it.
    const asked = file.organisation.status === 'pending' || new URL(args.request.url).searchParams.has('registre')
    return { ...file, formKey: newFormKey(), register: asked ? await rechercheEntreprises.lookup(file.organisation) : null }
  })

export const action = (args: ActionFunctionArgs) => sendOrganisationForm(args, args.params.id!)

const TONES = { pending: 'wait', verified: 'good', refused: 'bad', suspended: 'bad' } as const

export default function OrganisationAtTheDesk() {
  const { organisation, members, activity, decisions, register, formKey } = useLoaderData<typeof loader>()
  const t = useTranslations('moderation')
  const here = `/moderation/associations/${organisation.id}`
  return (
    <>
      <PageHeader
        title={organisation.name} back={{ to: '/moderation', label: t('queue.title') }}
        lead={<StateTag tone={TONES[organisation.status]}>{t(`status.${organisation.status}`)}</StateTag>}
        actions={<TextLink to={`/associations/${organisation.slug}`}>{t('file.publicPage')}</TextLink>}
      />
      <div className="grid gap-x-12 gap-y-12 lg:grid-cols-[3fr_2fr]">
        <div>
          <Section title={t('file.declared')}><OrganisationFacts organisation={organisation} activity={activity} /></Section>
          <Section title={t('file.register')}><RegisterSays answer={register} askTo={`${here}?registre=1`} /></Section>
          <Section title={t('file.members')}>
            <OrganisationMembers members={members} />
            <div className="mt-6"><AttachResponsableForm formKey={formKey} /></div>
          </Section>
        </div>
        <div>
          <Section title={t('file.decide')}><OrganisationDecisionForms status={organisation.status} formKey={formKey} /></Section>
          <Section title={t('file.decisions')}>
            {decisions.length === 0 ? <p>{t('file.noDecision')}</p> : <DecisionList decisions={decisions} />}
          </Section>
        </div>
      </div>
    </>
  )
}
