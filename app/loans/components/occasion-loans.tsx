import { useLocale, useNow, useTranslations } from '~/messages/intl'
import { ButtonLink } from '~/ui/button'
import { TextLink } from '~/ui/text-link'

import type { OccasionPage } from '../occasion-page.server'
import { actionPath } from './inbox-row'
import { periodText } from './loan-period-text'
import { LoanStateTag } from './loan-state-tag'

/** The requests of one occasion, lender by lender: what each was asked, what it has promised, what comes next. */
export function OccasionLoans({ loans }: { loans: OccasionPage['loans'] }) {
  const t = useTranslations('basket')
  const words = useTranslations('loans')
  const locale = useLocale()
  const now = useNow()
  return (
    <section aria-labelledby="demandes">
      <h2 id="demandes" className="text-2xl">{t('requests')}</h2>
      <ul>
        {loans.map((loan) => (
          <li key={loan.id} className="flex flex-col gap-3 border-b border-line py-5 sm:flex-row sm:justify-between sm:gap-8">
            <div className="min-w-0">
              <LoanStateTag state={loan.shown} path={loan.path} />
              <h3 className="mt-1 text-lg"><TextLink to={`/prets/${loan.id}`} className="inline-flex min-h-tap items-center">{loan.lender}</TextLink></h3>
              <ul className="flex flex-col gap-1">
                {loan.lines.map((line) => (
                  <li key={line.id}>
                    {line.title}, {periodText(line, line.nature, locale, now)}
                    <span className="text-ink-soft"> · {t('promised', { state: line.choice === 'settled' ? 'settled' : line.state, accepted: line.accepted, asked: line.asked, same: line.accepted === line.asked ? 'yes' : 'no' })}{line.choice === 'open' && ` · ${t('choice.open')}`}</span>
                  </li>
                ))}
              </ul>
              <p className="mt-2">{words(`next.${loan.next.sentence}`, { partner: loan.lender, path: loan.path })}</p>
            </div>
            {loan.next.action && loan.next.urgent && (
              <ButtonLink to={actionPath(loan.id, loan.next.action)} variant="secondary" className="shrink-0 self-start">{words(`action.${loan.next.action}`)}</ButtonLink>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
