import { createHash } from 'node:crypto'

import type { Settings } from 'meilisearch'

import { FIELDS, STEMS } from './fields'
import { indexed } from './indexed'

/**
 * Everything the Meilisearch index is told, down to the ranking rules. A change here makes another index of it (see
 * `SETTINGS_VERSION`), filled beside the living one at the next start.
 */
export const SETTINGS: Settings = {
  rankingRules: [
    // First: by distance or by date means by nothing else. Without an asked order it decides nothing.
    'sort',
    'words', 'typo',
    // Before the fields: "frigo" is a whole word of a fridge, and only the beginning of "frigorifique".
    'exactness',
    'proximity', 'attribute',
    // Among equals, whose turn it is; of those the newest.
    'turn:asc', 'publishedAt:desc', 'id:desc',
  ],
  searchableAttributes: [...FIELDS, ...STEMS],
  filterableAttributes: ['id', 'nature', 'category', 'subcategory', 'communes', 'free', 'accessible', 'stock', 'capacity', 'audience', 'place'],
  sortableAttributes: ['publishedAt', 'id'],
  displayedAttributes: ['id', 'stamp'],
  distinctAttribute: null,
  // Words arrive as they are compared (`searched`): without those that say nothing, apostrophes, hyphens and plurals.
  stopWords: [],
  separatorTokens: [],
  // Synonyms are fields of the document: as a setting they would rank with the word itself.
  synonyms: {},
  typoTolerance: {
    enabled: true,
    minWordSizeForTypos: { oneTypo: 4, twoTypos: 8 },
    disableOnNumbers: true,
    // Typos are looked for in what names things, not in prose: "canoë" is no "canette" of a sewing machine.
    disableOnAttributes: ['synonyms', 'description', 'stems'],
  },
  localizedAttributes: [{ attributePatterns: ['*'], locales: ['fra'] }],
  prefixSearch: 'indexingTime',
  facetSearch: false,
  // Pages go as far as there are annonces, and the facet of the ids names them all.
  pagination: { maxTotalHits: 1_000_000 },
  faceting: { maxValuesPerFacet: 1_000_000, sortFacetValuesBy: { '*': 'alpha' } },
}

/** Shows in the version how documents are written into the index: plurals, synonyms, stems. */
const SPECIMEN = indexed({
  id: 1, stamp: 1, title: '40 chaises d’écoliers, l’été à St-Égrève', description: 'Réparées par nos bénévoles locaux', subject: ['chaise'], otherNames: ['siège'], synonyms: ['chaises pliantes'], kind: 'Chaises',
  categoryName: 'Mobilier et réception', association: 'Sou des écoles', associationId: '', nature: 'pret', category: 'mobilier', subcategory: 'mobilier.chaises', communes: ['38382'],
  communeNames: ['Saint-Égrève'], point: { lat: 45, lng: 5 }, stock: 40, capacity: 40, free: true, accessible: true, audience: ['public'], publishedAt: 1, turn: 1,
})

/** Moves on with every change of the settings, or of what documents are given. */
export const SETTINGS_VERSION = createHash('sha256').update(JSON.stringify([SETTINGS, SPECIMEN])).digest('hex').slice(0, 8)
