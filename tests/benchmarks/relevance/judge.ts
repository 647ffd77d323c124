import type { EngineName, SearchDocument } from 'search/search-engine'
import type { Search } from 'search/open-search.server'
import { spoken } from 'search/words'

import { openCalendar } from '~/listings/calendar/open-calendar.server'
import { searchListings } from '~/listings/search-listings.server'
import { wishFeedback } from '~/loans/wish-feedback.server'
import type { OpenDatabase } from '~/platform/database.server'
import { openPlaces } from '~/territory/places.server'

import { CORPUS_NOW } from './corpus'
import { CLASSES, gradeOf, type JudgedQuery } from './judged'
import { score, type Scored } from './measures'
import { JUDGED } from './queries'

export type QuerySet = 'tuning' | 'reporting'

/** A question with the grade of every annonce that has one. */
export interface Resolved extends JudgedQuery {
  queryClass: (typeof CLASSES)[number]
  grades: Map<number, number>
}

/**
 * Looks the judgements up in the corpus. @throws where they cannot be right: nothing is to be found, and a document has all the words.
 * @param whole the corpus is the one that the judgements were written for: a question without
 * an answer is an error there, for its rules are wrong; in a part of it such questions are left out.
 */
export async function resolve(database: OpenDatabase, set: QuerySet, whole = true): Promise<Resolved[]> {
  const { rows } = await database.pool.query<{ document: SearchDocument }>('select document from search_document where stock > 0 order by listing_id')
  const resolved: Resolved[] = []
  for (const queryClass of CLASSES) {
    for (const query of JUDGED[queryClass][set]) {
      const grades = new Map(rows.map(({ document }): [number, number] => [document.id, gradeOf(query.rules, document)]).filter(([, grade]) => grade > 0))
      if (query.params) for (const id of grades.keys()) if (!(await canBeHad(database, id, query.params))) grades.delete(id)
      if (queryClass === 'must return nothing' && rows.some(({ document }) => hasAllWords(document, query.text))) throw new Error(`« ${query.text} » stands in the corpus: something is to be found`)
      if (grades.size > 0 || queryClass === 'must return nothing') resolved.push({ ...query, queryClass, grades })
      else if (whole) throw new Error(`« ${query.text} » (${queryClass}) has no answer in the corpus`)
    }
  }
  return resolved
}

function hasAllWords({ title, description, association, communeNames }: SearchDocument, text: string): boolean {
  const words = new Set(spoken([title, description, association, ...communeNames].join(' ')))
  return spoken(text).every((word) => words.has(word))
}

/** What the annonce's own page says of these dates and this quantity: the search is judged by another rule than its own. */
async function canBeHad({ db }: OpenDatabase, id: number, { du = '', au = '', quantite = '1' }: Record<string, string>): Promise<boolean> {
  const [[start = '', startTime = ''], [end = '', endTime = '']] = [du.split('T'), au.split('T')]
  return (await wishFeedback({ db, now: CORPUS_NOW, locale: 'fr' }, id, { start, startTime, end, endTime, quantity: Number(quantite) })).ok
}

/** Asks every question as `/annonces` would be asked, and scores the answers. @throws where another engine answered. */
export async function judge(database: OpenDatabase, search: Search, engine: EngineName, questions: readonly Resolved[]): Promise<Scored[]> {
  const services = { search, calendar: openCalendar(database.pool), places: openPlaces(database.pool) }
  const scored: Scored[] = []
  for (const { queryClass, text, params, grades } of questions) {
    const found = await searchListings({ now: CORPUS_NOW, services }, new URLSearchParams({ q: text, ...params }))
    if (found.engine !== engine) throw new Error(`${found.engine} answered in place of ${engine}`)
    if (found.problems.length > 0) throw new Error(`« ${text} » was not understood: ${found.problems.map(({ code }) => code).join(', ')}`)
    scored.push(score(queryClass, text, found.items.map(({ id }) => grades.get(id) ?? 0), [...grades.values()]))
  }
  return scored
}
