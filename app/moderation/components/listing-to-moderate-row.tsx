import { useLocale, useTranslations } from '~/messages/intl'

import { formatDate } from '~/messages/format'
import type { ListingToModerate } from '~/moderation/listings-to-moderate.server'
import { Button } from '~/ui/button'
import { Disclosure } from '~/ui/disclosure'
import { TextArea } from '~/ui/fields'
import { SiteForm } from '~/ui/form'
import { StateTag } from '~/ui/state-tag'
import { shown, useFormFailure } from '~/web/use-form-failure'

import { DeskRow } from './desk-row'

/** An annonce that a coordinator may hide, with the reason its owner will read, or show again. */
export function ListingToModerateRow({ listing, formKey }: { listing: ListingToModerate; formKey: string }) {
  const t = useTranslations('moderation')
  const locale = useLocale()
  const hidden = listing.hiddenAt !== null
  return (
    <DeskRow
      tag={<StateTag tone={hidden ? 'bad' : 'good'}>{t(hidden ? 'listings.hidden' : 'listings.visible')}</StateTag>}
      since={hidden ? t('listings.hiddenOn', { date: formatDate(listing.hiddenAt!, locale) }) : listing.publishedAt && t('listings.publishedOn', { date: formatDate(listing.publishedAt, locale) })}
      to={`/annonces/${listing.id}`} title={listing.title}
      actions={hidden ? <ShowForm listing={listing} formKey={formKey} /> : <HideForm listing={listing} formKey={formKey} />}
    >
      <p>{listing.organisationName}, {listing.communeName}</p>
      {listing.hiddenReason && <p>{t('decisions.reason', { reason: listing.hiddenReason })}</p>}
    </DeskRow>
  )
}

function HideForm({ listing, formKey }: { listing: ListingToModerate; formKey: string }) {
  const t = useTranslations('moderation')
  const name = `hide-${listing.id}`
  const failure = useFormFailure(name)
  const id = `${name}-reason`
  const failed = failure.formError !== null || failure.errors.reason !== undefined
  return (
    <Disclosure summary={<span>{t('listings.hide')}<span className="sr-only"> {listing.title}</span></span>} open={failed}>
      <SiteForm
        name={name} formKey={`${formKey}-${name}`} labels={{ [id]: t('decide.reason') }}
        failure={{ formError: failure.formError, errors: failure.errors.reason ? { [id]: failure.errors.reason } : {} }}
      >
        <input type="hidden" name="listingId" value={listing.id} />
        <TextArea id={id} name="reason" label={t('decide.reason')} hint={t('listings.reasonHint')} rows={3} error={failure.errors.reason} defaultValue={failed ? shown(failure.values, 'reason') : ''} />
        <div><Button variant="danger">{t('listings.hideButton')}</Button></div>
      </SiteForm>
    </Disclosure>
  )
}

function ShowForm({ listing, formKey }: { listing: ListingToModerate; formKey: string }) {
  const t = useTranslations('moderation')
  const name = `show-${listing.id}`
  const failure = useFormFailure(name)
  return (
    <SiteForm name={name} formKey={`${formKey}-${name}`} failure={failure}>
      <input type="hidden" name="listingId" value={listing.id} />
      <div><Button variant="secondary">{t('listings.showButton')}<span className="sr-only"> {listing.title}</span></Button></div>
    </SiteForm>
  )
}
