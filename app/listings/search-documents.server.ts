import type { SearchDocument } from 'search/search-engine'

import type { Database } from '~/platform/database.server'

import { searchWords } from './search-words'
import { capacityOf } from './taxonomy'

type Read = 'id' | 'title' | 'description' | 'association' | 'associationId' | 'nature' | 'subcategory' | 'communes' | 'communeNames' | 'stock' | 'free' | 'accessible' | 'turn'

interface Row extends Pick<SearchDocument, Read> {
  publishedAt: Date
  attributes: Record<string, unknown>
  lat: number | null
  lng: number | null
}

/**
 * The documents of these annonces as the search may show them; those that may not be found (not published, hidden, of an
 * association that is not verified) are absent. One statement. No address, no contact, no secret instruction.
 */
export async function searchDocuments(db: Database, ids: number[]): Promise<SearchDocument[]> {
  if (ids.length === 0) return []
  const rows = await db.$queryRaw<Row[]>`
    select l.id, l.title, l.description, o.name as association, o.id as "associationId", l.nature, l.category as subcategory,
      coalesce(place.communes, '{}') as communes, coalesce(place.names, '{}') as "communeNames", place.lat, place.lng,
      l.stock - l.lost as stock, l.attributes, l.fee_cents = 0 as free, l.accessible, o.turn, coalesce(l.published_at, l.created_at) as "publishedAt"
    from listing l
    join organisation o on o.id = l.organisation_id
    left join lateral (
      select array_agg(c.insee order by s.position) as communes, array_agg(c.name order by s.position) as names,
        (array_agg(c.latitude order by s.position))[1] as lat, (array_agg(c.longitude order by s.position))[1] as lng
      from listing_site s join commune c on c.insee = s.commune_insee where s.listing_id = l.id
    ) as place on true
    where l.id = any(${ids}) and l.status = 'published' and l.hidden_at is null and o.status = 'verified'`
  return rows.map(({ lat, lng, publishedAt, attributes, ...row }) => ({
    ...row,
    communes: [...new Set(row.communes)],
    communeNames: [...new Set(row.communeNames)],
    category: row.subcategory.split('.')[0]!,
    ...searchWords(row.title, row.subcategory),
    point: lat === null || lng === null ? null : { lat, lng },
    publishedAt: Math.floor(publishedAt.getTime() / 1000),
    capacity: capacityOf(attributes),
    audience: ['public'],
  }))
}

/**
 * The annonces whose document depends on this event; none where it changes no document. A change of an association touches
 * all its annonces that are or may be found.
 */
export async function listingsTouchedBy(db: Database, event: { kind: string; subjectType: string; subjectId: string }): Promise<number[]> {
  if (event.kind.startsWith('listing.')) {
    const id = Number(event.subjectId)
    return Number.isSafeInteger(id) ? [id] : []
  }
  if (!event.kind.startsWith('organisation.')) return []
  const rows = await db.$queryRaw<{ id: number }[]>`
    select id from listing where organisation_id = ${event.subjectId}::uuid and status = 'published' order by id`
  return rows.map(({ id }) => id)
}
