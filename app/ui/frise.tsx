import { useLocale, useTranslations } from '~/messages/intl'

import { type FriseDay, friseRuns } from './frise-days'
import { FriseMonths } from './frise-months'
import { FriseStrip } from './frise-strip'

export type { FriseDay, FriseState } from './frise-days'

interface FriseProps {
  /** In order, each day once. */
  days: readonly FriseDay[]
  /** How many there are in all. */
  total?: number | undefined
  /** The days asked for, first and last included: `2027-06-12`. */
  highlight?: { from: string; to: string } | undefined
  size: 'thin' | 'month'
}

/**
 * The availability strip: a day's bar is empty when free, filled as far as it is taken, struck out when closed; so it
 * reads without colour, and in words for a screen reader.
 */
export function Frise({ days, total, highlight, size }: FriseProps) {
  const sentences = useFriseSentences(days, total)
  if (days.length === 0) return null
  const asked = (day: string) => highlight !== undefined && highlight.from <= day && day <= highlight.to
  if (size === 'thin') return <FriseStrip days={days} total={total} asked={asked} label={sentences.join('\u00a0; ')} />
  return <FriseMonths days={days} total={total} asked={asked} sentences={sentences} />
}

/** « libre du 12 au 14 juin », « 40 sur 60 libres le 15 juin ». */
export function useFriseSentences(days: readonly FriseDay[], total?: number): string[] {
  const t = useTranslations('ui.frise')
  return friseRuns(days, useLocale()).map(({ state, free, period }) =>
    state === 'partial' && free !== undefined && total !== undefined ? t('partialOf', { free, total, period }) : t(state, { period }),
  )
}
