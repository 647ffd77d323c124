import { useTranslations } from '~/messages/intl'
import { Button } from '~/ui/button'
import { CheckboxField, TextArea } from '~/ui/fields'
import { Disclosure } from '~/ui/disclosure'
import { SiteForm } from '~/ui/form'
import { Quote } from '~/ui/quote'
import { shown, useFormFailure } from '~/web/use-form-failure'

import { LIMITS } from '../loan-limits'
import type { LoanPage } from '../loan-page.server'
import { partnerName } from './partner-name'

/** Words of thanks between the two sides, once all is back: one each, public where both agree. */
export function LoanThanks({ loan }: { loan: LoanPage }) {
  const t = useTranslations('reports.thanks')
  const failure = useFormFailure('thank')
  const { side, thanks } = loan
  const mine = thanks.find((each) => each.side === side)
  const received = thanks.find((each) => each.side !== side)
  const partner = partnerName(loan)
  return (
    <div className="flex flex-col gap-5">
      {received && (
        <div>
          <p>{t('from', { partner })}</p>
          <blockquote className="mt-1 whitespace-pre-line break-words border-l-4 border-good pl-4">{received.words}</blockquote>
          {received.mayBePublic && (
            <SiteForm name="show_thanks" className="mt-3">
              <input type="hidden" name="show" value={received.shown ? 'no' : 'yes'} />
              <Button variant="secondary">{t(received.shown ? 'hide' : 'show')}</Button>
            </SiteForm>
          )}
        </div>
      )}
      {mine ? (
        <div>
          <p>{t(mine.shown ? 'yoursShown' : 'yours')}</p>
          <Quote className="mt-1">{mine.words}</Quote>
        </div>
      ) : (
        <Disclosure summary={t('write', { partner })} open={failure.code !== null || loan.path !== 'loan'}>
          <SiteForm name="thank" failure={failure} labels={{ words: t('words') }} className="flex flex-col gap-4">
            <TextArea name="words" label={t('words')} required rows={3} maxLength={LIMITS.thanks} defaultValue={shown(failure.values, 'words')} error={failure.errors.words} />
            <CheckboxField name="mayBePublic" value="yes" label={t('mayBePublic')} hint={t('mayBePublicHint', { partner })} defaultChecked={shown(failure.values, 'mayBePublic') === 'yes'} />
            <div><Button variant="secondary">{t('send')}</Button></div>
          </SiteForm>
        </Disclosure>
      )}
    </div>
  )
}
