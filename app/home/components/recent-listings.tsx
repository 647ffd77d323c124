import { Link } from '@remix-run/react'

import type { RecentListing } from '~/home/recent-listings.server'
import { useTranslations } from '~/messages/intl'
import { ButtonLink } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { Photo } from '~/ui/photo'
import { Section } from '~/ui/section'
import { TextLink } from '~/ui/text-link'

import { iconOf } from './natures'

/** The newest annonces, as quiet rows of photo and words. */
export function RecentListings({ listings }: { listings: RecentListing[] }) {
  const t = useTranslations('home.recent')
  return (
    <Section title={t('title')} className="!mt-14">
      {listings.length === 0 ? (
        <EmptyState title={t('empty')} action={<ButtonLink to="/annonces/nouvelle" variant="secondary" icon="plus">{t('emptyAction')}</ButtonLink>}>{t('emptyMore')}</EmptyState>
      ) : (
        <>
          <ul className="grid gap-x-8 gap-y-5 sm:grid-cols-2 lg:grid-cols-4 lg:gap-y-8">
            {listings.map((listing, index) => <Row key={listing.id} listing={listing} priority={index < 2} />)}
          </ul>
          <p className="mt-6"><TextLink to="/annonces" className="inline-flex min-h-tap items-center font-semibold">{t('all')}</TextLink></p>
        </>
      )}
    </Section>
  )
}

function Row({ listing, priority }: { listing: RecentListing; priority: boolean }) {
  return (
    <li>
      <Link to={`/annonces/${listing.id}`} prefetch="intent" className="group flex items-start gap-4 text-ink no-underline lg:flex-col lg:gap-3">
        <Photo photo={listing.photo && { ...listing.photo, alt: '' }} sizes="(min-width: 1024px) 16rem, 7rem" placeholder={iconOf(listing.nature)} priority={priority} className="aspect-[4/3] w-28 shrink-0 lg:w-full" />
        <span className="flex min-w-0 flex-col">
          <span className="font-semibold leading-snug group-hover:underline group-hover:underline-offset-4">{listing.title}</span>
          <span className="text-sm text-ink-soft">{listing.commune}</span>
          <span className="text-sm text-ink-soft">{listing.association}</span>
        </span>
      </Link>
    </li>
  )
}
