import { archiveListing } from '~/listings/listing-status.server'

import { changeListing, postListing } from './change-listing.server'
import { listingParams } from './common.schema'
import { findListings, foundListings } from './find-listings.server'
import { availabilityQuery, availabilityResource, listingAvailability } from './listing-availability.server'
import { listingPatch, newListing } from './listing-input.schema'
import { listingQuery } from './listing-query.schema'
import { listingById } from './listing-resource.server'
import { listingResource } from './listing-resource.schema'
import { operation } from './operation'

export const listingOperations = [
  operation({
    method: 'GET', path: '/listings', operationId: 'searchListings', summary: 'Find annonces that are really free, as the page /annonces does',
    scope: null, status: 200, query: listingQuery, response: foundListings,
    handle: (context, { search }) => findListings(context, search),
  }),
  operation({
    method: 'POST', path: '/listings', operationId: 'createListing', summary: 'Post an annonce',
    scope: 'write', status: 201, body: newListing, response: listingResource,
    refusals: { 403: ['forbidden', 'insufficient_scope', 'not_verified', 'no_association'] },
    handle: async (context, { body }) => listingById(context, await postListing(context, body)),
  }),
  operation({
    method: 'GET', path: '/listings/{id}', operationId: 'getListing', summary: 'One annonce; more of it for its own association',
    scope: null, status: 200, params: listingParams, response: listingResource,
    handle: (context, { params }) => listingById(context, params.id),
  }),
  operation({
    method: 'PATCH', path: '/listings/{id}', operationId: 'updateListing', summary: 'Change an annonce; what is left out stays',
    scope: 'write', status: 200, params: listingParams, body: listingPatch, response: listingResource,
    refusals: { 403: ['forbidden', 'insufficient_scope', 'not_verified'], 409: ['stock_promised', 'listing_hidden', 'not_published'] },
    async handle(context, { params, body }) {
      await changeListing(context, params.id, body)
      return listingById(context, params.id)
    },
  }),
  operation({
    method: 'DELETE', path: '/listings/{id}', operationId: 'archiveListing', summary: 'Put an annonce away; accepted loans go on',
    scope: 'write', status: 204, params: listingParams, response: undefined,
    refusals: { 403: ['forbidden', 'insufficient_scope'] },
    async handle(context, { params }) {
      await archiveListing(context, params.id)
      return null
    },
  }),
  operation({
    method: 'GET', path: '/listings/{id}/availability', operationId: 'getAvailability', summary: 'What is free of an annonce during an event, and day by day',
    scope: null, status: 200, params: listingParams, query: availabilityQuery, response: availabilityResource,
    refusals: { 422: ['end_before_start', 'window_too_long', 'invalid_date'] },
    handle: (context, { params, query }) => listingAvailability(context, params.id, query),
  }),
]
