import { CAPACITY_STEPS, QUANTITY_STEPS, type StampedDocument } from '../search-engine'
import { synonymsIn } from '../synonyms'
import { placeOf } from './by-distance'

/** A document as Meilisearch gets it: with what is computed for this engine alone. */
export const indexed = ({ point, ...document }: StampedDocument) => ({
  ...document, place: placeOf(point), synonyms: synonymsIn(`${document.title} ${document.categoryWords}`),
  stockSteps: QUANTITY_STEPS.filter((step) => document.stock >= step), capacitySteps: CAPACITY_STEPS.filter((step) => (document.capacity ?? 0) >= step),
})
