import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

import { Meilisearch } from 'meilisearch'
import { expect, inject, test, vi } from 'vitest'

const folder = inject('siteDataDir')
const siteUrl = inject('siteUrl')

/** A command of package.json beside the running site. */
function run(command: 'search-check' | 'search-rebuild'): Promise<{ code: number | null; output: string }> {
  const child = spawn('node', ['--import', 'tsx', `app/cli/${command}.ts`], { env: { ...process.env, BOURSE_MODE: 'demo', DATA_DIR: folder, NODE_OPTIONS: '' }, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, output })))
}

/** How many are found by the engine that is to answer: while it is being looked after the other does, which reads words another way. */
const found = (query: string): Promise<number> =>
  vi.waitFor(async () => {
    const answer = (await fetch(`${siteUrl}/api/v1/listings?${query}`).then((response) => response.json())) as { total: number; engine: string }
    expect(answer.engine).toBe(existsSync(path.join(folder, 'meilisearch.address')) ? 'meilisearch' : 'postgres')
    return answer.total
  }, { timeout: 20_000, interval: 100 })
const engine = async () => ((await fetch(`${siteUrl}/readyz`).then((answer) => answer.json())) as { search: string }).search

test('beside the running site, a rebuild builds an index that finds the same, in which a check finds nothing wrong', async () => {
  // Other tests write annonces past the site, which tell it nothing.
  await run('search-check')
  const before = await found('q=chaises')
  const rebuild = await run('search-rebuild')
  expect(rebuild).toMatchObject({ code: 0, output: expect.stringContaining('annonces can be found; 0 leftovers were removed.') })
  expect(await found('q=chaises')).toBe(before)
  expect(await run('search-check')).toMatchObject({ code: 0, output: expect.stringContaining('Documents: as the annonces say.') })
})

test('a document that went wrong behind its back is found by the check, which repairs it and says so by its end', async ({ skip }) => {
  if ((await engine()) !== 'meilisearch') skip('no Meilisearch runs here')
  const client = new Meilisearch({ host: readFileSync(path.join(folder, 'meilisearch.address'), 'utf8'), apiKey: readFileSync(path.join(folder, 'secrets', 'meilisearch'), 'utf8') })
  const [index] = (await client.getIndexes()).results
  const { results: [some] } = await client.index(index!.uid).getDocuments<{ id: number }>({ limit: 1, fields: ['id'] })
  await client.index(index!.uid).updateDocuments([{ id: some!.id, stamp: 1 }]).waitTask()
  expect(await run('search-check')).toMatchObject({ code: 1, output: expect.stringContaining('Index: 1 documents were missing or old, 0 too many; repaired.') })
  expect((await run('search-check')).code).toBe(0)
})
