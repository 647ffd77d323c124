import { Form } from '@remix-run/react'

import { SearchField } from '~/listings/components/search-field'
import { useTranslations } from '~/messages/intl'
import { Button } from '~/ui/button'
import { Chip } from '~/ui/chip'
import { DateField } from '~/ui/fields'
import { FriseBorder } from '~/ui/frise-border'
import { Icon } from '~/ui/icon'

import { NATURES } from './natures'

/** « De quoi avez-vous besoin, et quand ? » A plain GET form: what it finds has an address. */
export function NeedForm() {
  const t = useTranslations('home')
  return (
    <div className="relative left-1/2 z-10 w-screen -translate-x-1/2 bg-sunken first:-mt-6 md:first:-mt-10">
      <div className="mx-auto max-w-page px-4 pb-8 pt-6 sm:px-6 md:pb-12 md:pt-12">
        <h1 className="text-4xl md:text-5xl">{t('question')}</h1>
        <Form method="get" action="/annonces" role="search" aria-label={t('form.label')} className="mt-6 flex flex-col gap-4 md:mt-8 lg:flex-row lg:items-end">
          <input type="hidden" name="lire" value="1" />
          <SearchField name="q" label={t('form.what')} hint={t('form.whatHint')} className="lg:flex-1" />
          <div className="grid gap-4 min-[350px]:grid-cols-2 sm:flex">
            <DateField name="du" label={t('form.from')} />
            <DateField name="au" label={t('form.to')} />
          </div>
          <Button icon="search" className="sm:self-start lg:self-auto lg:px-6">{t('form.submit')}</Button>
        </Form>
        <nav aria-label={t('natures.label')} className="mt-6">
          <ul className="flex flex-wrap gap-2">
            {NATURES.map(({ nature, icon }) => (
              <li key={nature}><Chip to={`/annonces?nature=${nature}`}><Icon name={icon} />{t(`natures.${nature}`)}</Chip></li>
            ))}
          </ul>
        </nav>
      </div>
      <FriseBorder id="frise-accueil" />
    </div>
  )
}
