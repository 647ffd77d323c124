import { Link } from '@remix-run/react'

import { NATURE_ICON } from '~/listings/components/nature-icon'
import { useTranslations } from '~/messages/intl'
import type { FittingRow, NeedPage } from '~/needs/need-page.server'
import { EmptyState } from '~/ui/empty-state'
import { Photo } from '~/ui/photo'
import { TextLink } from '~/ui/text-link'

/** What fits right now, by the very search of this need; each annonce opens with its dates filled in. */
export function FittingListings({ need, found }: { need: NeedPage; found: NonNullable<NeedPage['found']> }) {
  const t = useTranslations('needs.fitting')
  if (found.total === 0)
    return <EmptyState title={t('noneTitle')} action={<TextLink to={need.searchHref}>{t('searchMore')}</TextLink>}>{t('none')}</EmptyState>
  return (
    <>
      <p className="text-ink-soft">{t('count', { count: found.total })}</p>
      <ul className="mt-2 divide-y divide-line border-t border-line">{found.rows.map((row) => <Row key={row.id} row={row} />)}</ul>
      <p className="mt-4"><TextLink to={need.searchHref} className="inline-flex min-h-tap items-center">{t('search', { count: found.total })}</TextLink></p>
    </>
  )
}

function Row({ row }: { row: FittingRow }) {
  const t = useTranslations('needs.fitting')
  return (
    <li className="group relative flex gap-4 py-4">
      <Photo photo={row.photo && { ...row.photo, alt: '' }} sizes="6rem" placeholder={NATURE_ICON[row.nature]} className="aspect-[4/3] w-24 shrink-0 self-start" />
      <div className="flex min-w-0 flex-1 flex-col gap-0.5">
        <h3 className="text-lg leading-snug [overflow-wrap:anywhere]">
          <Link to={row.href} prefetch="intent" className="text-ink no-underline underline-offset-4 after:absolute after:inset-0 group-hover:underline">{row.title}</Link>
        </h3>
        {row.free && <p className="font-semibold text-good">{row.free}</p>}
        <p className="text-ink-soft">{row.place}</p>
        <p className="text-sm text-ink-soft">{row.own ? t('own') : row.association}</p>
      </div>
    </li>
  )
}
