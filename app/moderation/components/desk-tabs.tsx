import { useTranslations } from '~/messages/intl'

import { Tabs } from '~/ui/tabs'

const VIEWS = [
  { key: 'queue', to: '/moderation' },
  { key: 'loans', to: '/moderation/prets' },
  { key: 'listings', to: '/moderation/annonces' },
  { key: 'holidays', to: '/moderation/vacances' },
  { key: 'log', to: '/moderation/journal' },
] as const

/** The views of the coordinator's desk. */
export function DeskTabs({ current }: { current: (typeof VIEWS)[number]['key'] }) {
  const t = useTranslations('moderation')
  return <Tabs label={t('tabs.label')} items={VIEWS.map(({ key, to }) => ({ to, label: t(`tabs.${key}`), current: key === current }))} />
}
