import { useTranslations } from '~/messages/intl'
import { StateTag } from '~/ui/state-tag'

import type { ShownDate } from '../series-page.server'
import type { ShownSeriesState } from '../series-states'

const TONES = { pending: 'wait', accepted: 'good', declined: 'bad', expired: 'neutral', cancelled: 'neutral', stopped: 'neutral', over: 'neutral' } as const satisfies Record<ShownSeriesState, string>

/** Where a series stands, in a word. */
export function SeriesStateTag({ state }: { state: ShownSeriesState }) {
  const t = useTranslations('series')
  return <StateTag tone={TONES[state]}>{t(`state.${state}`)}</StateTag>
}

const DATE_TONES = {
  pending: 'wait', accepted: 'good', declined: 'bad', expired: 'neutral', cancelled: 'neutral', handed_over: 'active', returned: 'wait', closed: 'neutral', overdue: 'late', to_resolve: 'bad',
  left_out: 'neutral', not_promised: 'neutral',
} as const satisfies Record<ShownDate, string>

/** Where one of its dates stands. */
export function DateStateTag({ state }: { state: ShownDate }) {
  const t = useTranslations('series')
  return <StateTag tone={DATE_TONES[state]}>{t(`dateState.${state}`)}</StateTag>
}
