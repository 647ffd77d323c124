import { Link } from '@remix-run/react'
import { useTranslations } from '~/messages/intl'

import { NATURE_ICON } from '~/listings/components/nature-icon'
import { Icon } from '~/ui/icon'
import { Pagination } from '~/ui/pagination'

interface Props {
  listings: { id: number; title: string; nature: keyof typeof NATURE_ICON }[]
  page: number
  pageCount: number
  hrefOf: (page: number) => string
}

/** What an association lends and gives, by pages. */
export function OrganisationListings({ listings, page, pageCount, hrefOf }: Props) {
  const t = useTranslations('associations.page')
  const nature = useTranslations('listings.nature')
  if (listings.length === 0) return <p className="text-ink-soft">{t('noListing')}</p>
  return (
    <>
      <ul className="divide-y divide-line border-y border-line">
        {listings.map((listing) => (
          <li key={listing.id}>
            <Link to={`/annonces/${listing.id}`} prefetch="intent" className="flex min-h-tap items-center gap-4 py-3 hover:bg-sunken">
              <Icon name={NATURE_ICON[listing.nature]} className="size-6 text-ink-soft" />
              <span className="min-w-0 break-words">
                <span className="block font-semibold">{listing.title}</span>
                <span className="block text-sm text-ink-soft">{nature(listing.nature)}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <Pagination page={page} pageCount={pageCount} hrefOf={hrefOf} />
    </>
  )
}
