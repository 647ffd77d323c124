import type { ReactNode } from 'react'

import { formatDays } from '~/messages/format'
import { useLocale, useTranslations } from '~/messages/intl'
import { Button } from '~/ui/button'
import { Disclosure } from '~/ui/disclosure'
import { SiteForm } from '~/ui/form'
import { StateTag } from '~/ui/state-tag'
import { TextLink } from '~/ui/text-link'

import type { YearlyPage } from '../yearly-page.server'

type Agreement = YearlyPage['agreements'][number]

const TONE = { waiting: 'wait', in_force: 'good', declined: 'neutral', ended: 'neutral' } as const

/** The yearly conventions of an association, each with what it may do. */
export function YearlyList({ agreements, formKey }: { agreements: Agreement[]; formKey: string }) {
  return <ul className="divide-y divide-line border-y border-line">{agreements.map((agreement) => <YearlyRow key={agreement.id} agreement={agreement} formKey={formKey} />)}</ul>
}

function YearlyRow({ agreement, formKey }: { agreement: Agreement; formKey: string }) {
  const { id, reference, state, other, proposed, startsAt, endsAt, mayAccept, mayClose } = agreement
  const t = useTranslations('yearly')
  const locale = useLocale()
  return (
    <li className="flex flex-col gap-3 py-5">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <TextLink to={`/associations/${other.slug}`} className="font-semibold">{other.name}</TextLink>
        <StateTag tone={TONE[state]}>{t(`state.${state}`)}</StateTag>
      </p>
      <p className="text-ink-soft">
        {t('period', { period: formatDays(startsAt, endsAt, locale, new Date(0)) })} · {t(proposed ? 'byUs' : 'byThem')} ·{' '}
        <TextLink to={`/conventions/${id}/convention.pdf`} hrefLang="fr" type="application/pdf" reloadDocument prefetch="none">{t('read', { reference })}</TextLink>
      </p>
      {state === 'waiting' && (mayAccept || mayClose) && (
        <div className="flex flex-wrap gap-3">
          {mayAccept && <AgreementForm name="accept" id={id} formKey={formKey}><Button icon="check">{t('accept')}</Button></AgreementForm>}
          {mayClose && <AgreementForm name="close" id={id} formKey={formKey}><Button variant="secondary">{t(proposed ? 'withdraw' : 'decline')}</Button></AgreementForm>}
        </div>
      )}
      {state === 'in_force' && mayClose && (
        <Disclosure summary={t('end')}>
          <p className="mb-4 max-w-prose">{t('endHint')}</p>
          <AgreementForm name="close" id={id} formKey={formKey}><Button variant="danger">{t('endNow')}</Button></AgreementForm>
        </Disclosure>
      )}
    </li>
  )
}

const AgreementForm = ({ name, id, formKey, children }: { name: string; id: string; formKey: string; children: ReactNode }) => (
  <SiteForm name={`${name}-${id}`} formKey={`${formKey}-${name}-${id}`}>
    <input type="hidden" name="agreementId" value={id} />
    {children}
  </SiteForm>
)
