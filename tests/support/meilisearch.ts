import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

import { Meilisearch } from 'meilisearch'
import type pg from 'pg'
import { afterAll, beforeAll, inject } from 'vitest'

import { indexed } from 'search/meilisearch/indexed'
import { CURRENT, type IndexVersion } from 'search/meilisearch/search-index'
import type { SearchDocument } from 'search/search-engine'
import { type EmbeddedMeilisearch, startEmbeddedMeilisearch } from '~/platform/meilisearch-launcher.server'

/** A Meilisearch of this test file alone, which may be killed and frozen; null where none runs on this machine. */
export function useOwnMeilisearch(): (() => EmbeddedMeilisearch) | null {
  if (!inject('meilisearch')) return null
  let own: EmbeddedMeilisearch | null
  const folder = mkdtempSync(path.join(os.tmpdir(), 'bourse-meilisearch-'))
  beforeAll(async () => {
    own = await startEmbeddedMeilisearch(folder, 'own-master-key-0123456789', { allowRepublished: true })
  })
  afterAll(async () => {
    await own?.stop()
    rmSync(folder, { recursive: true, force: true })
  })
  return () => own!
}

/** The settings of the site, but that the whole of a document can be read again. */
export const readable = (version: string): IndexVersion => ({ version, settings: { ...CURRENT.settings, displayedAttributes: ['*'] } })

type Content = Record<string, unknown> & { id: number }

const inOrder = (contents: Content[]) => contents.sort((a, b) => a.id - b.id)

/** What an index holds, whole; it must have been made to show it (`readable`). */
export async function contentsOf(address: { host: string; apiKey: string }, uid: string): Promise<Content[]> {
  return inOrder((await new Meilisearch(address).index(uid).getDocuments<Content>({ limit: 100_000 })).results)
}

/** What it must hold. */
export async function documentsOf(pool: pg.Pool): Promise<Content[]> {
  const { rows } = await pool.query<{ document: SearchDocument; stamp: string }>('select document, (extract(epoch from updated_at) * 1000)::bigint::text as stamp from search_document')
  return inOrder(rows.map(({ document, stamp }) => indexed({ ...document, stamp: Number(stamp) })))
}
