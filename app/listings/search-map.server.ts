import type { Translator } from '~/messages/catalogue.server'
import type { Place } from '~/territory/places.server'

import { type FacetChoice, toggled } from './search-facets.server'
import type { FoundListings } from './search-listings.server'
import { layOutMap, type MapCommune } from './search-map'
import { searchHref } from './search-query'

/** Lengths of the scale, in kilometres: the longest that takes at most a third of the map. */
const SCALES = [50, 20, 10, 5, 2, 1] as const
/** From this radius on there is room for the number of annonces within a spot. */
const ROOM_FOR_COUNT = 11

/**
 * The communes of the answer as a map: each a link that chooses it, or lets it go; its count follows the other filters.
 * Null where no commune of the territory has a known point.
 */
export function searchMap({ params, facets }: FoundListings, places: Place[], t: Translator<'search'>) {
  const communes = places.map((place) => ({ ...place, count: facets.commune[place.insee] ?? 0, chosen: params.communes.includes(place.insee) }))
  const placed = communes.filter((commune): commune is typeof commune & MapCommune => commune.latitude !== null && commune.longitude !== null)
  const around = placed.find(({ insee }) => insee === params.around?.commune)
  const layout = layOutMap(placed.filter(({ inTerritory }) => inTerritory), placed.filter(({ inTerritory }) => !inTerritory), around ? { ...around, km: params.around!.radius } : null)
  if (!layout) return null
  const known = new Map(communes.map((commune) => [commune.insee, commune]))
  const hrefOf = (insee: string) => searchHref(params, { communes: toggled(params.communes, insee) })
  const { spots, unit, ...frame } = layout
  const scale = SCALES.find((km) => km * unit <= frame.width / 3) ?? 1
  return {
    ...frame,
    scale: { length: Math.round(scale * unit), label: t('map.scale', { km: scale }) },
    spots: spots.map(({ insee, ...spot }) => {
      const { name, count, chosen } = known.get(insee)!
      return { ...spot, href: hrefOf(insee), label: t('map.commune', { name, count }), chosen, count: spot.r >= ROOM_FOR_COUNT ? count : null }
    }),
    list: communes.filter(({ count, chosen }) => count > 0 || chosen).map(({ insee, name, count, chosen }): FacetChoice => ({ label: name, href: hrefOf(insee), count, selected: chosen })),
  }
}
export type SearchMapData = NonNullable<ReturnType<typeof searchMap>>
