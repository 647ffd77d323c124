import { useTranslations } from '~/messages/intl'
import type { NeedState } from '~/needs/need-rules'
import { StateTag, type StateTone } from '~/ui/state-tag'

const TONES: Record<NeedState, StateTone> = { open: 'active', found: 'good', withdrawn: 'neutral', expired: 'neutral', hidden: 'bad' }

/** Where a need is, in a word or two. */
export function NeedStateTag({ state }: { state: NeedState }) {
  const t = useTranslations('needs.state')
  return <StateTag tone={TONES[state]}>{t(state)}</StateTag>
}
