import { useTranslations } from '~/messages/intl'

import type { OrganisationToVerify } from '~/moderation/desk-queue.server'
import { ButtonLink } from '~/ui/button'
import { StateTag } from '~/ui/state-tag'

import { DeskRow } from './desk-row'
import { WaitingSince } from './waiting-since'

/** An association that waits to be verified, with what it declared. */
export function OrganisationToVerifyRow({ organisation, since, now }: { organisation: OrganisationToVerify; since: Date; now: Date }) {
  const t = useTranslations('moderation')
  const { rna, siret, noNumberReason } = organisation
  const to = `/moderation/associations/${organisation.id}`
  return (
    <DeskRow
      tag={<StateTag tone="wait">{t('status.pending')}</StateTag>} since={<WaitingSince since={since} now={now} />} to={to} title={organisation.name}
      actions={<ButtonLink to={to} variant="secondary">{t('queue.examine')}</ButtonLink>}
    >
      <p>{t(`kind.${organisation.kind as 'association'}`)}, {organisation.communeName}</p>
      {rna && <p>{t('facts.rna')} {rna}</p>}
      {siret && <p>{t('facts.siret')} {siret}</p>}
      {!rna && !siret && <p>{t('queue.noNumber', { reason: noNumberReason ?? '' })}</p>}
    </DeskRow>
  )
}
