import * as z from 'zod'

import { SORTS } from '~/listings/search-query'
import { NATURES } from '~/listings/taxonomy'

const text = (description: string) => z.string().optional().describe(description)
const list = (description: string) => z.array(z.string()).optional().describe(description)

/**
 * The parameters of a search, those of the page `/annonces`. Their names are checked here; their values by the reader of
 * the page itself, so that page and API never differ.
 */
export const listingQuery = z.strictObject({
  q: text('Words, with typos and accents'),
  du: text('First day of the event (2027-06-12), or a date-time with minutes'),
  au: text('Its last day, included, or a date-time'),
  quantite: text('How many are needed'),
  capacite: text('For how many people at least: seats of a room or a vehicle, participants'),
  categorie: list('Slug of a category or subcategory'),
  nature: list(`One of ${NATURES.join(', ')}`),
  commune: list('INSEE code'),
  autour: text('INSEE code of the commune from which distance is counted'),
  rayon: text('Kilometres around it'),
  gratuit: text('1: free of charge only'),
  pmr: text('1: step-free access only'),
  tri: text(`One of ${SORTS.join(', ')}`),
  vue: text('How the page shows it; the same answer here'),
  page: text('From 1'),
})
