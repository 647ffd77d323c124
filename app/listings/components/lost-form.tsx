import { useTranslations } from '~/messages/intl'

import { Button } from '~/ui/button'
import { Disclosure } from '~/ui/disclosure'
import { QuantityField } from '~/ui/fields'
import { SiteForm } from '~/ui/form'
import { shown, useFormFailure } from '~/web/use-form-failure'

/** How many of the stock are lost or out of order, loans apart; posts to the annonce's own page. */
export function LostForm({ lost, stock }: { lost: number; stock: number }) {
  const t = useTranslations('listings')
  const failure = useFormFailure('lost')
  return (
    <Disclosure summary={t('lost.title')} open={failure.code !== null}>
      <SiteForm name="lost" failure={failure} labels={{ lost: t('lost.count') }} className="flex flex-col gap-4">
        <QuantityField
          name="lost" label={t('lost.count')} hint={t('lost.hint')} min={0} max={stock} required unit={t('lost.of', { stock })}
          defaultValue={shown(failure.values, 'lost', lost)} error={failure.errors.lost}
        />
        <div><Button variant="secondary">{t('lost.save')}</Button></div>
      </SiteForm>
    </Disclosure>
  )
}
