import type pg from 'pg'
import { singular } from 'search/plain'

export interface NamedListing {
  id: number
  title: string
}
export interface NamedAssociation {
  slug: string
  name: string
}

/** Different titles that begin as typed; annonces with a word in their title that does; associations, in both ways. */
const TITLES = 8
const WITH_WORDS = 16
const NAMES = 2
const WORDS = 6
const LONGEST_TITLE = 120

/** From one title to the next in the index, so that a title that many annonces carry is read once, or twice to know that it is. */
const STATEMENT = `
  with recursive started as (
    (select 1 as place, search_plain(document->>'title') as plain from search_document
      where search_plain(document->>'title') ~>=~ $1 and search_plain(document->>'title') ~<~ $2 order by search_plain(document->>'title') using ~<~ limit 1)
    union all
    select place + 1, following.plain from started, lateral (
      select search_plain(document->>'title') as plain from search_document
      where search_plain(document->>'title') ~>~ started.plain and search_plain(document->>'title') ~<~ $2 order by search_plain(document->>'title') using ~<~ limit 1
    ) as following where place < ${TITLES}
  ), titled as (
    select place, listing_id from started, lateral (select listing_id from search_document where search_plain(document->>'title') = plain and audience && '{public}' limit 2) as carriers
    union
    (select ${TITLES} + 1, listing_id from search_document where title_words @@ $3::tsquery and audience && '{public}' limit ${WITH_WORDS})
  ), named as (
    (select 0 as place, id from organisation where status = 'verified' and search_plain(name) ~>=~ $1 and search_plain(name) ~<~ $2 order by search_plain(name) using ~<~ limit ${NAMES})
    union
    (select 1, id from organisation where status = 'verified' and to_tsvector('simple', search_plain(name)) @@ $3::tsquery limit ${NAMES})
  )
  (select 'listing' as kind, id::text as key, left(title, ${LONGEST_TITLE}) as name, min(place) as place
    from titled join listing on id = listing_id where status = 'published' and hidden_at is null group by id order by min(place), id)
  union all
  (select 'association', slug, name, min(place) from named join organisation o on o.id = named.id group by o.id order by min(place), name limit ${NAMES})`

/**
 * Annonces that everybody may find whose title begins so, then those with words that do; verified associations likewise. One
 * statement, read from indexes.
 * @param start what is typed, plain (`search/plain.ts`), not empty.
 */
export async function suggestNames(pool: pg.Pool, start: string): Promise<{ listings: NamedListing[]; associations: NamedAssociation[] }> {
  // Plain words are letters and digits alone; quoted, none of them is an operator. The singular begins its plural too.
  const prefixes = start.split(' ').slice(0, WORDS).map((word) => `'${singular(word)}':*`).join(' & ')
  const { rows } = await pool.query<{ kind: 'listing' | 'association'; key: string; name: string }>(STATEMENT, [start, `${start}\u{10FFFF}`, prefixes])
  return {
    listings: rows.filter(({ kind }) => kind === 'listing').map(({ key, name }) => ({ id: Number(key), title: name })),
    associations: rows.filter(({ kind }) => kind === 'association').map(({ key, name }) => ({ slug: key, name })),
  }
}
