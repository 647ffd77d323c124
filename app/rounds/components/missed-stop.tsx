import { useTranslations } from '~/messages/intl'
import { Button } from '~/ui/button'
import { Disclosure } from '~/ui/disclosure'
import { TextArea } from '~/ui/fields'
import { SiteForm } from '~/ui/form'
import { shown, useFormFailure } from '~/web/use-form-failure'

import { ROUND_LIMITS } from '../round-limits'

/** The stop could not be done: why, for both sides to read. */
export function MissedStop() {
  const t = useTranslations('rounds')
  const failure = useFormFailure('missed')
  return (
    <Disclosure summary={t('miss')} open={failure.code !== null}>
      <SiteForm name="missed" failure={failure} labels={{ words: t('words') }} className="flex flex-col gap-4">
        <TextArea name="words" label={t('words')} hint={t('wordsHint')} required rows={3} maxLength={ROUND_LIMITS.words} defaultValue={shown(failure.values, 'words')} error={failure.errors.words} />
        <div><Button variant="secondary">{t('missSend')}</Button></div>
      </SiteForm>
    </Disclosure>
  )
}
