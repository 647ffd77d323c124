import { useTranslations } from '~/messages/intl'

import { StateTag } from '~/ui/state-tag'

import type { OrganisationCard } from '../associations.server'

const TONES = { pending: 'wait', verified: 'good', refused: 'bad', suspended: 'bad' } as const

/** Kind and commune of an association, whether it was verified, and whether it is from elsewhere. */
export function OrganisationTags({ card }: { card: Pick<OrganisationCard, 'kind' | 'status' | 'communeName' | 'outsideTerritory'> }) {
  const t = useTranslations('associations')
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <span>{t('kindIn', { kind: t(`kind.${card.kind}`), commune: card.communeName })}</span>
      <StateTag tone={TONES[card.status]}>{t(`status.${card.status}`)}</StateTag>
      {card.outsideTerritory && <StateTag tone="neutral">{t('outsideTerritory')}</StateTag>}
    </span>
  )
}
