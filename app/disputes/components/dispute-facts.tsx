import { useLocale, useNow, useTranslations } from '~/messages/intl'
import { formatDayTime, formatMoney } from '~/messages/format'
import { Button } from '~/ui/button'
import { Disclosure } from '~/ui/disclosure'
import { TextArea } from '~/ui/fields'
import { SiteForm } from '~/ui/form'
import { Quote } from '~/ui/quote'
import { shown, useFormFailure } from '~/web/use-form-failure'

import { LIMITS } from '../dispute-limits'
import type { DisputePage, DisputeShown } from '../dispute-page.server'

/** What a litige is about, with what it costs, and the caution beside it. */
export function DisputeFacts({ dispute, deposit }: { dispute: DisputeShown; deposit: DisputePage['deposit'] }) {
  const t = useTranslations('disputes')
  const locale = useLocale()
  const money = (cents: number) => formatMoney(cents, locale)
  return (
    <div className="flex flex-col gap-4">
      <ul className="flex flex-col gap-4">
        {dispute.lines.map(({ lineId, kind, quantity, cents, title, replacementCents }) => (
          <li key={lineId}>
            <p className="font-semibold">{t('lineIs', { title, kind, quantity })}</p>
            <p>{cents === null ? t('noAmount') : t('amountIs', { kind, amount: money(cents) })}</p>
            {replacementCents !== null && <p className="text-ink-soft">{t('replacementIs', { amount: money(replacementCents) })}</p>}
          </li>
        ))}
      </ul>
      {deposit && <p>{t(deposit.held ? 'depositHeld' : 'depositReturned', { amount: money(deposit.cents) })}</p>}
    </div>
  )
}

/** What happened as each side tells it, side by side. */
export function DisputeAccounts({ dispute }: { dispute: DisputeShown }) {
  const t = useTranslations('disputes.accounts')
  const locale = useLocale()
  const now = useNow()
  return (
    <div className="grid gap-6 sm:grid-cols-2">
      {dispute.accounts.map(({ side, association, words, by, at }) => (
        <div key={side} className="min-w-0">
          <h3 className="font-semibold">{t('of', { association })}</h3>
          {words === null || at === null ? (
            <p className="text-ink-soft">{t('nothing')}</p>
          ) : (
            <>
              <Quote className="my-2">{words}</Quote>
              <p className="text-sm text-ink-soft">{t('by', { by, at: formatDayTime(at, locale, now) })}</p>
            </>
          )}
        </div>
      ))}
    </div>
  )
}

/** One's own account: to write, or while nobody else was asked to write anew. */
export function WriteAccount({ dispute, formKey }: { dispute: DisputeShown; formKey: string }) {
  const t = useTranslations('disputes.accounts')
  const failure = useFormFailure('account')
  if (!dispute.mayWrite) return null
  const first = dispute.ownWords === ''
  return (
    <Disclosure summary={t(first ? 'write' : 'change')} open={first || failure.code !== null}>
      <SiteForm name="account" formKey={formKey} failure={failure} labels={{ words: t('words') }} className="flex max-w-prose flex-col gap-4">
        <input type="hidden" name="disputeId" value={dispute.id} />
        <TextArea name="words" label={t('words')} required rows={6} maxLength={LIMITS.account} defaultValue={shown(failure.values, 'words', dispute.ownWords)} error={failure.errors.words} />
        <div><Button variant="secondary">{t(first ? 'send' : 'changeSend')}</Button></div>
      </SiteForm>
    </Disclosure>
  )
}
