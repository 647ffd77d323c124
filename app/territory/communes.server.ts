import type { Database } from '~/platform/database.server'

export interface CommuneChoice {
  insee: string
  name: string
  postalCodes: string[]
}

/** How many communes a search gives at most. */
export const SEARCH_LIMIT = 20

/** The communes of the territory, in French alphabetical order, for lists to choose from. */
export async function territoryCommunes(db: Database): Promise<CommuneChoice[]> {
  return db.$queryRaw<CommuneChoice[]>`
    select insee, name, postal_codes as "postalCodes" from commune
    where epci_siren in (select epci_siren from territory)
    order by name collate "fr-x-icu"`
}

/**
 * Communes of all France by postal code (five digits) or by the beginning of their name or of a word in it,
 * whatever the accents, capitals, hyphens, article and « St »; exact names first, then the largest. At most {@link SEARCH_LIMIT}.
 */
export async function searchCommunes(db: Database, query: string): Promise<CommuneChoice[]> {
  const text = query.trim().slice(0, 80)
  if (/^\d{5}$/.test(text)) {
    return db.$queryRaw<CommuneChoice[]>`
      select insee, name, postal_codes as "postalCodes" from commune where ${text} = any(postal_codes)
      order by name collate "fr-x-icu" limit ${SEARCH_LIMIT}`
  }
  const wanted = simplified(text)
  if (wanted.length < 2) return []
  return db.$queryRaw<CommuneChoice[]>`
    select insee, name, "postalCodes" from (
      select insee, name, population, postal_codes as "postalCodes",
             regexp_replace(' ' || regexp_replace(lower(unaccent(name)), '[^a-z0-9]+', ' ', 'g'), '^ (le|la|les|l) ', ' ') as simple
      from commune
    ) c
    where strpos(simple, ${' ' + wanted}) > 0
    order by simple = ${' ' + wanted} desc, population desc limit ${SEARCH_LIMIT}`
}

/** A name without accents, capitals, hyphens and leading article (« Le Fontanil-Cornillon » is also said without), « St » written out. */
function simplified(name: string): string {
  return name
    .normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/œ/g, 'oe')
    .replace(/[^a-z0-9]+/g, ' ').trim()
    .replace(/\bst\b/g, 'saint').replace(/\bste\b/g, 'sainte').replace(/^(le|la|les|l) (?=.)/, '')
}

/** The commune of this INSEE code; null where there is none. */
export async function readCommune(db: Database, insee: string): Promise<CommuneChoice | null> {
  return db.commune.findUnique({ where: { insee }, select: { insee: true, name: true, postalCodes: true } })
}

/** True for a commune that belongs to no EPCI of the territory: « hors territoire ». */
export async function isOutsideTerritory(db: Database, insee: string): Promise<boolean> {
  const [row] = await db.$queryRaw<{ outside: boolean }[]>`
    select not exists (select 1 from commune c join territory t on t.epci_siren = c.epci_siren where c.insee = ${insee}) as outside`
  return row?.outside ?? true
}
