import type { FacetGroup } from '~/listings/search-facets.server'
import type { SearchPage } from '~/listings/search-page.server'
import { useTranslations } from '~/messages/intl'
import { Button } from '~/ui/button'
import { SelectField, TimeField } from '~/ui/fields'
import { Icon } from '~/ui/icon'
import { LinkArea } from '~/ui/link-area'
import { TextLink } from '~/ui/text-link'

import { FacetChoices } from './facet-choices'
import { SEARCH_FORM } from './search-form'

type Props = Pick<SearchPage, 'facets' | 'typed' | 'errors' | 'places' | 'radii' | 'chips'> & { folded: boolean }

/**
 * The filters: folded on a phone and beside a map, else always open on a desk where the browser can (`::details-content`).
 * Choices are links with what they would find, so each is one click with or without JavaScript.
 */
export function SearchFilters({ facets, typed, errors, places, radii, chips, folded }: Props) {
  const t = useTranslations('search')
  const open = ['autour', 'rayon', 'heure_du', 'heure_au'].some((name) => errors[name])
  return (
    <LinkArea keepScroll>
      <details open={open || undefined} className={`group border-y border-line print:hidden ${folded ? '' : 'lg:border-0 lg:[&::details-content]:[content-visibility:visible]'}`}>
        <summary className={`flex min-h-tap items-center justify-between gap-3 py-2 font-semibold ${folded ? '' : 'lg:supports-[selector(::details-content)]:hidden'}`}>
          <span className="flex items-center gap-2"><Icon name="filter" />{chips.length > 0 ? t('filters.openCount', { count: chips.length }) : t('filters.open')}</span>
          <Icon name="chevron-down" className="size-5 transition-transform group-open:rotate-180" />
        </summary>
        <nav aria-label={t('filters.label')} className={folded ? 'gap-x-12 pb-6 pt-2 sm:columns-2 lg:columns-4 [&>*]:mb-7 [&>*]:break-inside-avoid' : 'flex flex-col gap-7 pb-6 pt-2 lg:pt-0'}>
          <a href="#annonces" className="sr-only focus:not-sr-only">{t('filters.skip')}</a>
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
    </LinkArea>
  )
}

function Group({ group: { name, label, choices, more } }: { group: FacetGroup }) {
  return (
    <div role="group" aria-labelledby={`filtre-${name}`}>
      <p id={`filtre-${name}`} className="mb-1 font-semibold">{label}</p>
      <FacetChoices choices={choices} />
      {more && <TextLink to={more.href} className="inline-flex min-h-tap items-center">{more.label}</TextLink>}
    </div>
  )
}
