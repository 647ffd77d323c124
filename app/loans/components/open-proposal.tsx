import { useTranslations } from '~/messages/intl'
import { Button } from '~/ui/button'
import { SiteForm } from '~/ui/form'
import { Quote } from '~/ui/quote'
import { useFormFailure } from '~/web/use-form-failure'

import type { LoanPage } from '../loan-page.server'
import { ExpectedState } from './expected-state'
import { partnerName } from './partner-name'

/** Other terms that are open, beside those of today; whoever did not propose them agrees with one click, or not. */
export function OpenProposal({ loan, proposal }: { loan: LoanPage; proposal: NonNullable<LoanPage['proposal']> }) {
  const t = useTranslations('loans')
  const failure = useFormFailure('answer_proposal')
  const by = proposal.side === 'lender' ? loan.lender.name : (loan.borrower?.name ?? '')
  const terms = ({ quantity, period }: { quantity: number; period: string }, alone: boolean) => (quantity === 0 ? t('proposal.notLent', { path: loan.path }) : t('proposal.terms', { quantity, period, alone: alone ? 'yes' : 'no' }))
  return (
    <section aria-labelledby="proposition" className="rounded-lg border-2 border-accent bg-surface p-5 sm:p-6">
      <h2 id="proposition" className="text-xl">{proposal.mine ? t('proposal.yours') : t('proposal.title', { by })}</h2>
      {proposal.terms.map(({ id, title, now, then }) => (
        <div key={id} className="mt-4">
          {loan.lines.length > 1 && <h3 className="font-semibold">{title}</h3>}
          <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
            <dt className="text-ink-soft">{t('proposal.now')}</dt>
            <dd className="text-ink-soft line-through decoration-1">{terms(now, now.quantity === 1 && then.quantity === 1)}</dd>
            <dt>{t('proposal.then')}</dt>
            <dd className="font-semibold">{terms(then, now.quantity === 1 && then.quantity === 1)}</dd>
          </dl>
        </div>
      ))}
      {proposal.message && <Quote className="mt-4">{proposal.message}</Quote>}
      {loan.side !== null && !proposal.mine && (
        <SiteForm name="answer_proposal" failure={failure} className="mt-5 flex flex-wrap gap-3">
          <ExpectedState state={loan.state} />
          <input type="hidden" name="proposalId" value={proposal.id} />
          <Button name="answer" value="agree" icon="check">{t('proposal.agree')}</Button>
          <Button name="answer" value="disagree" variant="secondary">{t(loan.state === 'pending' ? 'proposal.disagreePending' : 'proposal.disagree')}</Button>
        </SiteForm>
      )}
      {proposal.mine && loan.state === 'pending' && <p className="mt-4 text-ink-soft">{t('proposal.after', { partner: partnerName(loan) })}</p>}
    </section>
  )
}
