import { formatPhone, formatTime } from '~/messages/format'
import { useLocale, useTranslations } from '~/messages/intl'
import { Icon } from '~/ui/icon'
import { StateTag } from '~/ui/state-tag'
import { Quote } from '~/ui/quote'

import type { RoundStop } from '../round-page.server'

/** One stop as its driver needs it: what and how many, with whom, where, and whom to call. */
export function StopCard({ stop }: { stop: RoundStop }) {
  const t = useTranslations('rounds')
  const locale = useLocale()
  const { ending, path, side, partner, place, contact, things, doneAt, missed, over, open } = stop
  return (
    <div className="min-w-0">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="font-semibold">{t(`end.${ending}`, { path })}</span>
        {doneAt && <StateTag tone="good">{t('done', { time: formatTime(doneAt, locale) })}</StateTag>}
        {missed && <StateTag tone="late">{t('missed')}</StateTag>}
        {over && <StateTag tone="neutral">{t('over')}</StateTag>}
        {!doneAt && !over && !open && <StateTag tone="wait">{t('early')}</StateTag>}
      </p>
      <p className="mt-1">{t(`who.${side}.${ending}`, { partner })}</p>
      <ul className="mt-1 text-lg font-semibold">{things.map(({ id, quantity, title }) => <li key={id} className="break-words">{t('what', { quantity, title })}</li>)}</ul>
      {missed && <Quote className="mt-2">{missed.words}</Quote>}
      {place && <p className="mt-2 flex gap-2 break-words"><Icon name="pin" className="mt-1 size-5 shrink-0 text-ink-soft" />{place}</p>}
      {contact && !over && (
        <a href={`tel:${contact.phone.replace(/[^+\d]/g, '')}`} className="inline-flex min-h-tap items-center gap-2 underline underline-offset-4">
          <Icon name="phone" />{contact.name}, {formatPhone(contact.phone)}
        </a>
      )}
    </div>
  )
}
