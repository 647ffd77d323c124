import { useTranslations } from '~/messages/intl'
import { DescriptionList } from '~/ui/description-list'
import { TextLink } from '~/ui/text-link'

import type { SeriesPage } from '../series-page.server'

/** What a series asks for, and of whom. */
export function SeriesDetails({ series }: { series: SeriesPage }) {
  const t = useTranslations('series')
  const text = (value: string) => <span className="whitespace-pre-line break-words">{value}</span>
  const { listing, lender, borrower } = series
  return (
    <DescriptionList
      items={[
        { term: t('page.listing'), description: <TextLink to={`/annonces/${listing.id}`}>{listing.title}</TextLink> },
        { term: t('page.purpose'), description: text(series.purpose) },
        ...(series.message ? [{ term: t('page.message'), description: text(series.message) }] : []),
        { term: t('page.lender'), description: <TextLink to={`/associations/${lender.slug}`}>{lender.name}</TextLink> },
        { term: t('page.borrower'), description: <TextLink to={`/associations/${borrower.slug}`}>{borrower.name}</TextLink> },
        { term: t('page.reference'), description: <span className="font-semibold tracking-widest">{series.reference}</span> },
      ]}
    />
  )
}
