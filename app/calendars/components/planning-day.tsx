import { Link } from '@remix-run/react'

import { formatDay } from '~/messages/format'
import { useLocale, useTranslations } from '~/messages/intl'
import { Icon } from '~/ui/icon'
import { StateTag } from '~/ui/state-tag'
import { TextLink } from '~/ui/text-link'

import { hoursText } from '../hours-text'
import type { PlanningEntry } from '../planning-days'
import type { PlanningPage } from '../planning-page.server'

/** One day of the planning: its name on the left where there is room, what happens on it beside. */
export function PlanningDay({ day, date, today, entries }: PlanningPage['days'][number]) {
  const t = useTranslations('calendars.planning')
  const locale = useLocale()
  return (
    <section className="border-t border-line py-4 sm:grid sm:grid-cols-[14rem_1fr] sm:gap-6">
      <div>
        <h2 className={`flex flex-wrap items-baseline gap-x-3 text-lg ${entries.length === 0 ? 'text-ink-soft' : ''}`}>
          {formatDay(date, locale)}
          {today && <StateTag tone="active">{t('today')}</StateTag>}
        </h2>
        {entries.some(({ done, late, path }) => !done && !late && path !== 'help') && <TextLink to={`/tournees?jour=${day}`} className="inline-flex min-h-tap items-center print:hidden">{t('round')}<span className="sr-only"> ({formatDay(date, locale)})</span></TextLink>}
      </div>
      {entries.length === 0 ? <p className="text-ink-soft">{t('nothing')}</p> : <ul className="mt-3 flex flex-col gap-5 sm:mt-0">{entries.map((entry) => <Entry key={entry.key} entry={entry} />)}</ul>}
    </section>
  )
}

function Entry({ entry: { loanId, end, path, side, partner, hours, things, places, done, late } }: { entry: PlanningEntry }) {
  const t = useTranslations('calendars')
  const locale = useLocale()
  return (
    <li className="lg:grid lg:grid-cols-[11rem_1fr] lg:gap-6">
      <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1 lg:flex-col">
        <span className="font-semibold">{t(`planning.end.${end}`, { path })}</span>
        <span className="text-ink-soft">{hoursText(t, hours, locale)}</span>
        {done && <StateTag tone="good">{t('planning.done')}</StateTag>}
        {late && <StateTag tone="late">{t('planning.late')}</StateTag>}
      </p>
      <div>
        <Link to={`/prets/${loanId}`} prefetch="intent" className="inline-flex min-h-tap flex-wrap items-center gap-x-2 underline lg:-mt-2.5 decoration-1 underline-offset-4 hover:decoration-2 print:min-h-0 print:no-underline">
          {things.map(({ id, quantity, title }, index) => <span key={id}>{t('what', { quantity, title })}{index < things.length - 1 && ','}</span>)}
        </Link>
        <p>{t(`planning.who.${side}.${end}`, { partner, path })}</p>
        {places.map((place) => <p key={place} className="flex gap-2 text-ink-soft"><Icon name="pin" className="mt-1 size-5" />{place}</p>)}
      </div>
    </li>
  )
}
