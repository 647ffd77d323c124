import { useTranslations } from '~/messages/intl'
import { Button } from '~/ui/button'
import { RadioGroup } from '~/ui/fields'
import { SiteForm } from '~/ui/form'
import { shown, useFormFailure } from '~/web/use-form-failure'

import { MAIL_PACES } from '../mail-paces'
import type { OwnAccount } from '../own-account.server'

/** How mails about loans reach a person. */
export function MailPaceForm({ account }: { account: Pick<OwnAccount, 'loanMails'> }) {
  const t = useTranslations('accounts.mails')
  const failure = useFormFailure('mails')
  return (
    <SiteForm name="mails" failure={failure} labels={{ loanMails: t('legend') }}>
      <RadioGroup name="loanMails" legend={t('legend')} hint={t('always')} error={failure.errors.loanMails} defaultValue={shown(failure.values, 'loanMails', account.loanMails)}
        options={MAIL_PACES.map((value) => ({ value, label: t(`paces.${value}`), hint: t(`hints.${value}`) }))} />
      <div><Button>{t('save')}</Button></div>
    </SiteForm>
  )
}
