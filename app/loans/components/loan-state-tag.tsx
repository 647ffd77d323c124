import { useTranslations } from '~/messages/intl'

import { StateTag } from '~/ui/state-tag'

import type { LoanPath } from '../loan-path'
import type { shownState } from '../next-step'

export type ShownState = ReturnType<typeof shownState>

const TONES = {
  pending: 'wait', accepted: 'good', declined: 'bad', expired: 'neutral', cancelled: 'neutral', handed_over: 'active',
  returned: 'wait', closed: 'neutral', waiting: 'wait', overdue: 'late', to_resolve: 'bad',
} as const satisfies Record<ShownState, string>

/** Where a loan stands, in a word or two. */
export function LoanStateTag({ state, path = 'loan' }: { state: ShownState; path?: LoanPath }) {
  const t = useTranslations('loans')
  return <StateTag tone={TONES[state]}>{t(`state.${state}`, { path })}</StateTag>
}
