import { useTranslations } from '~/messages/intl'
import type { NeedPage } from '~/needs/need-page.server'
import { ButtonLink } from '~/ui/button'

/** What lenders propose, newest first, each with the way to ask for it. */
export function Proposals({ proposals }: Pick<NeedPage, 'proposals'>) {
  const t = useTranslations('needs.proposals')
  return (
    <ul className="max-w-prose divide-y divide-line border-y border-line">
      {proposals.map(({ id, lender, title, message, on, href }) => (
        <li key={id} className="flex flex-col gap-2 py-4">
          <h3 className="text-lg leading-snug [overflow-wrap:anywhere]">{title}</h3>
          <p className="text-sm text-ink-soft">{t('by', { lender, on })}</p>
          {message && <p className="whitespace-pre-line border-l-4 border-line pl-4 [overflow-wrap:anywhere]">{message}</p>}
          <p><ButtonLink to={href} variant="secondary" icon="arrow-right">{t('ask')}<span className="sr-only"> {title}</span></ButtonLink></p>
        </li>
      ))}
    </ul>
  )
}
