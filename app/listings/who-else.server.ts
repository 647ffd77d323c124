import type { Nature } from 'prisma/generated/client'

import { countsDays, type Period } from '~/loans/loan-period'
import { stemsOf } from 'search/words'

import { datesLeft } from './dates-left'
import { type SearchContext, searchListings } from './search-listings.server'
import { EVERYTHING, searchHref, wishQuery } from './search-query'

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
  const dates = (wish.nature === 'don' ? null : datesLeft(wish, !countsDays(wish.nature), context.now)) ?? { from: '', to: '' }
  const href = searchHref(EVERYTHING, { natures: [wish.nature], categories: [wish.category], ...dates, quantity })
  const { items } = await searchListings(context, new URLSearchParams(href.split('?')[1]))
  const wanted = new Set(stemsOf(wish.title))
  const alike = ({ title }: { title: string }) => stemsOf(title).filter((stem) => wanted.has(stem)).length
  const found = items.filter(({ id }) => id !== wish.listingId).sort((a, b) => alike(b) - alike(a)).slice(0, MOST)
  return {
    href,
    found: found.map(({ id, title, association, communes, free, stock }) => ({
      id, title, association, where: communes.map(({ name }) => name).join(', '), free: free ?? stock,
      href: `/annonces/${id}${wishQuery(dates, Math.min(wish.quantity, free ?? stock))}`,
    })),
  }
}
