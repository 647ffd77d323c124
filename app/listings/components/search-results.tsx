import { Link } from '@remix-run/react'
import { useRef } from 'react'

import type { SearchPage } from '~/listings/search-page.server'
import { useTranslations } from '~/messages/intl'
import { RemovableChip } from '~/ui/chip'
import { Icon } from '~/ui/icon'
import { LinkArea } from '~/ui/link-area'
import { Pagination } from '~/ui/pagination'
import { TextLink } from '~/ui/text-link'
import { useOnChange } from '~/ui/use-on-change'

import { ResultRow } from './result-row'
import { SearchBeyond } from './search-beyond'
import { SearchMap } from './search-map'

/** How many, by which filters, in which order; then the rows, or what to do where there are none. */
export function SearchResults({ page: found }: { page: SearchPage }) {
  const title = useFocusKept(found.chips)
  return (
    <section aria-labelledby="resultats" className="min-w-0">
      <div className="flex flex-wrap items-baseline justify-between gap-x-8 gap-y-2">
        <h1 ref={title} id="resultats" tabIndex={-1} className="text-xl sm:text-2xl md:text-3xl">{found.heading}</h1>
        <div className="flex flex-wrap gap-x-8 print:hidden">
          {found.total > 1 && <Sorts sorts={found.sorts} />}
          <Link to={found.otherView.href} preventScrollReset className="inline-flex min-h-tap items-center gap-2 text-accent underline-offset-4 hover:underline"><Icon name={found.otherView.icon} />{found.otherView.label}</Link>
        </div>
      </div>
      <Chips chips={found.chips} needHref={found.needHref} />
      <div className={found.map ? 'mt-4 grid gap-8 lg:grid-cols-[minmax(0,1fr)_25rem] lg:gap-12' : ''}>
        {found.map && <SearchMap map={found.map} />}
        <div id="annonces" tabIndex={-1} className="min-w-0 lg:-order-1">
          {found.rows.length > 0 && (
            <LinkArea prefetch>
              <ol className="mt-4 divide-y divide-line border-t border-line">
                {found.rows.map((row, i) => <ResultRow key={row.id} row={row} wish={found.wish} asked={found.asked} priority={i < 3} />)}
              </ol>
            </LinkArea>
          )}
          {(found.empty || found.combined.length > 0) && <SearchBeyond page={found} />}
          <Pagination page={found.page} pageCount={found.pageCount} hrefOf={(page) => found.pages[page - found.page + 1] ?? ''} />
          {found.total > 1 && <Ranking />}
        </div>
      </div>
    </section>
  )
}

/** A filter taken away takes the focus with it: the title has it then, which says what is found now. @param answer another object for each answer. */
function useFocusKept(answer: object) {
  const title = useRef<HTMLHeadingElement>(null)
  useOnChange(answer, () => {
    if (document.activeElement === document.body) title.current?.focus({ preventScroll: true })
  })
  return title
}

function Sorts({ sorts }: Pick<SearchPage, 'sorts'>) {
  const t = useTranslations('search.sort')
  return (
    <nav aria-label={t('label')} className="flex flex-wrap gap-x-5">
      {sorts.map(({ label, href, current }) => (
        <Link key={label} to={href} aria-current={current || undefined} className={`inline-flex min-h-tap items-center underline-offset-4 ${current ? 'font-semibold text-ink no-underline' : 'text-accent hover:underline'}`}>{label}</Link>
      ))}
    </nav>
  )
}

function Ranking() {
  const t = useTranslations('search.ranking')
  return (
    <details className="mt-6 max-w-prose text-ink-soft print:hidden">
      <summary className="inline-flex min-h-tap items-center gap-2 underline-offset-4 hover:underline"><Icon name="info" />{t('title')}</summary>
      <ul className="flex list-disc flex-col gap-2 py-2 pl-5">{(['words', 'turn', 'fair'] as const).map((key) => <li key={key}>{t(key)}</li>)}</ul>
    </details>
  )
}

function Chips({ chips, needHref }: Pick<SearchPage, 'chips' | 'needHref'>) {
  const t = useTranslations('search')
  if (!needHref) return null
  return (
    <ul aria-label={t('chips.label')} className="mt-3 flex flex-wrap items-center gap-x-2 gap-y-1 py-1">
      {chips.map(({ label, href }) => <li key={label}><RemovableChip to={href} removeLabel={t('filters.remove')}>{label}</RemovableChip></li>)}
      {chips.length > 1 && <li><TextLink to="/annonces" className="mr-4 inline-flex min-h-tap items-center">{t('chips.clear')}</TextLink></li>}
      <li><TextLink to={needHref} className="mr-4 inline-flex min-h-tap items-center">{t('chips.keep')}</TextLink></li>
    </ul>
  )
}
