import type pg from 'pg'
import type { HandoverMode, Nature } from 'prisma/generated/client'

import type { PhotoData } from '~/ui/photo'

/** What a row of results is made of. */
export interface SearchRow {
  id: number
  nature: Nature
  title: string
  category: string
  stock: number
  lost: number
  feeCents: number
  feeUnit: 'loan' | 'day' | 'hour' | 'unit'
  depositCents: number
  accessible: boolean
  handoverModes: HandoverMode[]
  association: string
  associationId: string
  associationSlug: string
  /** Its sites' communes, in order. */
  places: { insee: string; name: string; latitude: number | null; longitude: number | null }[]
  photo: PhotoData | null
}

/** These annonces, in no order, those that may be found at this moment. One statement. */
export async function searchRows(pool: pg.Pool, ids: readonly number[]): Promise<SearchRow[]> {
  const { rows } = await pool.query<SearchRow>({ name: 'search-rows', text: ROWS, values: [ids] })
  return rows
}

const ROWS = `
  select l.id, l.title, l.nature, l.category, l.stock, l.lost, l.accessible,
    l.fee_cents as "feeCents", l.fee_unit as "feeUnit", l.deposit_cents as "depositCents", to_json(l.handover_modes) as "handoverModes",
    o.name as association, o.id as "associationId", o.slug as "associationSlug", coalesce(sites.places, '[]') as places, photo.photo
  from listing l
  join organisation o on o.id = l.organisation_id
  left join lateral (
    select json_agg(json_build_object('insee', c.insee, 'name', c.name, 'latitude', c.latitude, 'longitude', c.longitude) order by s.position) as places
    from listing_site s join commune c on c.insee = s.commune_insee where s.listing_id = l.id
  ) as sites on true
  left join lateral (
    select json_build_object('hash', f.hash, 'widths', f.widths, 'width', f.width, 'height', f.height, 'alt', p.alt) as photo
    from listing_photo p join stored_file f on f.id = p.file_id where p.listing_id = l.id order by p.position limit 1
  ) as photo on true
  where l.id = any($1::int[]) and l.status = 'published' and l.hidden_at is null and o.status = 'verified'`
