import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'

import { formatDay } from '~/messages/format'
import { useLocale, useTranslations } from '~/messages/intl'
import { ComposeRound } from '~/rounds/components/compose-round'
import { RoundList } from '~/rounds/components/round-list'
import { createRound, revokeRound } from '~/rounds/create-round.server'
import { createRoundSchema, revokeRoundSchema } from '~/rounds/round.schema'
import { roundsPage } from '~/rounds/rounds-page.server'
import { Button } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { DateField } from '~/ui/fields'
import { PageHeader } from '~/ui/page-header'
import { Section } from '~/ui/section'
import { answerForm, newFormKey } from '~/web/form-action.server'
import { pageLoader } from '~/web/loader.server'
import { pageTitle } from '~/web/page-title'
import { readForm } from '~/web/read-form.server'
import { openRequest } from '~/web/request-context.server'

export const handle = { messages: ['rounds', 'calendars'] }
export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'rounds', 'title') }]

export const loader = (args: LoaderFunctionArgs) =>
  pageLoader(args, async (context) => ({ ...(await roundsPage(context, new URL(args.request.url).searchParams.get('jour'))), formKey: newFormKey() }))

export async function action(args: ActionFunctionArgs) {
  const context = await openRequest(args)
  const form = await readForm(args.request)
  if (form.get('_form') === 'revoke') {
    return answerForm(args, context, form, {
      schema: revokeRoundSchema,
      async run(asked, { roundId }) {
        await revokeRound(asked, roundId)
        return { location: `/tournees${new URL(args.request.url).search}`, flash: { key: 'round_revoked' } }
      },
    })
  }
  return answerForm(args, context, form, {
    schema: createRoundSchema,
    async run(asked, input) {
      await createRound(asked, input)
      return { location: `/tournees?jour=${input.day}`, flash: { key: 'round_created' } }
    },
  })
}

export default function Rounds() {
  const { day, date, passed, rounds, stops, formKey } = useLoaderData<typeof loader>()
  const t = useTranslations('rounds')
  const locale = useLocale()
  return (
    <>
      <PageHeader title={t('of', { day: formatDay(date, locale) })} lead={t('lead')} back={{ to: `/planning?semaine=${day}`, label: t('back') }} />
      <Form method="get" className="mb-8 flex flex-wrap items-end gap-3">
        <DateField key={day} name="jour" label={t('day')} defaultValue={day} />
        <Button variant="secondary">{t('show')}</Button>
      </Form>
      {rounds.length > 0 && <Section title={t('ready')}><RoundList rounds={rounds} /></Section>}
      {stops.length > 0 ? (
        <Section title={t('compose')}><ComposeRound key={`${day} ${rounds.length}`} stops={stops} day={day} formKey={formKey} /></Section>
      ) : (
        <EmptyState title={t(passed ? 'passed' : 'none')}><p>{t('noneNow')}</p></EmptyState>
      )}
    </>
  )
}
