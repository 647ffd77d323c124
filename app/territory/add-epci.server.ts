import { type Database, transaction } from '~/platform/database.server'
import { DomainError } from '~/platform/errors'

import { readEpcis } from './france.server'
import { type PointsOfEpci, savePoints } from './points.server'

export interface AddedEpci {
  name: string
  communes: number
  /** How many of its communes have a central point, so that distance can be offered. */
  withPoint: number
}

/**
 * Adds an EPCI to the territory that this site serves, its communes being those of the shipped list. Doing it again changes nothing.
 * @param siren nine digits @param points asked for communes that have no point yet; without them distance is not offered
 * @throws {DomainError} `unknown_epci`
 */
export async function addEpci(db: Database, siren: string, points?: PointsOfEpci): Promise<AddedEpci> {
  const epci = (await readEpcis()).find((candidate) => candidate.siren === siren)
  if (!epci) throw new DomainError('unknown_epci', { details: { siren } })
  await transaction(db, async (tx) => {
    await tx.territory.upsert({ where: { epciSiren: siren }, create: { epciSiren: siren, name: epci.name }, update: { name: epci.name } })
    await tx.commune.updateMany({ where: { insee: { in: epci.communes } }, data: { epciSiren: siren } })
  })
  const communes = await db.commune.count({ where: { epciSiren: siren } })
  if (points && (await db.commune.count({ where: { epciSiren: siren, latitude: null } })) > 0) {
    const found = await points(siren)
    if (found) await savePoints(db, found.filter(({ insee }) => epci.communes.includes(insee)))
  }
  return { name: epci.name, communes, withPoint: await db.commune.count({ where: { epciSiren: siren, latitude: { not: null } } }) }
}
