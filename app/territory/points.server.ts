import * as z from 'zod'

import type { Database } from '~/platform/database.server'

import type { Point } from './distance'

export interface CommunePoint extends Point {
  insee: string
}

/** Where the central points of an EPCI's communes come from: null when they cannot be had now. */
export type PointsOfEpci = (epciSiren: string) => Promise<CommunePoint[] | null>

const TIMEOUT_MS = 3000

const answer = z.array(z.object({ code: z.string(), centre: z.object({ coordinates: z.tuple([z.number(), z.number()]) }).optional() }))

/** Asks geo.api.gouv.fr, where the network allows: three seconds at most, no redirect followed, any failure is null. */
export const pointsFromGeoApi: PointsOfEpci = async (epciSiren) => {
  try {
    const response = await fetch(`https://geo.api.gouv.fr/epcis/${encodeURIComponent(epciSiren)}/communes?fields=code,centre`, {
      redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS), headers: { accept: 'application/json' },
    })
    if (!response.ok) return null
    const communes = answer.parse(await response.json())
    return communes.flatMap(({ code, centre }) => (centre ? [{ insee: code, longitude: centre.coordinates[0], latitude: centre.coordinates[1] }] : []))
  } catch {
    return null
  }
}

/** Gives communes their central points. @returns how many communes got one. */
export async function savePoints(db: Database, points: CommunePoint[]): Promise<number> {
  return db.$executeRaw`
    update commune set latitude = p.latitude, longitude = p.longitude
    from unnest(${points.map((p) => p.insee)}::text[], ${points.map((p) => p.latitude)}::float8[], ${points.map((p) => p.longitude)}::float8[]) as p (insee, latitude, longitude)
    where commune.insee = p.insee`
}
