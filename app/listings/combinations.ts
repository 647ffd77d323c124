import { communeDistance } from '~/territory/distance'

/** Some of a thing that one lender has free, where nobody near has enough. */
export interface Offer {
  id: number
  /** The lender: an association lends once to a combination. */
  lender: string
  /** Only like is combined with like: the subcategory. */
  kind: string
  free: number
  /** INSEE code and central point of the commune where it is fetched. */
  place: { insee: string; latitude: number | null; longitude: number | null }
}

export interface Combination {
  parts: { id: number; quantity: number }[]
  /** Metres between the two farthest of its places, as the crow flies. */
  spread: number
}

export const MOST_LENDERS = 3
/** Metres: who drives from one to the other should not cross the whole metropolis. */
export const FARTHEST_APART = 20_000

/**
 * For each kind the best way to reach a quantity with several lenders: the fewest of them, then the nearest to each other, then
 * the most relevant. A kind that no three lenders near each other can provide is absent.
 * @param offers the most relevant first; those that suffice by themselves are left alone. @param quantity at least 2.
 */
export function combinations(offers: readonly Offer[], quantity: number): Combination[] {
  const kinds = new Map<string, Offer[]>()
  for (const offer of offers) {
    if (offer.free > 0 && offer.free < quantity) kinds.set(offer.kind, [...(kinds.get(offer.kind) ?? []), offer])
  }
  return [...kinds.values()].map((alike) => bestOf(alike, quantity)).filter((found) => found !== null)
}

function bestOf(offers: readonly Offer[], quantity: number): Combination | null {
  const apart = distances(offers)
  for (let lenders = 2; lenders <= MOST_LENDERS; lenders++) {
    const best = nearest(offers, quantity, lenders, apart)
    if (best) return { parts: shares(best.chosen.map((i) => offers[i]!), quantity), spread: best.spread }
  }
  return null
}

type Apart = (i: number, j: number) => number

interface Choice {
  chosen: number[]
  spread: number
}

/** Goes through all choices of so many lenders in the order of relevance, leaving aside what is already farther apart than the best. */
function nearest(offers: readonly Offer[], quantity: number, lenders: number, apart: Apart): Choice | null {
  let best: Choice | null = null
  const most = Math.max(0, ...offers.map(({ free }) => free))
  const extend = (chosen: number[], sum: number, spread: number) => {
    const missing = lenders - chosen.length
    if (missing === 0) {
      best = { chosen, spread }
      return
    }
    for (let i = (chosen.at(-1) ?? -1) + 1; i < offers.length; i++) {
      const offer = offers[i]!
      if (sum + offer.free + (missing - 1) * most < quantity || chosen.some((j) => offers[j]!.lender === offer.lender)) continue
      const wider = chosen.reduce((widest, j) => Math.max(widest, apart(j, i)), spread)
      if (wider > FARTHEST_APART || (best && wider >= best.spread)) continue
      extend([...chosen, i], sum + offer.free, wider)
    }
  }
  extend([], 0, 0)
  return best
}

/** Distances between places, each computed once; without known points only the same commune is near. */
function distances(offers: readonly Offer[]): Apart {
  const known = new Map<number, number>()
  return (i, j) => {
    const key = i * offers.length + j
    let metres = known.get(key)
    if (metres === undefined) {
      const [a, b] = [offers[i]!.place, offers[j]!.place]
      known.set(key, (metres = a.insee === b.insee ? 0 : (communeDistance(a, b) ?? Infinity)))
    }
    return metres
  }
}

/** As much as possible from those who have most, so that the last gives only what is missing. */
function shares(chosen: Offer[], quantity: number): Combination['parts'] {
  let missing = quantity
  return [...chosen].sort((a, b) => b.free - a.free).map(({ id, free }) => {
    const share = Math.min(free, missing)
    missing -= share
    return { id, quantity: share }
  })
}
