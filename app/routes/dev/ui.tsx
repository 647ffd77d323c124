import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'

import { ActionSamples, TypeSamples } from '~/dev/action-samples'
import { ErrorSamples, FieldSamples } from '~/dev/field-samples'
import { FriseSamples } from '~/dev/frise-samples'
import { EmptySamples, IconSamples, ListSamples, StateSamples } from '~/dev/state-samples'
import { useTranslations } from '~/messages/intl'
import { notFound } from '~/platform/errors'
import { PageHeader } from '~/ui/page-header'
import { Section } from '~/ui/section'
import { pageLoader } from '~/web/loader.server'
import { pageTitle } from '~/web/page-title'

export const handle = { messages: ['dev'] }
export const meta: MetaFunction<typeof loader> = ({ matches }) => [{ title: pageTitle(matches, 'dev', 'kit.title') }, { name: 'robots', content: 'noindex' }]

/** Only where `services.env.devPages` says so: 404 elsewhere. */
export const loader = (args: LoaderFunctionArgs) =>
  pageLoader(args, async ({ services }) => {
    if (!services.env.devPages) throw notFound()
    return null
  })

const SECTIONS = [
  ['type', TypeSamples], ['actions', ActionSamples], ['fields', FieldSamples], ['errors', ErrorSamples], ['states', StateSamples],
  ['frise', FriseSamples], ['lists', ListSamples], ['empty', EmptySamples], ['icons', IconSamples],
] as const

/** Every component in every state. */
export default function Kit() {
  const t = useTranslations('dev.kit')
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      {SECTIONS.map(([name, Samples]) => <Section key={name} id={name} title={t(`sections.${name}`)}><Samples /></Section>)}
    </>
  )
}
