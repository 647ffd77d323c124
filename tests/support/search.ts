import type { SearchDocument, SearchQuery } from 'search/search-engine'

import { searchWords } from '~/listings/search-words'

let sequence = 0

/** A document that can be found by anyone; what is left out is plain and unique. */
export function aDocument(overrides: Partial<SearchDocument> = {}): SearchDocument {
  const id = overrides.id ?? ++sequence
  const title = overrides.title ?? `Objet ${id}`
  const subcategory = overrides.subcategory ?? 'mobilier.chaises'
  return {
    id, title, description: '', ...searchWords(title, subcategory), association: 'Les Amis', associationId: '00000000-0000-7000-8000-000000000001',
    nature: 'pret', category: subcategory.split('.')[0]!, subcategory, communes: ['38185'], communeNames: ['Grenoble'], point: { lat: 45.18, lng: 5.72 },
    stock: 1, capacity: null, free: true, accessible: false, audience: ['public'], publishedAt: 1_750_000_000 + id, turn: 0, ...overrides,
  }
}

/** A question that everything answers, but for what is given. */
export const aQuery = (overrides: Partial<SearchQuery> = {}): SearchQuery => ({
  text: '', natures: [], categories: [], communes: [], around: null, free: false, accessible: false, quantity: 1, capacity: 0, audience: ['public'], excludeIds: [],
  sort: 'pertinence', page: 1, pageSize: 20, ...overrides,
})

/** A log that keeps its lines. */
export function keptLog() {
  const lines: { level: string; fields: object; message: string }[] = []
  const at = (level: string) => (fields: object, message: string) => void lines.push({ level, fields, message })
  return { lines, error: at('error'), warn: at('warn'), info: at('info') }
}
