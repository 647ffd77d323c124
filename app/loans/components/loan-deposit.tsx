import { useLocale, useNow, useTranslations } from '~/messages/intl'
import { formatDay, formatMoney } from '~/messages/format'
import { Button } from '~/ui/button'
import { Disclosure } from '~/ui/disclosure'
import { MoneyField, SelectField, TextArea } from '~/ui/fields'
import { SiteForm } from '~/ui/form'
import { Quote } from '~/ui/quote'
import { shown, useFormFailure } from '~/web/use-form-failure'

import { LIMITS } from '../loan-limits'
import type { LoanPage } from '../loan-page.server'

const MEANS = ['cheque', 'cash', 'transfer', 'other'] as const

/** The caution of a loan: asked, received, given back; its lender notes it, both read it. */
export function LoanDeposit({ loan: { deposit, side, state } }: { loan: Pick<LoanPage, 'deposit' | 'side' | 'state'> }) {
  const t = useTranslations('reports.deposit')
  const locale = useLocale()
  const now = useNow()
  const money = (cents: number) => formatMoney(cents, locale)
  const { asked, held } = deposit
  return (
    <div className="flex flex-col gap-3">
      {asked > 0 && <p>{t('asked', { amount: money(asked) })}</p>}
      {held && <p>{t('received', { amount: money(held.cents), means: held.means, day: formatDay(held.receivedAt, locale, now) })}</p>}
      {held?.returnedAt && <p>{held.keptCents > 0 ? t('kept', { amount: money(held.keptCents), back: money(held.cents - held.keptCents), day: formatDay(held.returnedAt, locale, now) }) : t('returned', { day: formatDay(held.returnedAt, locale, now) })}</p>}
      {held?.keptReason && <Quote>{held.keptReason}</Quote>}
      {side === 'lender' && !held && (state === 'accepted' || state === 'handed_over') && <Receive asked={asked} />}
      {side === 'lender' && held && !held.returnedAt && <GiveBack />}
    </div>
  )
}

function Receive({ asked }: { asked: number }) {
  const t = useTranslations('reports.deposit')
  const failure = useFormFailure('deposit_receive')
  return (
    <Disclosure summary={t('receive')} open={failure.code !== null}>
      <SiteForm name="deposit_receive" failure={failure} labels={{ amount: t('amount'), means: t('means') }} className="flex flex-col gap-4">
        <MoneyField name="amount" label={t('amount')} required defaultValue={shown(failure.values, 'amount', asked > 0 ? String(asked / 100).replace('.', ',') : '')} error={failure.errors.amount} />
        <SelectField name="means" label={t('means')} options={MEANS.map((value) => ({ value, label: t(`meansOf.${value}`) }))} defaultValue={shown(failure.values, 'means', 'cheque')} error={failure.errors.means} />
        <div><Button variant="secondary">{t('receiveSend')}</Button></div>
      </SiteForm>
    </Disclosure>
  )
}

function GiveBack() {
  const t = useTranslations('reports.deposit')
  const failure = useFormFailure('deposit_return')
  return (
    <Disclosure summary={t('giveBack')} open={failure.code !== null}>
      <SiteForm name="deposit_return" failure={failure} labels={{ kept: t('keptAmount'), reason: t('reason') }} className="flex flex-col gap-4">
        <MoneyField name="kept" label={t('keptAmount')} hint={t('keptHint')} defaultValue={shown(failure.values, 'kept', '0')} error={failure.errors.kept} />
        <TextArea name="reason" label={t('reason')} hint={t('reasonHint')} optionalLabel rows={2} maxLength={LIMITS.reason} defaultValue={shown(failure.values, 'reason')} error={failure.errors.reason} />
        <div><Button variant="secondary">{t('giveBackSend')}</Button></div>
      </SiteForm>
    </Disclosure>
  )
}
