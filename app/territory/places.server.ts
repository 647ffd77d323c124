import { LRUCache } from 'lru-cache'
import type pg from 'pg'

/** A commune as the search needs it. */
export interface Place {
  insee: string
  name: string
  latitude: number | null
  longitude: number | null
  inTerritory: boolean
}

export interface Places {
  /** The communes of the territory and those where an annonce is, in French alphabetical order; at most a minute old. */
  all(): Promise<Place[]>
  /** These communes of France, wherever they are; unknown codes are absent. */
  named(codes: readonly string[]): Promise<Place[]>
}

const FRESH_MS = 60_000
const REMEMBERED = 5000

const PLACE = `insee, name, latitude, longitude, epci_siren in (select epci_siren from territory) is true as "inTerritory"`

/** Communes change once a year, and are asked for in every search: kept in memory. */
export function openPlaces(pool: pg.Pool): Places {
  const read = async (where: string, values: unknown[] = []) => (await pool.query<Place>(`select ${PLACE} from commune where ${where} order by name collate "fr-x-icu"`, values)).rows
  const all = new LRUCache<'all', Place[]>({
    max: 1, ttl: FRESH_MS,
    fetchMethod: () => read('epci_siren in (select epci_siren from territory) or insee in (select commune_insee from listing_site)'),
  })
  const named = new LRUCache<string, Place>({ max: REMEMBERED, ttl: FRESH_MS })
  return {
    all: async () => (await all.fetch('all')) ?? [],
    async named(codes) {
      const missing = codes.filter((code) => !named.has(code))
      if (missing.length > 0) for (const place of await read('insee = any($1)', [missing])) named.set(place.insee, place)
      return codes.map((code) => named.get(code)).filter((place) => place !== undefined)
    },
  }
}
