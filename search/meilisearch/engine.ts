import type { Matching, SearchEngine, SearchQuery } from '../search-engine'
import { searched, stemsOf } from '../words'
import type { Answer, Ask, Question } from './ask'
import { hitsByDistance } from './by-distance'
import { FIELDS, STEMS } from './fields'
import { filterOf } from './filter'

/** Words that are looked at, as many as Meilisearch reads. */
const MOST_WORDS = 10
/** Three pages: each costs 50 µs to fetch. */
const FIRST = 60

/** The engine that asks an index this way. */
export function meilisearchEngine(ask: Ask): SearchEngine {
  const askOne = async (question: Question): Promise<Answer> => (await ask(question))[0]!

  async function page(query: SearchQuery, words: Question): Promise<number[]> {
    const offset = (query.page - 1) * query.pageSize
    const question = { ...words, filter: filterOf(query) }
    if (query.sort !== 'distance' || !query.around) {
      return idsOf(await askOne({ ...question, offset, limit: query.pageSize, ...(query.sort === 'recent' && { sort: ['publishedAt:desc', 'id:desc'] }) }))
    }
    const { facetDistribution } = await askOne({ ...question, limit: 0, facets: ['place'] })
    return (await hitsByDistance(ask, question, facetDistribution?.place ?? {}, query.around, offset, query.pageSize)).map(({ id }) => id)
  }

  // As the facet of the ids: counting them takes milliseconds where fetching as many documents would take seconds.
  async function matching(words: Question): Promise<Matching> {
    const found = await askOne({ ...words, limit: FIRST, facets: ['id'] })
    return { ids: Object.keys(found.facetDistribution?.id ?? {}).map(Number), first: idsOf(found) }
  }
  const matchesNothing = async (words: Question) => (await askOne({ ...words, limit: 0 })).estimatedTotalHits === 0

  return {
    name: 'meilisearch',
    async search(query) {
      const { words, stems } = questionsOf(query.text)
      const ids = await page(query, words)
      return ids.length === 0 && stems && (await matchesNothing(words)) ? page(query, stems) : ids
    },
    async matches(text) {
      const { words, stems } = questionsOf(text)
      const found = await matching(words)
      return found.ids.length === 0 && stems ? matching(stems) : found
    },
  }
}

/** Where the words find nothing at all, their stems stand for them; alone, since stems beside words would outrank some of them. */
function questionsOf(text: string): { words: Question; stems: Question | null } {
  const stems = stemsOf(text).slice(0, MOST_WORDS).join(' ')
  return { words: question(searched(text).split(' ').slice(0, MOST_WORDS).join(' '), FIELDS), stems: stems === '' ? null : question(stems, STEMS) }
}

// An index without documents knows no fields to look in.
const question = (q: string, fields: string[]): Question => ({ q, ...(q !== '' && { attributesToSearchOn: fields }), matchingStrategy: 'all', attributesToRetrieve: ['id'] })
const idsOf = ({ hits }: Answer): number[] => hits.map(({ id }) => id)
