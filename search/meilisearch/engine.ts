import type { MultiSearchQuery, SearchResponse } from 'meilisearch'

import type { SearchAnswer, SearchEngine, SearchQuery } from '../search-engine'
import { connect, type MeilisearchAddress } from './client'
import { type FacetGroup, filterOf } from './filter'
import { indexUid } from './search-index'

const ATTRIBUTES: Record<FacetGroup, string[]> = { nature: ['nature'], category: ['category', 'subcategory'], commune: ['communes'] }

/** One call a question: the page, and beside it one count for each facet that is filtered. @param timeout milliseconds until it counts as silent. */
export function meilisearchEngine(address: MeilisearchAddress, prefix: string, timeout: number): SearchEngine {
  const client = connect(address, timeout)
  const uid = indexUid(prefix)
  return {
    name: 'meilisearch',
    async search(query) {
      const groups = filteredGroups(query)
      const { results } = await client.multiSearch({ queries: [pageQuery(uid, query), ...groups.map((group) => countQuery(uid, query, group))] })
      const [page, ...counts] = results as unknown as SearchResponse<{ id: number }>[]
      if (!page) throw new Error('Meilisearch answered without a result')
      return answer(page, new Map(groups.map((group, i) => [group, counts[i]])))
    },
  }
}

const filteredGroups = (query: SearchQuery): FacetGroup[] =>
  (['nature', 'category', 'commune'] as const).filter((group) => ({ nature: query.natures, category: query.categories, commune: query.communes })[group].length > 0)

function pageQuery(indexUid: string, query: SearchQuery): MultiSearchQuery {
  const sort = sortOf(query)
  return {
    indexUid, q: query.text, filter: filterOf(query), matchingStrategy: 'all', attributesToRetrieve: ['id'],
    facets: Object.values(ATTRIBUTES).flat(), page: query.page, hitsPerPage: query.pageSize, ...(sort && { sort }),
  }
}

const countQuery = (indexUid: string, query: SearchQuery, group: FacetGroup): MultiSearchQuery => ({
  indexUid, q: query.text, filter: filterOf(query, group), matchingStrategy: 'all', attributesToRetrieve: ['id'], facets: ATTRIBUTES[group], limit: 0,
})

function sortOf({ sort, around }: SearchQuery): string[] | null {
  if (sort === 'distance' && around) return [`_geoPoint(${around.lat}, ${around.lng}):asc`]
  return sort === 'recent' ? ['publishedAt:desc', 'id:desc'] : null
}

function answer(page: SearchResponse<{ id: number }>, counts: Map<FacetGroup, SearchResponse | undefined>): SearchAnswer {
  const facet = (group: FacetGroup) => {
    const distribution = (counts.get(group) ?? page).facetDistribution ?? {}
    return Object.assign({}, ...ATTRIBUTES[group].map((attribute) => distribution[attribute] ?? {})) as Record<string, number>
  }
  return {
    ids: page.hits.map((hit) => hit.id),
    total: page.totalHits ?? 0,
    facets: { nature: facet('nature'), category: facet('category'), commune: facet('commune') },
  }
}
