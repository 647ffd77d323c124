import { comparable } from 'search/plain'
import type { SearchDocument } from 'search/search-engine'
import { subjectOf } from 'search/subject'
import { synonymsIn } from 'search/synonyms'

import { CATEGORIES } from './taxonomy'

interface Kind {
  kind: string
  categoryName: string
  names: ReadonlySet<string>
}

const KINDS = new Map<string, Kind>(
  CATEGORIES.flatMap((category) =>
    category.subcategories.map(({ slug, label, words }): [string, Kind] => [
      `${category.slug}.${slug}`, { kind: label.fr, categoryName: category.label.fr, names: new Set([label.fr, ...words].map(comparable)) },
    ]),
  ),
)

const NO_KIND: Kind = { kind: '', categoryName: '', names: new Set() }

/** What the search is told of an annonce beside what its lender wrote: the French names of its category, and what its title says it is. */
export function searchWords(title: string, subcategory: string): Pick<SearchDocument, 'kind' | 'categoryName' | 'subject' | 'otherNames' | 'synonyms'> {
  const { kind, categoryName, names } = KINDS.get(subcategory) ?? NO_KIND
  return { kind, categoryName, ...subjectOf(title, names), synonyms: synonymsIn(`${title} ${kind}`) }
}
