import { can } from '~/accounts/permissions'
import { dailyAvailability } from '~/loans/availability.server'
import type { DayAvailability } from '~/loans/daily-availability'
import { readSlots } from '~/loans/loan-period'
import type { Prisma } from '~/platform/database.server'
import { notFound } from '~/platform/errors'
import { parisMoment } from '~/platform/paris-time'
import type { Context } from '~/web/request-context.server'

import type { AttributeValues } from './attributes'
import { authorizeListing, isPublic } from './listing-access.server'
import { attributeWords, listingTerms } from './listing-terms.server'
import { missingToPublish } from './listing-rules'
import { categoryLabel, type Nature } from './taxonomy'

/** How far the frise of an annonce's page looks: three months. */
const FRISE_DAYS = 92

/** What the page needs of the row: neither the secret, nor an exact address, nor what only its editor shows. */
const SHOWN = {
  id: true, organisationId: true, nature: true, category: true, title: true, description: true, attributes: true, status: true, hiddenAt: true, hiddenReason: true,
  stock: true, lost: true, handoverModes: true, pickupSlots: true, returnSlots: true, minDuration: true, maxDuration: true, noticeHours: true, depositCents: true,
  replacementCents: true, feeCents: true, feeUnit: true, insuranceRequired: true, rules: true, audience: true, accessible: true,
  organisation: { select: { slug: true, name: true, status: true, commune: { select: { name: true } } } },
  sites: { orderBy: { position: 'asc' }, select: { communeInsee: true, label: true, commune: { select: { name: true } } } },
  photos: { orderBy: { position: 'asc' }, select: { alt: true, file: { select: { hash: true, widths: true, width: true, height: true } } } },
} as const satisfies Prisma.ListingSelect

export interface ListingPage {
  id: number
  nature: Nature
  title: string
  category: string
  description: string
  photos: { hash: string; widths: number[]; width: number; height: number; alt: string }[]
  association: { slug: string; name: string; verified: boolean }
  places: { commune: string; label: string }[]
  /** How many there are to lend. */
  total: number
  frise: DayAvailability[]
  terms: string[]
  attributes: { term: string; description: string }[]
  rules: string
  /** Everybody may see it, and ask for it. */
  public: boolean
  /** Only for those who may see what is not public, and its owner; `requests`: how many ask for a don. */
  owner: { status: 'draft' | 'published' | 'paused' | 'archived'; hidden: boolean; hiddenReason: string | null; canEdit: boolean; canPublish: boolean; missing: string[]; lost: number; stock: number; requests: number | null } | null
}

/** The annonce as this person may see it. @throws {DomainError} 404 for one she may not know of. */
export async function listingPage(context: Context, id: number): Promise<ListingPage> {
  const { db, viewer, locale, now } = context
  const row = await db.listing.findUnique({ where: { id }, select: SHOWN })
  if (!row) throw notFound()
  authorizeListing(viewer, 'listing.read', row)
  const { organisation } = row
  const subject = { organisationId: row.organisationId, communes: row.sites.map((site) => site.communeInsee) }
  const canEdit = can(viewer, 'listing.edit', subject)
  const verified = organisation.status === 'verified'
  return {
    id, nature: row.nature, title: row.title, category: categoryLabel(row.category, locale), description: row.description, rules: row.rules,
    photos: row.photos.map(({ alt, file }) => ({ ...file, alt })),
    association: { slug: organisation.slug, name: organisation.name, verified },
    places: row.sites.map((site) => ({ commune: site.commune.name, label: site.label })),
    total: Math.max(0, row.stock - row.lost),
    frise: await dailyAvailability(db, row, parisMoment(now).day, FRISE_DAYS, now),
    terms: listingTerms({ ...row, pickupSlots: readSlots(row.pickupSlots), returnSlots: readSlots(row.returnSlots), communeName: organisation.commune.name }, locale),
    attributes: attributeWords(row.category, row.attributes as AttributeValues, locale),
    public: isPublic(row),
    owner:
      canEdit || can(viewer, 'listing.read_private', subject)
        ? {
            status: row.status, hidden: row.hiddenAt !== null, hiddenReason: row.hiddenAt ? row.hiddenReason : null, canEdit,
            canPublish: canEdit && verified && row.hiddenAt === null, missing: missingToPublish(row).map((fault) => fault.code),
            lost: row.lost, stock: row.stock, requests: canEdit && row.nature === 'don' ? await db.loanLine.count({ where: { listingId: id, state: 'pending' } }) : null,
          }
        : null,
  }
}
