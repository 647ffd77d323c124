import { useTranslations } from '~/messages/intl'
import { Button } from '~/ui/button'
import { Disclosure } from '~/ui/disclosure'
import { QuantityField } from '~/ui/fields'
import { SiteForm } from '~/ui/form'
import { TextLink } from '~/ui/text-link'
import { shown, useFormFailure } from '~/web/use-form-failure'

import type { BasketPage } from '../basket-page.server'
import { EventDatesFields } from './event-dates-fields'

type Line = BasketPage['groups'][number]['lines'][number]

/** What is to be asked for, lender by lender; each line says whether it is free then, and can be changed or taken out. */
export function BasketLines({ basket, today }: { basket: BasketPage; today: string }) {
  const t = useTranslations('basket')
  return (
    <div className="flex flex-col gap-10">
      {basket.groups.map(({ lender, lines }) => (
        <section key={lender.id} aria-labelledby={`preteur-${lender.id}`}>
          <h2 id={`preteur-${lender.id}`} className="text-xl">{t('toLender')} <TextLink to={`/associations/${lender.slug}`}>{lender.name}</TextLink></h2>
          <ul className="mt-2">{lines.map((line) => <BasketRow key={line.index} line={line} today={today} />)}</ul>
        </section>
      ))}
      {basket.choices.map((choice) => <Choice key={choice.places.join()} choice={choice} />)}
      {basket.gone.length > 0 && (
        <section aria-labelledby="plus-la">
          <h2 id="plus-la" className="text-xl">{t('gone')}</h2>
          <p className="mt-1 text-ink-soft">{t('goneHint')}</p>
          <ul className="mt-3 flex flex-wrap gap-3">{basket.gone.map((index, at) => <li key={index}><Remove line={index} label={t('removeGone', { number: at + 1 })} /></li>)}</ul>
        </section>
      )}
    </div>
  )
}

/** The same of several lenders: are all wanted, or is the first yes enough? */
function Choice({ choice: { places, oneIsEnough, titles } }: { choice: BasketPage['choices'][number] }) {
  const t = useTranslations('basket')
  const failure = useFormFailure('choice')
  return (
    <section aria-label={t('choice.title')} className="rounded-lg border border-line bg-surface p-4 sm:p-5">
      <h2 className="text-lg">{t('choice.title')}</h2>
      <ul className="mt-2 list-disc pl-5">{titles.map((title, at) => <li key={places[at]}>{title}</li>)}</ul>
      <p className="mt-3">{t(oneIsEnough ? 'choice.one' : 'choice.all')}</p>
      <SiteForm name="choice" failure={failure} className="mt-3">
        <input type="hidden" name="places" value={places.join()} />
        <Button variant="secondary" name="enough" value={oneIsEnough ? 'all' : 'one'}>{t(oneIsEnough ? 'choice.wantAll' : 'choice.keepFirst')}</Button>
      </SiteForm>
    </section>
  )
}

function BasketRow({ line, today }: { line: Line; today: string }) {
  const t = useTranslations('basket')
  return (
    <li className="flex flex-col gap-3 py-5">
      <div>
        <div className="flex items-start justify-between gap-4">
          <h3 className="text-lg"><TextLink to={`/annonces/${line.listingId}`} className="inline-flex min-h-tap items-center">{line.title}</TextLink></h3>
          <Remove line={line.index} label={t('remove')} about={line.title} />
        </div>
        <p>{t('asked', { asked: line.quantity })} · {line.period}</p>
        {line.pickup && line.return && <p className="text-sm text-ink-soft">{t('moments', { pickup: line.pickup, back: line.return })}</p>}
        <p className={`mt-1 ${line.ok ? 'text-good' : 'font-semibold text-bad'}`}>{line.message}</p>
      </div>
      <Change line={line} today={today} />
    </li>
  )
}

function Change({ line, today }: { line: Line; today: string }) {
  const t = useTranslations('basket')
  const failure = useFormFailure('change')
  const mine = failure.values?.line === String(line.index)
  const errors = mine ? failure.errors : {}
  const values = mine ? failure.values : null
  return (
    <Disclosure summary={<>{t('change')}<span className="sr-only"> ({line.title})</span></>} open={(mine && failure.code !== null) || !line.ok}>
      <SiteForm name="change" {...(mine && { failure })} labels={{ quantity: t('quantity') }} className="flex flex-col gap-4">
        <input type="hidden" name="line" value={line.index} />
        <EventDatesFields nature={line.nature} min={today} errors={errors} valueOf={(field) => shown(values, field, line[field])} />
        {line.usable === 1 ? <input type="hidden" name="quantity" value="1" /> : (
          <QuantityField name="quantity" label={t('quantity')} min={1} max={line.usable} defaultValue={shown(values, 'quantity', line.quantity)} error={errors.quantity} required />
        )}
        <div><Button variant="secondary">{t('changeSend')}</Button></div>
      </SiteForm>
    </Disclosure>
  )
}

function Remove({ line, label, about }: { line: number; label: string; about?: string }) {
  return (
    <SiteForm name="remove" className="shrink-0">
      <input type="hidden" name="line" value={line} />
      <Button variant="quiet" className="-mr-4">{label}{about && <span className="sr-only"> {about}</span>}</Button>
    </SiteForm>
  )
}
