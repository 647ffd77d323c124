import type { HandoverMode } from 'prisma/generated/client'

import type { LoanTerms } from '~/loans/loan-period'
import type { Database } from '~/platform/database.server'
import type { PhotoData } from '~/ui/photo'

/** What a row of results is made of. */
export interface SearchRow extends LoanTerms {
  id: number
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

/** These annonces in this order, those that may be found at this moment: the index may still know one that was just withdrawn. One statement. */
export async function searchRows(db: Database, ids: number[]): Promise<SearchRow[]> {
  if (ids.length === 0) return []
  return db.$queryRaw<SearchRow[]>`
    select l.id, l.title, l.nature, l.category, l.stock, l.lost, l.accessible,
      l.pickup_slots as "pickupSlots", l.return_slots as "returnSlots", l.buffer_before_minutes as "bufferBefore", l.buffer_after_minutes as "bufferAfter",
      l.fee_cents as "feeCents", l.fee_unit as "feeUnit", l.deposit_cents as "depositCents", l.handover_modes::text[] as "handoverModes",
      o.name as association, o.id as "associationId", o.slug as "associationSlug", coalesce(sites.places, '[]') as places, photo.photo
    from unnest(${ids}::int[]) with ordinality as found(id, place)
    join listing l on l.id = found.id
    join organisation o on o.id = l.organisation_id
    left join lateral (
      select json_agg(json_build_object('insee', c.insee, 'name', c.name, 'latitude', c.latitude, 'longitude', c.longitude) order by s.position) as places
      from listing_site s join commune c on c.insee = s.commune_insee where s.listing_id = l.id
    ) as sites on true
    left join lateral (
      select json_build_object('hash', f.hash, 'widths', f.widths, 'width', f.width, 'height', f.height, 'alt', p.alt) as photo
      from listing_photo p join stored_file f on f.id = p.file_id where p.listing_id = l.id order by p.position limit 1
    ) as photo on true
    where l.status = 'published' and l.hidden_at is null and o.status = 'verified'
    order by found.place`
}
