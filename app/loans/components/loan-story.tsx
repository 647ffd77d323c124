import { useTranslations } from '~/messages/intl'

import type { StateTone } from '~/ui/state-tag'
import { Timeline } from '~/ui/timeline'

import type { LoanPage } from '../loan-page.server'

const TONES: Record<string, StateTone> = { accepted: 'good', planned: 'good', recorded: 'good', declined: 'bad', cancelled: 'bad', handed_over: 'active', done: 'good', stop_missed: 'late', all_given: 'bad', returned: 'good', overdue: 'late', to_resolve: 'bad', resolved: 'good' }

/** What happened to a loan, in order. */
export function LoanStory({ loan: { timeline, path } }: { loan: Pick<LoanPage, 'timeline' | 'path'> }) {
  const t = useTranslations('loans')
  return (
    <Timeline
      items={timeline.map(({ id, kind, at, by, missing, lost }) => ({
        id, at, tone: TONES[kind] ?? 'neutral',
        title: t(`story.${kind}` as 'story.accepted', { by: by || t('story.nobody'), path, missing, lost }),
      }))}
    />
  )
}
