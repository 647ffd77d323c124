import type { Database } from '~/platform/database.server'
import { addEpci } from '~/territory/add-epci.server'
import { savePoints } from '~/territory/points.server'

import { seededRandom } from '../../../prisma/demo/random'

export interface Place {
  insee: string
  name: string
  population: number
}

/** Above so many annonces the site serves a region: six metropolises around Grenoble. */
const METROPOLIS = 50_000
const NEIGHBOURS = [
  { siren: '200046977', lat: 45.76, lng: 4.84 }, { siren: '244200770', lat: 45.44, lng: 4.39 }, { siren: '200069110', lat: 45.57, lng: 5.92 },
  { siren: '200066793', lat: 45.9, lng: 6.13 }, { siren: '200068781', lat: 44.98, lng: 4.98 },
]
/** About 15 km. */
const SPREAD = 0.14

/** The communes that the site serves: the 49 of Grenoble, or nearly 300. Where no central point is known, one near the EPCI's is made up. */
export async function prepareCommunes(db: Database, annonces: number): Promise<Place[]> {
  const random = seededRandom(annonces)
  for (const { siren, lat, lng } of annonces > METROPOLIS ? NEIGHBOURS : []) {
    await addEpci(db, siren)
    const communes = await db.commune.findMany({ where: { epciSiren: siren, latitude: null }, orderBy: { insee: 'asc' }, select: { insee: true } })
    const near = (middle: number) => middle + (random.next() - 0.5) * 2 * SPREAD
    await savePoints(db, communes.map(({ insee }) => ({ insee, latitude: near(lat), longitude: near(lng) })))
  }
  const territory = await db.territory.findMany()
  return db.commune.findMany({
    where: { epciSiren: { in: territory.map(({ epciSiren }) => epciSiren) } }, orderBy: { insee: 'asc' }, select: { insee: true, name: true, population: true },
  })
}
