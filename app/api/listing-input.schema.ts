import * as z from 'zod'

import { LISTING_DEFAULTS, listingFields, type ListingInput, type ListingPatch, refuseFaults } from '~/listings/listing.schema'
import { listingFaults, withCategory } from '~/listings/listing-rules'

const given = (values: object) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))

/** A new annonce of the API: that of the domain, whose it is, and whether it is published at once. */
export const newListing = z
  .strictObject({
    ...listingFields,
    organisationId: z.guid().describe('The association for which you act; not needed where you have one only'),
    status: z.enum(['draft', 'published']).describe('Left out: published where it is complete and the association verified, else a draft'),
  })
  .partial().required({ nature: true, title: true })
  .transform(({ organisationId, status, ...fields }) => ({ organisationId, status, listing: withCategory({ ...LISTING_DEFAULTS, ...given(fields) } as ListingInput) }))
  .superRefine(({ listing }, context) => refuseFaults(listingFaults(listing), context))

/** A change of an annonce; what is left out stays. */
export const listingPatch = z
  .strictObject({ ...listingFields, status: z.enum(['published', 'paused', 'archived']) })
  .partial()
  .transform(({ status, ...fields }) => ({ status, patch: given(fields) as ListingPatch }))
