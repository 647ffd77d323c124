import type { MultiSearchQuery, SearchResponse } from 'meilisearch'

import { QUANTITY_STEPS, type SearchAnswer, type SearchEngine, type SearchFacets, type SearchQuery } from '../search-engine'
import { hitsByDistance } from './by-distance'
import { connect, type MeilisearchAddress } from './client'
import { matchingIds } from './matches'
import { type FacetGroup, filterOf, partlyFreeFilter } from './filter'

type Found = SearchResponse<{ id: number; stock?: number }>

const ATTRIBUTES: Record<FacetGroup, string[]> = {
  nature: ['nature'], category: ['category', 'subcategory'], commune: ['communes'], quantity: ['stockSteps'], capacity: ['capacitySteps'],
}

/**
 * One call a question: the page, and beside it one count for each facet that is filtered, and one for what is partly free; by
 * distance two, the first of which counts what is where.
 * @param timeout milliseconds until it counts as silent.
 */
export function meilisearchEngine(address: MeilisearchAddress, uid: string, timeout: number): SearchEngine {
  const client = connect(address, timeout)
  return {
    name: 'meilisearch',
    matches: (text) => matchingIds(client, uid, text),
    async search(query) {
      const groups = filteredGroups(query)
      const partly = query.partlyFree.length > 0 ? [partlyFreeQuery(uid, query)] : []
      const { results } = await client.multiSearch({ queries: [pageQuery(uid, query), ...groups.map((group) => countQuery(uid, query, group)), ...partly] })
      const [page, ...counts] = results as unknown as Found[]
      if (!page) throw new Error('Meilisearch answered without a result')
      if (query.sort === 'distance' && query.around) {
        page.hits = await hitsByDistance(client, pageQuery(uid, query), page.facetDistribution?.place ?? {}, query.around, (query.page - 1) * query.pageSize, query.pageSize)
      }
      return answer(query, page, new Map(groups.map((group, i) => [group, counts[i]])), counts[groups.length]?.hits ?? [])
    },
  }
}

function filteredGroups({ natures, categories, communes, quantity, capacity }: SearchQuery): FacetGroup[] {
  const filtered: Record<FacetGroup, boolean> = {
    nature: natures.length > 0, category: categories.length > 0, commune: communes.length > 0, quantity: quantity > 1, capacity: capacity > 0,
  }
  return (Object.keys(filtered) as FacetGroup[]).filter((group) => filtered[group])
}

const pageQuery = (indexUid: string, query: SearchQuery): MultiSearchQuery => ({
  indexUid, q: query.text, filter: filterOf(query), matchingStrategy: 'all', attributesToRetrieve: ['id'],
  facets: [...Object.values(ATTRIBUTES).flat(), 'free', 'accessible', ...(query.sort === 'distance' ? ['place'] : [])],
  page: query.page, hitsPerPage: query.pageSize, ...(query.sort === 'recent' && { sort: ['publishedAt:desc', 'id:desc'] }),
})

const countQuery = (indexUid: string, query: SearchQuery, group: FacetGroup): MultiSearchQuery => ({
  indexUid, q: query.text, filter: filterOf(query, group), matchingStrategy: 'all', attributesToRetrieve: ['id'], facets: ATTRIBUTES[group], limit: 0,
})

const partlyFreeQuery = (indexUid: string, query: SearchQuery): MultiSearchQuery => ({
  indexUid, q: query.text, filter: partlyFreeFilter(query), matchingStrategy: 'all', attributesToRetrieve: ['id', 'stock'], limit: query.partlyFree.length,
})

function answer(query: SearchQuery, page: Found, counts: Map<FacetGroup, Found | undefined>, partly: Found['hits']): SearchAnswer {
  const total = page.totalHits ?? 0
  const facet = (group: FacetGroup) => {
    const distribution = (counts.get(group) ?? page).facetDistribution ?? {}
    return Object.assign({}, ...ATTRIBUTES[group].map((attribute) => distribution[attribute] ?? {})) as Record<string, number>
  }
  const truths = (attribute: 'free' | 'accessible') => (query[attribute] ? total : (page.facetDistribution?.[attribute]?.true ?? 0))
  return {
    ids: page.hits.map((hit) => hit.id),
    total,
    facets: {
      nature: facet('nature'), category: facet('category'), commune: facet('commune'), capacity: facet('capacity'),
      free: truths('free'), accessible: truths('accessible'), quantity: quantityFacet(query, facet('quantity'), partly),
    },
  }
}

/** The index counts by stock; what is partly free is taken out of those counts and counted by what is free of it. */
function quantityFacet(query: SearchQuery, byStock: Record<string, number>, partly: Found['hits']): SearchFacets['quantity'] {
  const free = new Map(query.partlyFree.map((listing) => [listing.id, listing.free]))
  const counted = QUANTITY_STEPS.map((step): [string, number] => {
    const correction = partly.reduce((sum, { id, stock }) => {
      const left = free.get(id)!
      return sum + Number(left >= step) - Number(left >= query.quantity && stock! >= step)
    }, 0)
    return [String(step), (byStock[step] ?? 0) + correction]
  })
  return Object.fromEntries(counted.filter(([, count]) => count > 0))
}
