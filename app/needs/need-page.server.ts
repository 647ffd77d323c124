import { can } from '~/accounts/permissions'
import { formatDay, formatDistance } from '~/messages/format'
import { translator } from '~/messages/catalogue.server'
import { type FoundListing, searchListings } from '~/listings/search-listings.server'
import type { RequestContext } from '~/web/request-context.server'

import { readMailStops } from './mail-stops.server'
import { authorizeToRead, type NeedRecord, readNeed } from './need-access.server'
import { needQuery, proposedListingHref, wishedListingHref } from './need-query'
import { mayChange, needState } from './need-rules'
import { needFacts, needTitle } from './need-texts.server'

/** How many of the annonces that fit stand on the page; the search has them all. */
const SHOWN = 6
/** How many of one's own annonces can be chosen from, and how many answers are shown: the newest. */
const MOST_CHOICES = 200
const MOST_PROPOSALS = 50

/**
 * A need as its reader may see it: everybody what is asked; its association also what fits right now and what was proposed;
 * a lender the annonces it could propose; a coordinator the means to hide it.
 * @throws {DomainError} 404 `not_found` (403 for a visitor where only some may read it).
 */
export async function needPage(context: RequestContext, id: string) {
  const { db, now, viewer, locale } = context
  const need = await readNeed(db, id)
  authorizeToRead(viewer, need)
  const state = needState(need, now)
  const own = need.personId !== null || can(viewer, 'need.edit', { organisationId: need.organisationId })
  const [commune, found, proposals, lender, stops] = await Promise.all([
    need.communeInsee ? db.commune.findUnique({ where: { insee: need.communeInsee }, select: { name: true } }) : null,
    own && state === 'open' ? fittingNow(context, need) : null,
    own && need.organisationId ? readProposals(context, need) : [],
    own || state !== 'open' ? null : readLender(context, need),
    viewer.confirmed && viewer.actingFor !== null || need.personId ? readMailStops(db, viewer.personId!, [need.id]) : null,
  ])
  const reader: 'owner' | 'lender' | 'person' | 'visitor' = own ? 'owner' : lender ? 'lender' : viewer.personId ? 'person' : 'visitor'
  return {
    id: need.id, state, reader, isSearch: need.personId !== null,
    title: needTitle(need, locale), facts: needFacts({ ...need, communeName: commune?.name ?? null }, locale, now), description: need.description,
    association: need.organisation && { name: need.organisation.name, slug: need.organisation.slug },
    postedOn: formatDay(need.createdAt, locale, now), standsUntil: formatDay(new Date(need.standsUntil.getTime() - 1), locale, now),
    hiddenReason: own && state === 'hidden' ? need.hiddenReason : null,
    mayChange: own && mayChange(state),
    mayHide: need.organisation !== null && can(viewer, 'need.hide', { communes: [need.organisation.communeInsee] }), hidden: need.hiddenAt !== null,
    searchHref: `/annonces?${(needQuery(need, now) ?? new URLSearchParams()).toString().replaceAll('%3A', ':')}`,
    found, proposals, lender,
    mails: stops && { on: !stops.all && !stops.needs.has(need.id), allStopped: stops.all },
  }
}
export type NeedPage = Awaited<ReturnType<typeof needPage>>

/** The annonces that fit right now, asked of the search itself: how many, and the first of them. */
async function fittingNow(context: RequestContext, need: NeedRecord) {
  const query = needQuery(need, context.now)
  if (!query) return { total: 0, rows: [] }
  const { items, total } = await searchListings(context, query)
  const mine = new Set(need.organisationId ? [need.organisationId] : context.viewer.memberships.map(({ organisationId }) => organisationId))
  return { total, rows: items.slice(0, SHOWN).map((item) => ({ ...rowOf(item, context), href: wishedListingHref(item.id, need, context.now), own: mine.has(item.associationId) })) }
}
export type FittingRow = Awaited<ReturnType<typeof fittingNow>>['rows'][number]

function rowOf({ id, title, nature, photo, free, stock, association, communes, distance }: FoundListing, { locale }: RequestContext) {
  const t = translator(locale, 'needs')
  const place = [communes.map(({ name }) => name).join(', '), !distance ? '' : t('fitting.distance', { distance: formatDistance(distance, locale) })].filter(Boolean).join(', ')
  return { id, title, nature, photo, association, place, free: free === null ? (stock > 1 ? t('fitting.stock', { stock }) : '') : t(free < stock ? 'fitting.free' : 'fitting.allFree', { free, stock }) }
}

async function readProposals({ db, now, locale }: RequestContext, need: NeedRecord) {
  const rows = await db.needProposal.findMany({
    where: { needId: need.id, listing: { status: 'published', hiddenAt: null, organisation: { status: 'verified' } } }, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: MOST_PROPOSALS,
    select: { id: true, message: true, createdAt: true, listing: { select: { id: true, title: true, stock: true, lost: true, organisation: { select: { name: true } } } } },
  })
  return rows.map(({ id, message, createdAt, listing }) => ({
    id, message, on: formatDay(createdAt, locale, now), title: listing.title, lender: listing.organisation.name, href: proposedListingHref(listing, need, now),
  }))
}

/** What the association one acts for could propose: first what the search found for this need, then the rest; and what it proposed. */
async function readLender({ db, viewer }: RequestContext, need: NeedRecord) {
  const membership = viewer.memberships.find(({ organisationId }) => organisationId === viewer.actingFor)
  if (!viewer.confirmed || !membership || !need.organisationId) return null
  const rows = await db.$queryRaw<{ id: number; title: string; fits: boolean; proposed: boolean }[]>`
    select l.id, l.title, coalesce(m.fits, false) as fits, p.id is not null as proposed
    from listing l
    left join need_match m on m.listing_id = l.id and m.need_id = ${need.id}::uuid
    left join need_proposal p on p.listing_id = l.id and p.need_id = ${need.id}::uuid
    where l.organisation_id = ${membership.organisationId}::uuid and l.status = 'published' and l.hidden_at is null
    order by proposed desc, fits desc, l.title limit ${MOST_CHOICES}`
  return { association: membership.name, verified: membership.verified, proposed: rows.filter(({ proposed }) => proposed), choices: rows.filter(({ proposed }) => !proposed) }
}
