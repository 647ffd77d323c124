import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { useTranslations } from '~/messages/intl'
import { NeedForm } from '~/needs/components/need-form'
import { changeNeed } from '~/needs/change-need.server'
import { authorizeToChange, readNeed } from '~/needs/need-access.server'
import { needForm } from '~/needs/need.schema'
import { needEditor } from '~/needs/need-editor.server'
import { PageHeader } from '~/ui/page-header'
import { answerForm } from '~/web/form-action.server'
import { pageLoader } from '~/web/loader.server'
import { pageTitle } from '~/web/page-title'
import { readForm } from '~/web/read-form.server'
import { openRequest } from '~/web/request-context.server'

export const handle = { messages: ['needs'] }
export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'needs', 'edit.title') }]

export const loader = (args: LoaderFunctionArgs) => pageLoader(args, (context) => needEditor(context, args.params.id ?? ''))

export async function action(args: ActionFunctionArgs) {
  const context = await openRequest(args)
  const needId = args.params.id ?? ''
  return answerForm(args, context, await readForm(args.request), {
    schema: needForm(context.now),
    authorize: async ({ db, viewer }) => authorizeToChange(viewer, await readNeed(db, needId)),
    async run(within, input) {
      await changeNeed(within, { needId, ...input })
      return { location: `/besoins/${needId}`, flash: { key: 'need_changed' } }
    },
  })
}

export default function EditNeed() {
  const page = useLoaderData<typeof loader>()
  const t = useTranslations('needs.edit')
  return (
    <div className="max-w-2xl">
      <PageHeader title={t(page.isSearch ? 'titleSearch' : 'title')} lead={t('lead')} back={{ to: `/besoins/${page.id}`, label: t('back') }} />
      <NeedForm page={page} submit={t('submit')} />
    </div>
  )
}
