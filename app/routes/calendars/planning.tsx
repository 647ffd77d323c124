import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { PlanningDay } from '~/calendars/components/planning-day'
import { WeekLinks } from '~/calendars/components/week-links'
import { planningPage } from '~/calendars/planning-page.server'
import { formatDays } from '~/messages/format'
import { useLocale, useNow, useTranslations } from '~/messages/intl'
import { ButtonLink } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { PageHeader } from '~/ui/page-header'
import { pageLoader } from '~/web/loader.server'
import { pageTitle } from '~/web/page-title'

export const handle = { messages: ['calendars'] }
export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'calendars', 'planning.title') }]

export const loader = (args: LoaderFunctionArgs) => pageLoader(args, (context) => planningPage(context, new URL(args.request.url).searchParams.get('semaine')))

export default function Planning() {
  const { association, number, from, until, current, previous, next, days } = useLoaderData<typeof loader>()
  const t = useTranslations('calendars.planning')
  const locale = useLocale()
  const now = useNow()
  return (
    <>
      <PageHeader
        title={t('title')} lead={<p aria-live="polite">{t('lead', { association, week: number, period: formatDays(from, until, locale, now) })}</p>}
        back={{ to: '/prets', label: t('inbox') }} actions={<ButtonLink to="/compte/calendriers" variant="secondary" icon="calendar">{t('subscribe')}</ButtonLink>}
      />
      <WeekLinks previous={previous} next={next} current={current} />
      {days.some(({ entries }) => entries.length > 0) ? (
        days.map((each) => <PlanningDay key={each.day} {...each} />)
      ) : (
        <EmptyState title={t('empty')}><p>{t('emptyNow')}</p></EmptyState>
      )}
    </>
  )
}
