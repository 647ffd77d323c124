import { useTranslations } from '~/messages/intl'

import type { LoggedDecision } from '~/moderation/decision-log.server'
import type { StateTone } from '~/ui/state-tag'
import { TextLink } from '~/ui/text-link'
import { Timeline } from '~/ui/timeline'

const TONES: Record<string, StateTone> = { verify: 'good', restore: 'good', show: 'good', show_need: 'good', refuse: 'bad', suspend: 'bad', hide: 'bad', hide_need: 'bad' }

/** Where the subject of a decision is looked at, by its kind; an association at the desk. */
const PAGES: Record<string, string> = { listing: '/annonces/', need: '/besoins/' }

/** Decisions, newest first: what, about what, by whom, why. */
export function DecisionList({ decisions, withSubject = false }: { decisions: readonly LoggedDecision[]; withSubject?: boolean }) {
  const t = useTranslations('moderation')
  const label = (action: string) => (t.has(`decisions.${action as 'verify'}`) ? t(`decisions.${action as 'verify'}`) : action)
  return (
    <Timeline
      items={decisions.map((decision) => ({
        id: decision.id, at: decision.at, tone: TONES[decision.action] ?? 'neutral', title: label(decision.action),
        body: (
          <>
            {withSubject && <p><Subject decision={decision} /></p>}
            {decision.reason && <p>{t('decisions.reason', { reason: decision.reason })}</p>}
            <p className="text-sm text-ink-soft">{decision.decidedBy ? t('decisions.by', { name: decision.decidedBy }) : t('decisions.byFormer')}</p>
          </>
        ),
      }))}
    />
  )
}

function Subject({ decision: { subjectType, subjectId, subjectName } }: { decision: LoggedDecision }) {
  const t = useTranslations('moderation')
  if (subjectName === null) return <>{t('decisions.gone')}</>
  return <TextLink to={(PAGES[subjectType] ?? '/moderation/associations/') + subjectId}>{subjectName}</TextLink>
}
