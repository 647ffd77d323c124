import { formatDays } from '~/messages/format'
import { useLocale, useTranslations } from '~/messages/intl'
import { Button } from '~/ui/button'
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
      {(mayAccept || mayClose) && (
        <div className="flex flex-wrap gap-3">
          {mayAccept && (
            <SiteForm name={`accept-${id}`} formKey={`${formKey}-accept-${id}`}>
              <input type="hidden" name="agreementId" value={id} />
              <Button icon="check">{t('accept')}</Button>
            </SiteForm>
          )}
          {mayClose && (
            <SiteForm name={`close-${id}`} formKey={`${formKey}-close-${id}`}>
              <input type="hidden" name="agreementId" value={id} />
              <Button variant="secondary">{t(state === 'in_force' ? 'end' : proposed ? 'withdraw' : 'decline')}</Button>
            </SiteForm>
          )}
        </div>
      )}
    </li>
  )
}
