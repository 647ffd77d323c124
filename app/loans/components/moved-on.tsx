import { useTranslations } from '~/messages/intl'

import { ButtonLink } from '~/ui/button'
import { Notice } from '~/ui/notice'

import type { LoanStep } from '../loan-steps.server'

/** Instead of a form whose moment has passed: where the loan is now, and the way to it. */
export function MovedOn({ loan: { id, state, path } }: { loan: Pick<LoanStep, 'id' | 'state' | 'path'> }) {
  const t = useTranslations('loans')
  return (
    <div className="flex max-w-prose flex-col items-start gap-6" role="alert">
      <Notice tone="warning" title={t('movedOn.title', { path, state: t(`state.${state}`, { path }) })}><p>{t('movedOn.now', { path })}</p></Notice>
      <ButtonLink to={`/prets/${id}`}>{t('movedOn.see', { path })}</ButtonLink>
    </div>
  )
}
