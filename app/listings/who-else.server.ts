import type { Nature } from 'prisma/generated/client'

import { countsDays, daysOf, type Period } from '~/loans/loan-period'
import { parisMoment } from '~/platform/paris-time'
import { stemsOf } from 'search/words'

import { type SearchContext, searchListings } from './search-listings.server'

/** So many of something that nobody has promised, for an event (half-open). */
export interface Lacking extends Period {
  id: string
  /** Of the annonce that it was asked of. */
  listingId: number
  title: string
  nature: Nature
  category: string
  quantity: number
}

const MOST = 3
const MOST_SEARCHES = 6

/**
 * Who else has what is lacking, then: of the same category those whose titles are most alike, that have it all, else some; and the
 * search that goes on from there.
 */
export async function whoElse(context: SearchContext, lacking: readonly Lacking[]) {
  return Promise.all(
    lacking.slice(0, MOST_SEARCHES).map(async (wish) => {
      const enough = await others(context, wish, wish.quantity)
      const answer = enough.found.length > 0 || wish.quantity === 1 ? enough : await others(context, wish, 1)
      return { id: wish.id, ...answer }
    }),
  )
}
export type WhoElse = Awaited<ReturnType<typeof whoElse>>

async function others(context: SearchContext, wish: Lacking, quantity: number) {
  const search = new URLSearchParams({ nature: wish.nature, categorie: wish.category, ...datesOf(wish), ...(quantity > 1 && { quantite: String(quantity) }) })
  const { items } = await searchListings(context, search)
  const wanted = new Set(stemsOf(wish.title))
  const alike = ({ title }: { title: string }) => stemsOf(title).filter((stem) => wanted.has(stem)).length
  const found = items.filter(({ id }) => id !== wish.listingId).sort((a, b) => alike(b) - alike(a)).slice(0, MOST)
  return {
    href: `/annonces?${search.toString()}`,
    found: found.map(({ id, title, association, communes, free, stock }) => ({
      id, title, association, where: communes.map(({ name }) => name).join(', '), free: free ?? stock,
      href: `/annonces/${id}?${new URLSearchParams({ ...datesOf(wish), quantite: String(Math.min(wish.quantity, free ?? stock)) }).toString()}`,
    })),
  }
}

/** The event as an address says it: days, or minutes where they count; a don is there or not. */
function datesOf({ nature, ...event }: Lacking): Record<string, string> {
  if (nature === 'don') return {}
  if (countsDays(nature)) {
    const { first, last } = daysOf(event)
    return { du: first, au: last }
  }
  const moment = (instant: Date) => `${parisMoment(instant).day}T${parisMoment(instant).time}`
  return { du: moment(event.startsAt), au: moment(event.endsAt) }
}
