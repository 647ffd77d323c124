import { useLocale, useNow, useTranslations } from '~/messages/intl'
import { formatDayTime } from '~/messages/format'
import { Button } from '~/ui/button'
import { Disclosure } from '~/ui/disclosure'
import { TextArea } from '~/ui/fields'
import { SiteForm } from '~/ui/form'
import { Notice } from '~/ui/notice'
import { Quote } from '~/ui/quote'
import { shown, useFormFailure } from '~/web/use-form-failure'

import { LIMITS } from '../dispute-limits'
import type { DisputeShown } from '../dispute-page.server'

/** That the coordinators were asked, by whom and why: in the words of the two sides, or of who coordinates. */
export function RaisedNotice({ dispute, atTheDesk }: { dispute: DisputeShown; atTheDesk: boolean }) {
  const t = useTranslations('disputes')
  const locale = useLocale()
  const now = useNow()
  const { raised, state } = dispute
  if (!raised || (state !== 'raised' && !atTheDesk)) return null
  const over = state !== 'raised'
  return (
    <Notice tone={over ? 'info' : 'warning'} title={over ? t('desk.over') : t(atTheDesk ? 'desk.title' : 'raise.done')}>
      {!over && <p>{t(atTheDesk ? 'desk.body' : 'raise.doneBody')}</p>}
      <p>{t('raise.by', { by: raised.by, at: formatDayTime(raised.at, locale, now) })}</p>
      <Quote>{raised.reason}</Quote>
    </Notice>
  )
}

/** The ways out where the two do not find one: the coordinators, or that there is nothing to settle. */
export function OtherWays({ dispute, formKey }: { dispute: DisputeShown; formKey: string }) {
  const t = useTranslations('disputes')
  const locale = useLocale()
  const now = useNow()
  const raise = useFormFailure('raise')
  const withdraw = useFormFailure('withdraw')
  const id = <input type="hidden" name="disputeId" value={dispute.id} />
  return (
    <div>
      {dispute.raise?.now && (
        <Disclosure summary={t('raise.summary')} open={raise.code !== null}>
          <SiteForm name="raise" formKey={formKey} failure={raise} labels={{ reason: t('raise.reason') }} className="flex max-w-prose flex-col gap-4">
            {id}
            <p>{t('raise.lead')}</p>
            <TextArea name="reason" label={t('raise.reason')} required rows={3} maxLength={LIMITS.reason} defaultValue={shown(raise.values, 'reason')} error={raise.errors.reason} />
            <div><Button variant="secondary">{t('raise.send')}</Button></div>
          </SiteForm>
        </Disclosure>
      )}
      {dispute.mayWithdraw && (
        <Disclosure summary={t('withdraw.summary')} open={withdraw.code !== null}>
          <SiteForm name="withdraw" formKey={formKey} failure={withdraw} className="flex flex-col gap-4">
            {id}
            <p>{t('withdraw.lead')}</p>
            <div><Button variant="danger">{t('withdraw.send')}</Button></div>
          </SiteForm>
        </Disclosure>
      )}
      {dispute.raise && !dispute.raise.now && <p className="mt-4 text-ink-soft">{t('raise.later', { from: formatDayTime(dispute.raise.from, locale, now) })}</p>}
    </div>
  )
}
