import type { Env } from '~/platform/env.server'
import type { Place } from '~/territory/places.server'

import { attributionParts, mapTiles } from './map-tiles'
import { toggled } from './search-facets.server'
import type { FoundListings } from './search-listings.server'
import { type MapCommune, mapFrame, type MapFrame, mapSpots } from './search-map'
import { searchHref } from './search-query'

/** Lengths of the scale, in kilometres: the longest that takes at most a third of the map. */
const SCALES = [50, 20, 10, 5, 2, 1] as const

/** The territory stays as it is from one search to the next: its frame is worked out once for each reading of the places. */
const frames = new WeakMap<readonly Place[], MapFrame | null>()

function frameOf(places: readonly Place[]): MapFrame | null {
  let frame = frames.get(places)
  if (frame === undefined) frames.set(places, (frame = mapFrame(places.filter((place): place is Place & MapCommune => place.latitude !== null && place.longitude !== null))))
  return frame
}

/**
 * The communes of the answer as a map: each a link that chooses it, or lets it go; its count follows the other filters.
 * Null where no commune of the territory has a known point.
 * @param service whose tiles lie behind it, where there is one
 */
export function searchMap({ params, facets }: FoundListings, places: readonly Place[], service: Env['mapTiles']) {
  const frame = frameOf(places)
  if (!frame) return null
  const { width, height, unit, land } = frame
  const communes = places.map(({ insee, name }) => ({ insee, name, count: facets.commune[insee] ?? 0, chosen: params.communes.includes(insee) }))
  const { spots, quiet } = mapSpots(frame, communes)
  const around = places.find(({ insee }) => insee === params.around?.commune)
  const scale = SCALES.find((km) => km * unit <= width / 3) ?? 1
  return {
    width, height, land, quiet,
    tiles: service && { ...mapTiles(frame, service.url), attribution: attributionParts(service.attribution) },
    scale: { km: scale, length: Math.round(scale * unit) },
    centre: around && around.latitude !== null && around.longitude !== null
      ? { ...frame.point({ latitude: around.latitude, longitude: around.longitude }), r: Math.round((params.around?.radius ?? 0) * unit) }
      : null,
    communes: communes.filter(({ count, chosen }) => count > 0 || chosen).map(({ insee, name, count, chosen }) => ({
      label: name, href: searchHref(params, { communes: toggled(params.communes, insee) }), count, selected: chosen, spot: spots.get(insee) ?? null,
    })),
  }
}
export type SearchMapData = NonNullable<ReturnType<typeof searchMap>>
