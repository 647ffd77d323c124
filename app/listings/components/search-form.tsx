import { Form } from '@remix-run/react'
import { useRef } from 'react'

import type { SearchPage } from '~/listings/search-page.server'
import { useTranslations } from '~/messages/intl'
import { Button } from '~/ui/button'
import { DateField, QuantityField } from '~/ui/fields'
import { useOnChange } from '~/ui/use-on-change'

import { SearchField } from './search-field'

/** The id by which the fields beside the results belong to the form above them. */
export const SEARCH_FORM = 'recherche'

/**
 * What, when, how many. A plain GET form; the filters chosen by links go along. A field starts anew when its answer differs.
 * `lire`: the words may hold dates and more; `avant`: a field left as it was gives way to them.
 */
export function SearchForm({ typed, errors, kept }: Pick<SearchPage, 'typed' | 'errors' | 'kept'>) {
  const t = useTranslations('search.form')
  // Beside a message there is no room: on a phone for a second field, on a desk for the words.
  const wrong = errors.du ?? errors.au ?? errors.quantite
  return (
    <Form ref={useFocusOnWrong(errors)} id={SEARCH_FORM} method="get" action="/annonces" role="search" aria-label={t('label')} className={`flex flex-col gap-4 ${wrong ? '' : 'lg:flex-row lg:items-end'}`}>
      <input type="hidden" name="lire" value="1" />
      <input type="hidden" name="avant" value={new URLSearchParams([...Object.entries(typed), ...kept.map(({ name, value }) => [name, value])].filter(([, value]) => value !== '')).toString()} />
      {kept.map(({ name, value }) => <input key={`${name}=${value}`} type="hidden" name={name} value={value} />)}
      <SearchField key={`q${typed.q}`} name="q" label={t('what')} error={errors.q} defaultValue={typed.q} className="lg:flex-1" />
      <div className={`gap-4 sm:flex sm:items-end ${wrong ? 'flex flex-col sm:flex-row' : 'grid grid-cols-2'}`}>
        <DateField key={`du${typed.du}`} name="du" label={t('from')} error={errors.du} defaultValue={typed.du} />
        <DateField key={`au${typed.au}`} name="au" label={t('to')} error={errors.au} defaultValue={typed.au} />
        <QuantityField key={`n${typed.quantite}`} name="quantite" label={t('quantity')} error={errors.quantite} defaultValue={typed.quantite} />
        <Button icon="search" className="self-end">{t('submit')}</Button>
      </div>
    </Form>
  )
}

/** The first field sent wrong has the focus, and its message is read out with it. @param errors another object for each answer. */
function useFocusOnWrong(errors: object) {
  const form = useRef<HTMLFormElement>(null)
  useOnChange(errors, () => {
    const wrong = Array.from(form.current?.elements ?? []).find((field) => field.getAttribute('aria-invalid') === 'true')
    if (wrong instanceof HTMLElement) wrong.focus()
  })
  return form
}
