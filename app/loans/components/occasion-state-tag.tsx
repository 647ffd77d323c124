import { useTranslations } from '~/messages/intl'
import { StateTag } from '~/ui/state-tag'

import type { OccasionState } from '../occasion'

const TONES = { waiting: 'wait', whole: 'good', part: 'bad', nothing: 'bad', over: 'neutral', withdrawn: 'neutral' } as const satisfies Record<OccasionState, string>

/** Where everything that was asked for one occasion stands. */
export function OccasionStateTag({ state }: { state: OccasionState }) {
  const t = useTranslations('basket')
  return <StateTag tone={TONES[state]}>{t(`state.${state}`)}</StateTag>
}
