import { Link } from '@remix-run/react'

import type { FacetChoice, FacetGroup } from '~/listings/search-facets.server'
import type { SearchPage } from '~/listings/search-page.server'
import { useTranslations } from '~/messages/intl'
import { Button } from '~/ui/button'
import { SelectField, TimeField } from '~/ui/fields'
import { Icon } from '~/ui/icon'

import { SEARCH_FORM } from './search-form'

type Props = Pick<SearchPage, 'facets' | 'typed' | 'errors' | 'places' | 'radii' | 'chips'>

/**
 * The filters: folded on a phone, always open on a desk where the browser can (`::details-content`). Choices are links with
 * what they would find, so each is one click with or without JavaScript.
 */
export function SearchFilters({ facets, typed, errors, places, radii, chips }: Props) {
  const t = useTranslations('search')
  const open = ['autour', 'rayon', 'heure_du', 'heure_au'].some((name) => errors[name])
  return (
    <details open={open || undefined} className="group border-y border-line lg:border-0 print:hidden lg:[&::details-content]:[content-visibility:visible]">
      <summary className="flex min-h-tap items-center justify-between gap-3 py-2 font-semibold lg:supports-[selector(::details-content)]:hidden">
        <span className="flex items-center gap-2"><Icon name="filter" />{chips.length > 0 ? t('filters.openCount', { count: chips.length }) : t('filters.open')}</span>
        <Icon name="chevron-down" className="size-5 transition-transform group-open:rotate-180" />
      </summary>
      <nav aria-label={t('filters.label')} className="flex flex-col gap-7 pb-6 pt-2 lg:pt-0">
        {facets.map((group) => <Group key={group.name} group={group} />)}
        <div role="group" aria-labelledby="filtre-lieu" className="flex flex-col gap-3">
          <p id="filtre-lieu" className="font-semibold">{t('form.where')}</p>
          <SelectField key={`a${typed.autour}`} form={SEARCH_FORM} name="autour" label={t('form.place')} error={errors.autour} options={places} placeholder={t('form.anywhere')} defaultValue={typed.autour} />
          <SelectField key={`r${typed.rayon}`} form={SEARCH_FORM} name="rayon" label={t('form.radius')} error={errors.rayon} placeholder={t('form.anyRadius')} defaultValue={typed.rayon}
            options={radii.map((km) => ({ value: String(km), label: t('form.kilometres', { km }) }))} />
        </div>
        <div role="group" aria-labelledby="filtre-heures" className="flex flex-col gap-3">
          <p id="filtre-heures" className="font-semibold">{t('form.hours')}</p>
          <p className="text-sm text-ink-soft">{t('form.hoursHint')}</p>
          <div className="flex flex-wrap gap-4">
            <TimeField key={`hd${typed.heure_du}`} form={SEARCH_FORM} name="heure_du" label={t('form.fromTime')} error={errors.heure_du} defaultValue={typed.heure_du} />
            <TimeField key={`ha${typed.heure_au}`} form={SEARCH_FORM} name="heure_au" label={t('form.toTime')} error={errors.heure_au} defaultValue={typed.heure_au} />
          </div>
        </div>
        <Button form={SEARCH_FORM} variant="secondary" className="self-start">{t('form.apply')}</Button>
      </nav>
    </details>
  )
}

const SHOWN_COMMUNES = 8

function Group({ group }: { group: FacetGroup }) {
  const t = useTranslations('search.filters')
  if (group.choices.length === 0) return null
  const long = group.name === 'commune' && group.choices.length > SHOWN_COMMUNES + 2
  const first = long ? group.choices.filter((choice, i) => choice.selected || i < SHOWN_COMMUNES) : group.choices
  const rest = long ? group.choices.filter((choice) => !first.includes(choice)) : []
  return (
    <div role="group" aria-labelledby={`filtre-${group.name}`}>
      <p id={`filtre-${group.name}`} className="mb-1 font-semibold">{group.label}</p>
      <Choices choices={first} />
      {rest.length > 0 && (
        <details className="group/more">
          <summary className="inline-flex min-h-tap items-center gap-2 text-accent underline-offset-4 hover:underline"><Icon name="plus" className="size-4 group-open/more:hidden" />{t('moreCommunes')}</summary>
          <Choices choices={rest} />
        </details>
      )}
    </div>
  )
}

const Choices = ({ choices, nested }: { choices: FacetChoice[]; nested?: boolean }) => (
  <ul className={nested ? 'ml-3 border-l border-line pl-3' : ''}>{choices.map((choice) => <Choice key={choice.label} choice={choice} />)}</ul>
)

function Choice({ choice }: { choice: FacetChoice }) {
  const t = useTranslations('search.filters')
  const { label, href, count, selected, choices } = choice
  return (
    <li>
      <Link to={href} preventScrollReset className="group/choice flex min-h-tap items-center gap-3 py-1 leading-snug text-ink no-underline lg:min-h-[2.25rem]">
        <span className={`flex size-5 shrink-0 items-center justify-center rounded-sm border ${selected ? 'border-accent bg-accent text-accent-ink' : 'border-line-strong bg-surface'}`}>
          {selected && <Icon name="check" className="size-4" />}
        </span>
        <span className="min-w-0 flex-1 underline-offset-4 group-hover/choice:underline">
          <span className="sr-only">{selected ? t('remove') : t('add')}</span>
          <span className={selected ? 'font-semibold' : ''}>{label}</span>
        </span>
        {count !== null && <span className="tabular-nums text-ink-soft"><span aria-hidden="true">{count}</span><span className="sr-only">, {t('found', { count })}</span></span>}
      </Link>
      {choices && choices.length > 0 && <Choices choices={choices} nested />}
    </li>
  )
}
