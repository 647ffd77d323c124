import { useTranslations } from '~/messages/intl'
import { useRootData } from '~/root'
import { Button } from '~/ui/button'
import { TextArea, TextField } from '~/ui/fields'
import { SiteForm } from '~/ui/form'
import { Notice } from '~/ui/notice'
import { shown, useFormFailure } from '~/web/use-form-failure'

import type { BasketPage } from '../basket-page.server'
import { LIMITS } from '../loan-limits'

/** Said once for all: what it is for, a word, and the one button. */
export function SendBasket({ basket, formKey }: { basket: BasketPage; formKey: string }) {
  const t = useTranslations('basket')
  const loans = useTranslations('loans.request')
  const failure = useFormFailure('send')
  const { viewer } = useRootData()
  const labels = { purpose: loans('purpose'), message: t('message') }
  return (
    <section aria-labelledby="envoyer" className="h-fit rounded-lg bg-sunken p-5 sm:p-6">
      <h2 id="envoyer" className="mb-4 text-xl">{t('sendTitle')}</h2>
      <SiteForm name="send" formKey={formKey} failure={failure} labels={labels} className="flex flex-col gap-5">
        <TextField name="purpose" label={labels.purpose} hint={loans('purposeHint')} maxLength={LIMITS.purpose} required defaultValue={shown(failure.values, 'purpose')} error={failure.errors.purpose} />
        <TextArea name="message" label={labels.message} optionalLabel rows={3} maxLength={LIMITS.message} defaultValue={shown(failure.values, 'message')} error={failure.errors.message} />
        {!basket.ready && <Notice tone="warning" title={t('notReady')} />}
        <div className="flex flex-col gap-2">
          <Button>{t('send', { lenders: Math.max(basket.groups.length, 1) })}</Button>
          <p className="text-sm text-ink-soft">{viewer.signedIn ? t('after') : loans('afterVisitor')}</p>
        </div>
      </SiteForm>
    </section>
  )
}
