import type { Nature } from 'prisma/generated/client'

import type { PhotoData } from '~/ui/photo'
import type { Context } from '~/web/request-context.server'

export interface RecentListing {
  id: number
  title: string
  nature: Nature
  association: string
  commune: string
  photo: PhotoData | null
}

/** How many of the newest are looked at, so that one association that posts a whole cupboard does not fill the page. */
const LOOKED_AT = 60

/** The newest annonces that anybody may see, at most one an association, with their first photo. One statement. */
export async function recentListings({ db }: Pick<Context, 'db'>, limit = 8): Promise<RecentListing[]> {
  return db.$queryRaw<RecentListing[]>`
    with newest as (
      select l.id, l.title, l.nature, l.organisation_id, l.published_at, o.name as association, o.commune_insee
      from listing l join organisation o on o.id = l.organisation_id
      where l.status = 'published' and l.hidden_at is null and o.status = 'verified'
      order by l.published_at desc limit ${LOOKED_AT}
    ), one_each as (
      select distinct on (organisation_id) * from newest order by organisation_id, published_at desc
    )
    select n.id, n.title, n.nature, n.association, coalesce(place.name, seat.name) as commune, photo.photo
    from one_each n
    join commune seat on seat.insee = n.commune_insee
    left join lateral (
      select c.name from listing_site s join commune c on c.insee = s.commune_insee where s.listing_id = n.id order by s.position limit 1
    ) place on true
    left join lateral (
      select json_build_object('hash', f.hash, 'widths', f.widths, 'width', f.width, 'height', f.height, 'alt', p.alt) as photo
      from listing_photo p join stored_file f on f.id = p.file_id where p.listing_id = n.id order by p.position limit 1
    ) photo on true
    order by n.published_at desc limit ${limit}`
}
