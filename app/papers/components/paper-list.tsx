import { formatDate } from '~/messages/format'
import { useLocale, useTranslations } from '~/messages/intl'
import { TextLink } from '~/ui/text-link'

import type { ListedPaper } from '../loan-papers.server'

/** The papers of a loan, each a PDF. */
export function PaperList({ papers }: { papers: ListedPaper[] }) {
  const t = useTranslations('papers')
  const locale = useLocale()
  return (
    <>
      <ul className="flex flex-col gap-2">
        {papers.map(({ kind, href, fixed, afterwards }) => (
          <li key={href} className="flex flex-wrap gap-x-3">
            <TextLink to={href} hrefLang="fr" type="application/pdf" reloadDocument prefetch="none">{t(`kind.${kind}`)}</TextLink>
            <span className="text-ink-soft">{fixed ? t('version', { version: fixed.version, date: formatDate(fixed.at, locale) }) : t(afterwards ? 'afterwards' : 'provisional')}</span>
          </li>
        ))}
      </ul>
      <p className="mt-3 text-sm text-ink-soft">{t('hint')}</p>
    </>
  )
}
