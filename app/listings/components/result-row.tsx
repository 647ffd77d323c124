import type { SearchPage, SearchResultRow } from '~/listings/search-page.server'
import { Frise } from '~/ui/frise'
import { readDays } from '~/ui/frise-days'
import { Photo } from '~/ui/photo'

import { NATURE_ICON } from './nature-icon'

/** One annonce found: photo, title, what is free of it, where; and its days around those asked for. The whole row leads to it; a `LinkArea` around the rows follows. */
export function ResultRow({ row, wish, asked, priority }: { row: SearchResultRow; wish: SearchPage['wish']; asked: SearchPage['asked']; priority: boolean }) {
  const { id, title, nature, photo, free, promising, where, association, fee, period, days, stock } = row
  return (
    <li className="group relative flex gap-4 py-5 sm:gap-6">
      <Photo photo={photo && { ...photo, alt: '' }} sizes="(min-width: 640px) 10rem, 6rem" placeholder={NATURE_ICON[nature]} priority={priority} className="aspect-[4/3] w-24 shrink-0 self-start sm:w-40" />
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <h2 className="text-lg leading-snug">
          <a href={`/annonces/${id}${wish}`} className="text-ink no-underline underline-offset-4 after:absolute after:inset-0 group-hover:underline">{title}</a>
        </h2>
        <p>{free && <><strong className={promising ? 'text-good' : ''}>{free}</strong><span className="text-ink-soft"> · </span></>}<span className="text-ink-soft">{fee}</span></p>
        <p className="text-ink-soft">{where}</p>
        <p className="text-sm text-ink-soft">{association}</p>
        {period && <p className="text-sm text-ink-soft">{period}</p>}
        {asked && days && <div className="mt-1 max-w-full"><Frise size="thin" days={readDays(asked.firstShown, days)} total={stock} highlight={asked} /></div>}
      </div>
    </li>
  )
}
