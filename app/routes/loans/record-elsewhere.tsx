import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslations } from '~/messages/intl'

import { listingId } from '~/listings/listing-access.server'
import { EventDatesFields } from '~/loans/components/event-dates-fields'
import { eventPeriod } from '~/loans/event-dates'
import { listingToRecord } from '~/loans/listing-heading.server'
import { recordElsewhereSchema } from '~/loans/loan-forms.schema'
import { LIMITS } from '~/loans/loan-limits'
import { pathOfNature } from '~/loans/loan-path'
import { recordElsewhere } from '~/loans/record-elsewhere.server'
import { DomainError } from '~/platform/errors'
import { Button } from '~/ui/button'
import { QuantityField, TextField } from '~/ui/fields'
import { SiteForm } from '~/ui/form'
import { PageHeader } from '~/ui/page-header'
import { formAction, newFormKey } from '~/web/form-action.server'
import { pageLoader } from '~/web/loader.server'
import { pageTitle } from '~/web/page-title'
import { shown, useFormFailure } from '~/web/use-form-failure'

export const handle = { messages: ['loans'] }
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [{ title: pageTitle(matches, 'loans', 'elsewhere.title', { path: data && pathOfNature(data.listing.nature) }) }]

export const loader = (args: LoaderFunctionArgs) =>
  pageLoader(args, async (context) => ({ listing: await listingToRecord(context, listingId(args.params.id)), formKey: newFormKey() }))

export const action = (args: ActionFunctionArgs) =>
  formAction(args, {
    schema: recordElsewhereSchema,
    async run(context, input) {
      const listing = await listingToRecord(context, listingId(args.params.id))
      const dates = eventPeriod(listing.nature, input)
      if (!dates.ok) throw new DomainError(dates.code, { field: dates.field })
      const { loanId } = await recordElsewhere(context, { listingId: listing.id, who: input.who, quantity: input.quantity, ...dates.event })
      return { location: `/prets/${loanId}`, flash: { key: 'loan_recorded' } }
    },
  })

export default function RecordElsewhere() {
  const { listing, formKey } = useLoaderData<typeof loader>()
  const t = useTranslations('loans')
  const { errors, values, formError } = useFormFailure()
  const usable = listing.stock - listing.lost
  const labels = { who: t('elsewhere.who'), start: t('dates.from'), end: t('dates.to'), startTime: t('dates.hour'), endTime: t('dates.hour'), quantity: t('request.quantity') }
  return (
    <div className="max-w-prose">
      <PageHeader title={t('elsewhere.title', { path: pathOfNature(listing.nature) })} back={{ to: `/annonces/${listing.id}`, label: listing.title }} lead={t('elsewhere.lead')} />
      <SiteForm formKey={formKey} failure={{ errors, formError }} labels={labels}>
        <TextField name="who" label={labels.who} hint={t('elsewhere.whoHint')} required maxLength={LIMITS.who} defaultValue={shown(values, 'who')} error={errors.who} />
        <EventDatesFields nature={listing.nature} errors={errors} valueOf={(field) => shown(values, field)} />
        <QuantityField name="quantity" label={labels.quantity} min={1} max={usable} unit={t('request.of', { stock: usable })} required defaultValue={shown(values, 'quantity', 1)} error={errors.quantity} />
        <div><Button>{t('elsewhere.send')}</Button></div>
      </SiteForm>
    </div>
  )
}
