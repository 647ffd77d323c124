import type { Database } from '~/platform/database.server'

export interface PlacedCommune {
  insee: string
  name: string
  latitude: number | null
  longitude: number | null
  inTerritory: boolean
  /** Within the radius asked for. */
  near: boolean
}

/** A degree of latitude, in kilometres. */
const DEGREE_KM = 111.195

/**
 * What a search needs of the territory, in one statement: its communes, those named in the question wherever they are, and
 * those within `radius` kilometres of `around` (by their central points).
 */
export async function searchCommunes(db: Database, named: string[], around: { commune: string; radius: number | null } | null): Promise<PlacedCommune[]> {
  const radius = around?.radius ?? null
  return db.$queryRaw<PlacedCommune[]>`
    with centre as (
      select latitude as lat, longitude as lng, ${radius}::float8 as km from commune where insee = ${around?.commune ?? ''} and latitude is not null
    ), near as (
      select c.insee from commune c, centre
      where km is not null and c.latitude between lat - km / ${DEGREE_KM} and lat + km / ${DEGREE_KM}
        and 12742 * asin(sqrt(least(1, sin(radians(c.latitude - lat) / 2) ^ 2 + cos(radians(lat)) * cos(radians(c.latitude)) * sin(radians(c.longitude - lng) / 2) ^ 2))) <= km
      union select ${around?.commune ?? ''} where ${radius}::float8 is not null
    ), wanted as (
      select insee from commune where epci_siren in (select epci_siren from territory)
      union select unnest(${[...named, ...(around ? [around.commune] : [])]}::text[])
      union select insee from near
    )
    select insee, name, latitude, longitude, epci_siren in (select epci_siren from territory) is true as "inTerritory", insee in (select insee from near) as near
    from commune join wanted using (insee) order by name collate "fr-x-icu"`
}

/** Names of communes by INSEE code. */
export async function communeNames(db: Database, codes: string[]): Promise<Map<string, string>> {
  if (codes.length === 0) return new Map()
  const rows = await db.commune.findMany({ where: { insee: { in: codes } }, select: { insee: true, name: true } })
  return new Map(rows.map(({ insee, name }) => [insee, name]))
}
