import { Form } from '@remix-run/react'
import { useTranslations } from 'use-intl'

import { Button } from '~/ui/button'
import { Chip } from '~/ui/chip'
import { DateField, TextField } from '~/ui/fields'
import { Icon } from '~/ui/icon'

import { NATURES } from './natures'

/** « De quoi avez-vous besoin, et quand ? » A plain GET form: what it finds has an address. */
export function NeedForm() {
  const t = useTranslations('home')
  return (
    <>
      <h1 className="max-w-[22ch] text-4xl md:text-5xl">{t('question')}</h1>
      <Form method="get" action="/annonces" role="search" aria-label={t('form.label')} className="mt-6 flex flex-col gap-5 md:flex-row md:flex-wrap md:items-end">
        <TextField name="q" label={t('form.what')} hint={t('form.whatHint')} type="search" autoComplete="off" enterKeyHint="search" maxLength={200} className="md:min-w-[20rem] md:flex-1" />
        <div className="grid grid-cols-2 gap-4 md:flex">
          <DateField name="du" label={t('form.from')} />
          <DateField name="au" label={t('form.to')} />
        </div>
        <Button icon="search" className="md:px-6">{t('form.submit')}</Button>
      </Form>
      <nav aria-label={t('natures.label')} className="mt-6">
        <ul className="flex flex-wrap gap-2">
          {NATURES.map(({ nature, icon }) => (
            <li key={nature}><Chip to={`/annonces?nature=${nature}`}><Icon name={icon} />{t(`natures.${nature}`)}</Chip></li>
          ))}
        </ul>
      </nav>
    </>
  )
}
