import { useTranslations } from '~/messages/intl'

import type { Editor } from './use-editor'

/** Field -> what it is called in the summary of errors. */
export function useEditorLabels({ page, errors }: Editor): Record<string, string> {
  const t = useTranslations('listingEditor')
  const fixed: Record<string, string> = {
    photos: t('sections.photos'), nature: t('nature'), title: t('title'), category: t('category'), stock: t('stock'), capacity: t('capacity'), handoverModes: t('handover'),
    description: t('description'), noticeHours: t('notice'), minDuration: t('minDuration'), maxDuration: t('maxDuration'), bufferBefore: t('bufferBefore'), bufferAfter: t('bufferAfter'),
    depositCents: t('deposit'), feeCents: t('fee'), replacementCents: t('replacement'), audience: t('audience'), rules: t('rules'), secretInstructions: t('secret'),
  }
  const ofList: Record<string, string> = { communeInsee: t('commune'), label: t('siteLabel'), address: t('address') }
  const labels = { ...fixed }
  for (const field of Object.keys(errors)) {
    const [list, , part = ''] = field.split('.')
    if (list === 'sites') labels[field] = ofList[part] ?? t('commune')
    if (list === 'pickupSlots' || list === 'returnSlots') labels[field] = t(list)
    if (list === 'closures') labels[field] = t('sections.closures')
    if (list === 'attributes') labels[field] = page.attributes.find((attribute) => field === `attributes.${attribute.key}`)?.label ?? t('sections.details')
  }
  return labels
}
