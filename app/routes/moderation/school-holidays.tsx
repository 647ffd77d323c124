import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { useTranslations } from '~/messages/intl'
import { DeskTabs } from '~/moderation/components/desk-tabs'
import { AddSchoolHoliday } from '~/series/components/add-school-holiday'
import { SchoolHolidayList } from '~/series/components/school-holiday-list'
import { schoolHolidayForm, schoolHolidaysPage } from '~/series/school-holidays.server'
import { EmptyState } from '~/ui/empty-state'
import { PageHeader } from '~/ui/page-header'
import { Section } from '~/ui/section'
import { answerForm, newFormKey } from '~/web/form-action.server'
import { pageLoader } from '~/web/loader.server'
import { pageTitle } from '~/web/page-title'
import { readForm } from '~/web/read-form.server'
import { openRequest } from '~/web/request-context.server'

export const handle = { messages: ['series', 'moderation'] }
export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'series', 'schoolHolidays.title') }]

export const loader = (args: LoaderFunctionArgs) => pageLoader(args, async (context) => ({ ...(await schoolHolidaysPage(context)), formKey: newFormKey() }))

export async function action(args: ActionFunctionArgs) {
  const context = await openRequest(args)
  const form = await readForm(args.request)
  return answerForm(args, context, form, schoolHolidayForm(form.get('_form')))
}

export default function SchoolHolidays() {
  const { holidays, nameMax, formKey } = useLoaderData<typeof loader>()
  const t = useTranslations('series')
  return (
    <>
      <PageHeader title={t('schoolHolidays.title')} lead={t('schoolHolidays.lead')} />
      <DeskTabs current="holidays" />
      {holidays.length > 0 ? <SchoolHolidayList holidays={holidays} formKey={formKey} /> : <EmptyState title={t('schoolHolidays.empty')}>{t('schoolHolidays.emptyNow')}</EmptyState>}
      <Section title={t('schoolHolidays.addTitle')} className="max-w-xl"><AddSchoolHoliday nameMax={nameMax} formKey={formKey} /></Section>
    </>
  )
}
