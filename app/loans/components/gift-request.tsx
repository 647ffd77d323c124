import { formatDay, formatDayTime, formatDistance } from '~/messages/format'
import { useLocale, useNow, useTranslations } from '~/messages/intl'
import { Button } from '~/ui/button'
import { QuantityField } from '~/ui/fields'
import { SiteForm } from '~/ui/form'
import { StateTag } from '~/ui/state-tag'
import { TextLink } from '~/ui/text-link'
import { Quote } from '~/ui/quote'
import { shown, useFormFailure } from '~/web/use-form-failure'

import type { GiftRequests } from '../gift-requests-page.server'

/** One who asks for a don: who, since when, how many, what for and how far; and the yes to it. */
export function GiftRequest({ request, left }: { request: GiftRequests['requests'][number]; left: number }) {
  const t = useTranslations('gifts')
  const locale = useLocale()
  const now = useNow()
  const { loanId, name, slug, commune, metres, purpose, message, unverified, since, day, asked, waiting } = request
  return (
    <li className="flex flex-col gap-4 border-b border-line py-6 md:flex-row md:justify-between md:gap-10">
      <div className="min-w-0 max-w-prose">
        <h2 className="flex flex-wrap items-center gap-x-3 text-lg">
          {slug ? <TextLink to={`/associations/${slug}`} className="inline-flex min-h-tap items-center">{name}</TextLink> : name}
          {unverified && <StateTag tone="wait">{t('unverified')}</StateTag>}
          {waiting && <StateTag tone="wait">{t('waiting')}</StateTag>}
        </h2>
        <p className="text-ink-soft">{[commune, metres !== null && metres > 0 && formatDistance(metres, locale)].filter(Boolean).join(' · ')}</p>
        <p className="mt-2 font-semibold">{t('asks', { asked, day: formatDay(day, locale, now) })}</p>
        <p className="break-words">{t('for', { purpose })}</p>
        {message && <Quote className="mt-2">{message}</Quote>}
        <p className="mt-2 text-sm text-ink-soft">{t('since', { at: formatDayTime(since, locale, now) })}</p>
      </div>
      <div className="flex shrink-0 flex-col gap-2 md:w-56">
        {request.elsewhere ? <p className="text-ink-soft">{t('elsewhere')}</p> : left > 0 && <PromiseForm request={request} left={left} />}
        <TextLink to={`/prets/${loanId}`} className="inline-flex min-h-tap items-center">{t('see')}<span className="sr-only"> ({name})</span></TextLink>
      </div>
    </li>
  )
}

function PromiseForm({ request: { loanId, name, asked }, left }: { request: GiftRequests['requests'][number]; left: number }) {
  const t = useTranslations('gifts')
  const form = `promise-${loanId}`
  const failure = useFormFailure(form)
  const values = failure.code === null ? null : failure.values
  const most = Math.min(asked, left)
  return (
    <SiteForm name={form} failure={failure} labels={{ quantity: t('howMany', { name }) }} className="flex flex-col gap-3">
      <input type="hidden" name="loanId" value={loanId} />
      {asked === 1 ? <input type="hidden" name="quantity" value="1" /> : (
        // What is left after a yes to somebody else is offered anew.
        <QuantityField key={most} id={`quantity-${loanId}`} name="quantity" label={t('howMany', { name })} min={1} max={most} unit={t('of', { asked })} required defaultValue={shown(values, 'quantity', most)} error={failure.errors.quantity} />
      )}
      <div><Button icon="check">{t('promise')}<span className="sr-only"> ({name})</span></Button></div>
    </SiteForm>
  )
}

/** One to whom it is promised, until she has fetched it all. */
export function PromisedGift({ promised: { loanId, name, day, out, rest } }: { promised: GiftRequests['promised'][number] }) {
  const t = useTranslations('gifts')
  const locale = useLocale()
  const now = useNow()
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-8 border-b border-line py-3">
      <p><TextLink to={`/prets/${loanId}`} className="inline-flex min-h-tap items-center">{name}</TextLink> <span className="text-ink-soft">{t('rest', { rest, out, day: formatDay(day, locale, now) })}</span></p>
      <TextLink to={`/prets/${loanId}/retrait`} className="inline-flex min-h-tap items-center">{t('collect')}<span className="sr-only"> ({name})</span></TextLink>
    </li>
  )
}
