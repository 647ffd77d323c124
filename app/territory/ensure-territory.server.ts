import { type Database, transaction } from '~/platform/database.server'
import type { Env } from '~/platform/env.server'

import { addEpci } from './add-epci.server'
import grenoble from './data/communes-grenoble-alpes-metropole.json'
import { readCommunes } from './france.server'
import { savePoints } from './points.server'

/** One lock for all processes that start at once on an empty database. */
const LOADING = 38_185

/**
 * Makes sure that the communes of France and the territory of `TERRITORY_EPCI` are there: loaded once (about a second),
 * afterwards one cheap statement. The 49 communes of Grenoble-Alpes Métropole come with their points.
 * @returns how many communes were loaded, 0 when nothing had to be done. @throws {DomainError} `unknown_epci`.
 */
export async function ensureTerritory(db: Database, env: Pick<Env, 'territoryEpci'>): Promise<number> {
  if (await isThere(db, env.territoryEpci)) return 0
  return transaction(db, async (tx) => {
    await tx.$queryRaw`select pg_advisory_xact_lock(${LOADING})::text`
    const loaded = (await tx.commune.count()) > 0 ? 0 : await loadCommunes(tx)
    await addEpci(tx, env.territoryEpci)
    return loaded
  })
}

async function isThere(db: Database, epciSiren: string): Promise<boolean> {
  const [row] = await db.$queryRaw<{ there: boolean }[]>`
    select exists (select 1 from territory where epci_siren = ${epciSiren}) and exists (select 1 from commune where epci_siren = ${epciSiren}) as there`
  return row?.there ?? false
}

/** All communes in one statement: `postal_codes` travels as text, because arrays of arrays must be rectangular. */
async function loadCommunes(db: Database): Promise<number> {
  const communes = await readCommunes()
  await db.$executeRaw`
    insert into commune (insee, name, postal_codes, population, epci_siren)
    select insee, name, string_to_array(postal_codes, ','), population, epci_siren
    from unnest(${communes.map((c) => c.insee)}::text[], ${communes.map((c) => c.name)}::text[], ${communes.map((c) => c.postalCodes.join(','))}::text[],
                ${communes.map((c) => c.population)}::int[], ${communes.map((c) => c.epciSiren)}::text[]) as c (insee, name, postal_codes, population, epci_siren)`
  await savePoints(db, grenoble.map((commune) => ({ insee: commune.insee, latitude: commune.lat, longitude: commune.lng })))
  return communes.length
}
