import type { ListingPage } from '~/listings/listing-page.server'
import { Photo } from '~/ui/photo'

import { NATURE_ICON } from './nature-icon'

/** The photos of an annonce: the first large, the others beside each other to be swiped. */
export function PhotoGallery({ photos, nature }: Pick<ListingPage, 'photos' | 'nature'>) {
  const [first, ...others] = photos
  return (
    <div className="flex flex-col gap-3">
      <Photo photo={first ?? null} sizes="(min-width: 64rem) 40rem, 100vw" placeholder={NATURE_ICON[nature]} priority className={first ? 'aspect-[4/3] max-h-[28rem] w-full' : 'aspect-[3/1] w-full'} />
      {others.length > 0 && (
        <ul className="flex gap-3 overflow-x-auto pb-1">
          {others.map((photo) => (
            <li key={photo.hash} className="shrink-0"><Photo photo={photo} sizes="12rem" placeholder={NATURE_ICON[nature]} className="aspect-[4/3] w-40" /></li>
          ))}
        </ul>
      )}
    </div>
  )
}
