import { Link } from '@remix-run/react'
import { useTranslations } from '~/messages/intl'

import type { MyListing } from '~/listings/my-listings.server'
import { ButtonLink } from '~/ui/button'
import { Photo } from '~/ui/photo'
import { StateTag } from '~/ui/state-tag'

import { NATURE_ICON } from './nature-icon'
import { StatusButton } from './status-button'

/** One annonce of the association: what it is, and what can be done with it in one click. */
export function MyListingRow({ listing, canPublish }: { listing: MyListing; canPublish: boolean }) {
  const t = useTranslations('listings')
  const { id, title, status, hidden } = listing
  return (
    <li className="flex flex-wrap gap-x-6 gap-y-3 border-b border-line py-5">
      <Photo photo={listing.photo} sizes="7rem" placeholder={NATURE_ICON[listing.nature]} className="aspect-[4/3] w-28 shrink-0" />
      <div className="min-w-[14rem] flex-1">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-lg">
          <Link to={`/annonces/${id}`} prefetch="intent" className="font-semibold underline-offset-4 hover:underline">{title}</Link>
          {hidden && <StateTag tone="bad">{t('hidden')}</StateTag>}
        </p>
        <p className="text-ink-soft">{[t(`nature.${listing.nature}`), listing.category, t('count', { count: listing.stock }), ...listing.places].filter(Boolean).join(' · ')}</p>
        <div className="mt-2 flex flex-wrap gap-x-2 gap-y-1">
          <ButtonLink to={`/annonces/${id}/modifier`} variant="quiet" icon="edit" aria-label={t('actionOn', { action: t('actions.edit'), title })}>{t('actions.edit')}</ButtonLink>
          <StatusButton id={id} action="duplicate" variant="quiet" about={title} />
          {status === 'published' ? <StatusButton id={id} action="pause" variant="quiet" about={title} /> : canPublish && !hidden && <StatusButton id={id} action="publish" variant="quiet" about={title} />}
        </div>
      </div>
    </li>
  )
}
