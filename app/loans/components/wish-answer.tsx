import { useTranslations } from '~/messages/intl'

import { Icon } from '~/ui/icon'

import type { WishFeedback } from '../wish-feedback.server'

/** What the wish would get: one sentence, then when to fetch and bring back. Read out when it changes. */
export function WishAnswer({ feedback }: { feedback: WishFeedback | null }) {
  const t = useTranslations('loans')
  return (
    <div role="status" aria-live="polite" className="min-h-[1.5rem]">
      {feedback && (
        <div className={`flex gap-3 rounded border-l-4 p-3 ${feedback.ok ? 'border-good bg-good-soft' : 'border-wait bg-wait-soft'}`}>
          <Icon name={feedback.ok ? 'check' : 'warning'} className={`mt-0.5 size-5 ${feedback.ok ? 'text-good' : 'text-wait'}`} />
          <div>
            <p className="font-semibold">{feedback.message}</p>
            {feedback.pickup && feedback.return && <p>{t('feedback.moments', { pickup: feedback.pickup, back: feedback.return })}</p>}
            {feedback.pickup && !feedback.return && <p>{t('feedback.pickup', { pickup: feedback.pickup })}</p>}
            {feedback.waiting !== undefined && <p>{t('feedback.waiting', { waiting: feedback.waiting })}</p>}
          </div>
        </div>
      )}
    </div>
  )
}
