import { useTranslations } from '~/messages/intl'
import type { LoanState } from 'prisma/generated/client'

import { ButtonLink } from '~/ui/button'
import { Notice } from '~/ui/notice'

/** Instead of a form whose moment has passed: where the loan is now, and the way to it. */
export function MovedOn({ loanId, state }: { loanId: string; state: LoanState }) {
  const t = useTranslations('loans')
  return (
    <div className="flex max-w-prose flex-col items-start gap-6" role="alert">
      <Notice tone="warning" title={t('movedOn.title', { state: t(`state.${state}`) })}><p>{t('movedOn.now')}</p></Notice>
      <ButtonLink to={`/prets/${loanId}`}>{t('movedOn.see')}</ButtonLink>
    </div>
  )
}
