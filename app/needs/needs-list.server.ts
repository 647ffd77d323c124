import type { Viewer } from '~/accounts/permissions'
import { categoryLabel, categoryOf, CATEGORIES } from '~/listings/taxonomy'
import { formatDay } from '~/messages/format'
import { Prisma } from '~/platform/database.server'
import { type Page, pageNumber, pageOf } from '~/platform/paging'
import { territoryCommunes } from '~/territory/communes.server'
import { actingFor, type Context } from '~/web/request-context.server'

import type { NeedTerms } from './need-query'
import { type NeedState, needState } from './need-rules'
import { needFacts, needTitle } from './need-texts.server'

/** What the page shows: everybody's, those that one's annonces fit, one's own. */
export const NEED_VIEWS = { tous: 'all', aider: 'fitting', miens: 'own' } as const
export type NeedView = (typeof NEED_VIEWS)[keyof typeof NEED_VIEWS]

const PAGE_SIZE = 20
/** Own annonces named beside a need that they fit. */
const NAMED = 3

export interface ListedNeed {
  id: string
  title: string
  facts: string[]
  /** The beginning of what the association says. */
  excerpt: string
  association: string
  state: NeedState
  postedOn: string
  /** One's own annonces that fit it. */
  fitting: string[]
}

interface Row extends NeedTerms {
  id: string
  description: string
  association: string
  communeName: string | null
  createdAt: Date
  standsUntil: Date
  closedAt: Date | null
  ending: 'found' | 'withdrawn' | 'expired' | null
  hiddenAt: Date | null
  fitting: string[] | null
}

const viewOf = (typed: string | null): NeedView => (typed !== null && Object.hasOwn(NEED_VIEWS, typed) ? NEED_VIEWS[typed as keyof typeof NEED_VIEWS] : 'all')

/** A page of `/besoins`. @throws {DomainError} 403 for a view that needs an association, without one. */
export async function needsList(context: Context, query: URLSearchParams) {
  const view = viewOf(query.get('voir'))
  const category = categoryOf(query.get('categorie') ?? '') ? query.get('categorie')! : ''
  const commune = /^\d[\dAB]\d{3}$/.test(query.get('commune') ?? '') ? query.get('commune')! : ''
  const soonest = query.get('tri') === 'date'
  const organisationId = view === 'all' ? ownOrganisation(context.viewer) : actingFor(context.viewer).organisationId
  const [found, fittingCount, communes] = await Promise.all([
    readPage(context, { view, organisationId, category, commune, soonest, page: pageNumber(query) }),
    countFitting(context),
    territoryCommunes(context.db),
  ])
  return {
    ...found, view, category, commune, soonest, fittingCount, hasAssociation: ownOrganisation(context.viewer) !== null,
    categories: CATEGORIES.map(({ slug, label }) => ({ value: slug, label: label[context.locale] })),
    // A link may name a shelf of a category; the list offers categories.
    categoryShown: category && categoryLabel(category, context.locale),
    communes: communes.map(({ insee, name }) => ({ value: insee, label: name })),
  }
}

/** The association one acts for, once one's address is confirmed. */
const ownOrganisation = ({ confirmed, actingFor: id }: Viewer): string | null => (confirmed ? id : null)

interface Asked {
  view: NeedView
  organisationId: string | null
  category: string
  commune: string
  soonest: boolean
  page: number
}

async function readPage({ db, now, locale }: Context, { view, organisationId, category, commune, soonest, page }: Asked): Promise<Page<ListedNeed>> {
  const where = Prisma.join([
    view === 'own' ? Prisma.sql`n.organisation_id = ${organisationId}::uuid` : openToAll(now),
    ...(view === 'fitting' ? [Prisma.sql`exists (select ${fittingOwn(organisationId)}) and not ${answeredBy(organisationId)}`] : []),
    ...(category ? [Prisma.sql`(n.listed_under = ${category} or n.listed_under like ${`${category}.%`})`] : []),
    ...(commune ? [Prisma.sql`coalesce(n.commune_insee, o.commune_insee) = ${commune}`] : []),
  ], ' and ')
  const order = view === 'all' && soonest ? Prisma.sql`n.starts_at asc nulls last, n.created_at desc, n.id desc` : Prisma.sql`n.created_at desc, n.id desc`
  const [rows, [counted]] = await Promise.all([
    db.$queryRaw<Row[]>`
      select n.id, n.words, n.quantity, n.capacity, n.natures::text[] as natures, n.category, n.free, n.accessible, n.commune_insee as "communeInsee", n.radius_km as "radiusKm",
        n.starts_at as "startsAt", n.ends_at as "endsAt", n.by_hours as "byHours", left(n.description, 300) as description, n.created_at as "createdAt",
        n.stands_until as "standsUntil", n.closed_at as "closedAt", n.ending::text as ending, n.hidden_at as "hiddenAt", o.name as association, c.name as "communeName",
        case when ${view !== 'own' && organisationId !== null} then array(select l.title ${fittingOwn(organisationId)} order by l.id limit ${NAMED}) end as fitting
      from need n join organisation o on o.id = n.organisation_id left join commune c on c.insee = n.commune_insee
      where ${where} order by ${order} limit ${PAGE_SIZE} offset ${(page - 1) * PAGE_SIZE}`,
    db.$queryRaw<{ total: number }[]>`select count(*)::int as total from need n join organisation o on o.id = n.organisation_id where ${where}`,
  ])
  const items = rows.map((row) => ({
    id: row.id, title: needTitle(row, locale), facts: needFacts(row, locale, now), excerpt: row.description, association: row.association,
    state: needState(row, now), postedOn: formatDay(row.createdAt, locale, now), fitting: row.fitting ?? [],
  }))
  return pageOf(items, counted!.total, page, PAGE_SIZE)
}

const openToAll = (now: Date) => Prisma.sql`n.organisation_id is not null and n.closed_at is null and n.hidden_at is null and n.stands_until > ${now} and o.status = 'verified'`

/** The annonces of this association that fit the need `n`, as of the last look. */
const fittingOwn = (organisationId: string | null) => Prisma.sql`
  from need_match m join listing l on l.id = m.listing_id
  where m.need_id = n.id and m.fits and l.organisation_id = ${organisationId}::uuid and l.status = 'published' and l.hidden_at is null`

const answeredBy = (organisationId: string | null) => Prisma.sql`
  exists (select from need_proposal p join listing own on own.id = p.listing_id where p.need_id = n.id and own.organisation_id = ${organisationId}::uuid)`

/** How many needs of others the annonces of the association one acts for fit, those it has answered left out; 0 without association. */
export async function countFitting({ db, viewer, now }: Pick<Context, 'db' | 'viewer' | 'now'>): Promise<number> {
  const organisationId = ownOrganisation(viewer)
  if (organisationId === null) return 0
  const [row] = await db.$queryRaw<{ count: number }[]>`
    select count(distinct n.id)::int as count
    from listing l join need_match m on m.listing_id = l.id and m.fits join need n on n.id = m.need_id join organisation o on o.id = n.organisation_id
    where l.organisation_id = ${organisationId}::uuid and l.status = 'published' and l.hidden_at is null and ${openToAll(now)} and not ${answeredBy(organisationId)}`
  return row?.count ?? 0
}
