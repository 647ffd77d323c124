import { useTranslations } from '~/messages/intl'
import { RadioGroup } from '~/ui/fields'
import { shown, useFormFailure } from '~/web/use-form-failure'

/** Published for all, or kept for oneself; only a verified association publishes. */
export function AudienceField({ association }: { association: { name: string; verified: boolean } | null }) {
  const t = useTranslations('needs.audience')
  const { values, errors } = useFormFailure()
  const mayPublish = association?.verified ?? false
  return (
    <RadioGroup
      name="pour" legend={t('legend')} error={errors.pour} defaultValue={shown(values, 'pour', mayPublish ? 'tous' : 'moi')}
      options={[
        { value: 'tous', label: association ? t('publish', { association: association.name }) : t('publishAs'), hint: mayPublish ? t('publishHint') : t(association ? 'notVerified' : 'noAssociation'), disabled: !mayPublish },
        { value: 'moi', label: t('keep'), hint: t('keepHint') },
      ]}
    />
  )
}
