import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { authorize } from '~/accounts/authorize'
import { useTranslations } from '~/messages/intl'
import { AudienceField } from '~/needs/components/audience-field'
import { NeedForm } from '~/needs/components/need-form'
import { newNeedForm } from '~/needs/need.schema'
import { newNeedEditor } from '~/needs/need-editor.server'
import { needLimit } from '~/needs/need-forms.server'
import { postNeed, saveSearch } from '~/needs/post-need.server'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { answerForm } from '~/web/form-action.server'
import { pageLoader } from '~/web/loader.server'
import { pageTitle } from '~/web/page-title'
import { readForm } from '~/web/read-form.server'
import { actingFor, openRequest } from '~/web/request-context.server'

export const handle = { messages: ['needs'] }
export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'needs', 'new.title') }]

export const loader = (args: LoaderFunctionArgs) => pageLoader(args, newNeedEditor)

export async function action(args: ActionFunctionArgs) {
  const context = await openRequest(args)
  return answerForm(args, context, await readForm(args.request), {
    schema: newNeedForm(context.now),
    authorize: ({ viewer }) => authorize(viewer, 'saved_search.create'),
    limit: needLimit,
    async run(within, { audience, ...input }) {
      if (audience === 'moi') {
        await saveSearch(within, input)
        return { location: '/recherches', flash: { key: 'search_saved' } }
      }
      const { needId } = await postNeed(within, { ...input, organisationId: actingFor(within.viewer).organisationId })
      return { location: `/besoins/${needId}`, flash: { key: 'need_posted' } }
    },
  })
}

/** `/besoins/nouveau`: what do you need? Filled from the search one comes from. */
export default function NewNeed() {
  const page = useLoaderData<typeof loader>()
  const t = useTranslations('needs.new')
  return (
    <div className="max-w-2xl">
      <PageHeader title={t('title')} lead={t('lead')} back={{ to: '/besoins', label: t('back') }} />
      {page.narrowed && <div className="mb-6"><Notice tone="info">{t('narrowed')}</Notice></div>}
      <NeedForm page={page} submit={t('submit')}><AudienceField association={page.association} /></NeedForm>
    </div>
  )
}
