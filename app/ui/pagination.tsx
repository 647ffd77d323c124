import { Link } from '@remix-run/react'
import { useRef } from 'react'

import { useTranslations } from '~/messages/intl'

import { Icon } from './icon'
import { useOnChange } from './use-on-change'

interface PaginationProps {
  /** From 1. */
  page: number
  pageCount: number
  hrefOf: (page: number) => string
}

const STEP = 'inline-flex min-h-tap items-center gap-2 px-3 text-accent underline-offset-4 hover:underline'

/** Back, forth, and where one is. Nothing where there is one page only. */
export function Pagination({ page, pageCount, hrefOf }: PaginationProps) {
  const t = useTranslations('ui')
  const nav = useFocusOnTitle(page)
  if (pageCount <= 1) return null
  return (
    <nav ref={nav} aria-label={t('pagination.label')} className="mt-8 flex flex-wrap items-center justify-between gap-3 border-t border-line pt-4 print:hidden">
      {page > 1 ? <Link to={hrefOf(page - 1)} rel="prev" className={STEP}><Icon name="arrow-left" />{t('pagination.previous')}</Link> : <span />}
      <span className="text-ink-soft">{t('pagination.position', { page, pageCount })}</span>
      {page < pageCount ? <Link to={hrefOf(page + 1)} rel="next" className={STEP}>{t('pagination.next')}<Icon name="arrow-right" /></Link> : <span />}
    </nav>
  )
}

/** Who turns the page goes on at its title: the link pressed stands below all that came, or is gone with the last page. */
function useFocusOnTitle(page: number) {
  const nav = useRef<HTMLElement>(null)
  useOnChange(page, () => {
    if (document.activeElement !== document.body && !nav.current?.contains(document.activeElement)) return
    const title = document.querySelector('h1')
    title?.setAttribute('tabindex', '-1')
    title?.focus({ preventScroll: true })
  })
  return nav
}
