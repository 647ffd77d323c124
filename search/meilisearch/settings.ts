import { createHash } from 'node:crypto'

import type { Settings } from 'meilisearch'

import { STOP_WORDS } from '../stop-words'
import { SYNONYMS } from '../synonyms'

/**
 * Everything the Meilisearch index is told, down to the ranking rules. A change here makes another index of it (see
 * `SETTINGS_VERSION`), filled beside the living one at the next start.
 */
export const SETTINGS: Settings = {
  // `sort` first: by date means by nothing else. Without an asked order it decides nothing.
  rankingRules: ['sort', 'words', 'typo', 'proximity', 'attribute', 'exactness', 'turn:asc', 'publishedAt:desc', 'id:desc'],
  // Synonyms are a field of the document, after all others: as a setting they would rank with the word itself, and "chaises" find a "siège" first.
  searchableAttributes: ['title', 'association', 'communeNames', 'categoryWords', 'description', 'synonyms'],
  filterableAttributes: ['id', 'nature', 'category', 'subcategory', 'communes', 'free', 'accessible', 'stock', 'stockSteps', 'capacity', 'capacitySteps', 'audience', 'place'],
  sortableAttributes: ['publishedAt', 'id'],
  displayedAttributes: ['id', 'stamp', 'stock'],
  distinctAttribute: null,
  stopWords: STOP_WORDS,
  // "l’atelier", "mini-bus": an apostrophe and a hyphen part words.
  separatorTokens: ['’', "'", '-', '‑'],
  synonyms: {},
  typoTolerance: {
    enabled: true,
    minWordSizeForTypos: { oneTypo: 4, twoTypos: 8 },
    disableOnNumbers: true,
  },
  localizedAttributes: [{ attributePatterns: ['*'], locales: ['fra'] }],
  prefixSearch: 'indexingTime',
  facetSearch: false,
  // Totals are exact however many there are, and every commune of a region gets its count.
  pagination: { maxTotalHits: 1_000_000 },
  faceting: { maxValuesPerFacet: 1_000_000, sortFacetValuesBy: { '*': 'alpha' } },
}

/** Moves on with every change of the settings, or of what documents are given of synonyms. */
export const SETTINGS_VERSION = createHash('sha256').update(JSON.stringify([SETTINGS, [...SYNONYMS]])).digest('hex').slice(0, 8)
