import * as z from 'zod'

import { AUDIENCES, FEE_UNITS, HANDOVER_MODES } from '~/listings/listing-limits'
import { NATURES } from '~/listings/taxonomy'

import { moment } from './common.schema'

const slot = z.strictObject({ day: z.int().min(1).max(7).describe('Monday = 1'), from: z.string(), to: z.string() })

/** What everybody may read of an annonce; never an exact address nor a secret instruction. */
const publicFields = {
  id: z.int(),
  url: z.string().describe('Its page'),
  nature: z.enum(NATURES),
  category: z.string(),
  title: z.string(),
  description: z.string(),
  attributes: z.record(z.string(), z.unknown()),
  quantity: z.int().describe('How many can be lent: the stock without what is lost'),
  organisation: z.strictObject({ id: z.string(), slug: z.string(), name: z.string(), verified: z.boolean() }),
  sites: z.array(z.strictObject({ communeInsee: z.string(), communeName: z.string(), label: z.string() })),
  photos: z.array(z.strictObject({ alt: z.string(), hash: z.string(), urls: z.record(z.string(), z.string()).describe('Address by width in pixels') })),
  handoverModes: z.array(z.enum(HANDOVER_MODES)),
  pickupSlots: z.array(slot),
  returnSlots: z.array(slot),
  closures: z.array(z.strictObject({ start: moment, end: moment })),
  bufferBefore: z.int().describe('Minutes'),
  bufferAfter: z.int().describe('Minutes'),
  minDuration: z.int().nullable().describe('Minutes of the event'),
  maxDuration: z.int().nullable().describe('Minutes of the event'),
  noticeHours: z.int(),
  depositCents: z.int(),
  replacementCents: z.int().nullable(),
  feeCents: z.int(),
  feeUnit: z.enum(FEE_UNITS),
  insuranceRequired: z.boolean(),
  rules: z.string(),
  audience: z.enum(AUDIENCES),
  accessible: z.boolean(),
  publishedAt: moment.nullable(),
  updatedAt: moment,
}

/** What its association reads besides. */
const ownFields = {
  status: z.enum(['draft', 'published', 'paused', 'archived']),
  stock: z.int(),
  lost: z.int(),
  hiddenAt: moment.nullable().describe('Hidden by a coordinator since then'),
  hiddenReason: z.string().nullable(),
  addresses: z.array(z.string()).describe('Exact address of each site, shown to borrowers after acceptance'),
  hasSecretInstructions: z.boolean().describe('The instructions themselves are never sent'),
}

export const listingResource = z.strictObject({ ...publicFields, own: z.strictObject(ownFields).optional().describe('For the members of its association only') })
export type ListingResource = z.output<typeof listingResource>
