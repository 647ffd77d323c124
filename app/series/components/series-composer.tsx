import type { ReactNode } from 'react'

import { LIMITS } from '~/loans/loan-limits'
import { useLocale, useTranslations } from '~/messages/intl'
import { Button } from '~/ui/button'
import { TextArea, TextField } from '~/ui/fields'
import { SiteForm } from '~/ui/form'
import { Notice } from '~/ui/notice'
import { Section } from '~/ui/section'
import { shown, useFormFailure } from '~/web/use-form-failure'

import type { SeriesComposer as Composer } from '../compose-series.server'
import type { SeriesWish } from '../typed-series'
import { DateChoice, keptDays } from './date-choice'
import { rhythmText } from './rhythm-text'
import { SeriesFields } from './series-fields'

interface SeriesComposerProps {
  composer: Composer
  today: string
  formKey: string
  /** A change says no new purpose, and what it replaces. */
  changes?: boolean
}

/** Composes a series: its rhythm, then its exact dates with what stands against each, then the one request. */
export function SeriesComposer({ composer, today, formKey, changes = false }: SeriesComposerProps) {
  const t = useTranslations('series')
  const { listing, typed, errors, dates, refusal, replaced } = composer
  const failure = useFormFailure('send')
  const fieldErrors = { ...errors, ...failure.errors }
  return (
    <div className="flex max-w-3xl flex-col gap-10">
      {refusal && <Notice tone="warning" title={refusal} />}
      <Section title={t('compose.when')}>
        <SeriesFields key={JSON.stringify(typed)} {...{ typed, today }} errors={fieldErrors} nature={listing.nature} usable={listing.usable} firstLabel={t(changes ? 'change.first' : 'compose.first')} again={dates !== null} />
      </Section>
      {dates && (
        <Section title={t('dates.title')} id="dates" className="!mt-0">
          {composer.wish && <Rhythm wish={composer.wish} />}
          {changes && <p className="mb-4">{t('change.replaced', { count: replaced })}</p>}
          {dates.every(({ problem }) => problem !== null) && <div className="mb-6"><Notice tone="warning" title={t('dates.none')} /></div>}
          <SiteForm key={JSON.stringify(typed)} name="send" formKey={formKey} failure={failure} labels={{ days: t('dates.title'), purpose: t('send.purpose'), message: t('send.message') }} className="flex flex-col gap-8">
            <DateChoice dates={dates} help={t('dates.help')} kept={failure.code ? keptDays(failure.values) : null} error={failure.errors.days} />
            {!changes && <TextField name="purpose" label={t('send.purpose')} hint={t('send.purposeHint')} maxLength={LIMITS.purpose} required defaultValue={shown(failure.values, 'purpose')} error={failure.errors.purpose} />}
            <TextArea name="message" label={t(changes ? 'change.message' : 'send.message')} optionalLabel rows={3} maxLength={LIMITS.message} defaultValue={shown(failure.values, 'message')} error={failure.errors.message} />
            {!refusal && <Send>{t(changes ? 'change.submit' : 'send.submit')}</Send>}
          </SiteForm>
        </Section>
      )}
    </div>
  )
}

function Rhythm({ wish }: { wish: SeriesWish }) {
  const t = useTranslations('series')
  return <p className="mb-4 text-lg">{rhythmText(t, wish, useLocale())}</p>
}

function Send({ children }: { children: ReactNode }) {
  const t = useTranslations('series')
  return (
    <div className="flex flex-col gap-2">
      <div><Button>{children}</Button></div>
      <p className="text-sm text-ink-soft">{t('send.after')}</p>
    </div>
  )
}
