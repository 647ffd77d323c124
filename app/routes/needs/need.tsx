import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { type ShouldRevalidateFunctionArgs, useLoaderData } from '@remix-run/react'

import { NeedView } from '~/needs/components/need-view'
import { isNeedForm, NEED_FORMS } from '~/needs/need-forms.server'
import { needPage } from '~/needs/need-page.server'
import { notFound } from '~/platform/errors'
import { answerForm, newFormKey } from '~/web/form-action.server'
import { pageLoader } from '~/web/loader.server'
import { titled } from '~/web/page-title'
import { readForm } from '~/web/read-form.server'
import { openRequest } from '~/web/request-context.server'

export const handle = { messages: ['needs'] }
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => (data ? [{ title: titled(matches, data.need.title) }] : [])

export const loader = (args: LoaderFunctionArgs) => pageLoader(args, async (context) => ({ need: await needPage(context, args.params.id ?? ''), formKey: newFormKey() }))

export async function action(args: ActionFunctionArgs) {
  const context = await openRequest(args)
  const form = await readForm(args.request)
  const name = form.get('_form')
  const id = args.params.id ?? ''
  if (!isNeedForm(name)) return answerForm(args, context, form, { schema: NEED_FORMS.delete('').schema, run: async () => Promise.reject(notFound()) })
  // The forms differ in their values alone; each is whole in the table.
  return answerForm(args, context, form, NEED_FORMS[name](id) as ReturnType<typeof NEED_FORMS.close>)
}

/** A refusal because the need was closed meanwhile shows where it is now. */
export const shouldRevalidate = ({ actionStatus, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) => actionStatus === 409 || defaultShouldRevalidate

/** `/besoins/:id`: what is needed; what fits it, or what I could propose. */
export default function Need() {
  const { need, formKey } = useLoaderData<typeof loader>()
  return <NeedView need={need} formKey={formKey} />
}
