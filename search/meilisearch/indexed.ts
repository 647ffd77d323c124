import type { StampedDocument } from '../search-engine'
import { searched, stemsOf } from '../words'
import { placeOf } from './by-distance'

/**
 * Stands before a text that must not win by beginning with the words asked for (`exactness` prefers such texts): only what an
 * annonce is, and its title, may. Nobody types it.
 */
const NOT_FIRST = 'ꝏꝏ'

/** A document as Meilisearch gets it: its words as they are compared, and what is computed for this engine alone. */
export function indexed({ point, ...document }: StampedDocument) {
  const { title, kind, categoryName, description } = document
  return {
    ...document, place: placeOf(point),
    subject: document.subject.map(searched), otherNames: document.otherNames.map(searched), kind: searched(kind), title: searched(title),
    association: `${NOT_FIRST} ${searched(document.association)}`, communeNames: document.communeNames.map(searched), categoryName: searched(categoryName),
    synonyms: [NOT_FIRST, ...document.synonyms.map(searched)], description: `${NOT_FIRST} ${searched(description)}`,
    stems: stemsOf(`${title} ${kind} ${description}`),
  }
}
