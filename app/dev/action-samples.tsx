import { useTranslations } from '~/messages/intl'
import { Button, ButtonLink } from '~/ui/button'
import { Chip, RemovableChip } from '~/ui/chip'
import { PageHeader } from '~/ui/page-header'
import { TextLink } from '~/ui/text-link'

const HERE = '/dev/ui'

export function TypeSamples() {
  const t = useTranslations('dev.kit.sample')
  return (
    <>
      <h3 className="mb-4 text-lg">{t('heading')}</h3>
      <PageHeader title={t('titleValue')} lead={t('infoText')} back={{ to: HERE, label: t('back') }} actions={<ButtonLink to={HERE} variant="secondary" icon="copy">{t('secondary')}</ButtonLink>} />
      <p className="max-w-prose">{t('text')} <TextLink to={HERE}>{t('link')}</TextLink></p>
    </>
  )
}

export function ActionSamples() {
  const t = useTranslations('dev.kit.sample')
  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-wrap items-center gap-3">
        <Button type="button">{t('primary')}</Button>
        <Button type="button" variant="secondary" icon="copy">{t('secondary')}</Button>
        <Button type="button" variant="quiet">{t('quiet')}</Button>
        <Button type="button" variant="danger" icon="cross">{t('danger')}</Button>
        <Button type="button" pending>{t('waiting')}</Button>
        <Button type="button" disabled>{t('disabled')}</Button>
        <ButtonLink to={HERE} icon="arrow-right">{t('as')}</ButtonLink>
      </div>
      <div className="flex flex-wrap gap-2">
        <Chip>{t('mobilier')}</Chip>
        <Chip to={HERE}>{t('gratuit')}</Chip>
        <Chip to={HERE} selected>{t('mobilier')}</Chip>
        <RemovableChip to={HERE} removeLabel={t('remove')}>{t('echirolles')}</RemovableChip>
      </div>
    </div>
  )
}
