/**
 * `npm run bench:faults [-- --data FOLDER]`: the real site while Meilisearch is killed, frozen, emptied, robbed of its index, rebuilt,
 * and while a rebuild is killed, with people who search and edit all along. Ends with 1 where a page failed, an edit was lost or
 * the index is not what the database says.
 */
import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'

import { Meilisearch } from 'meilisearch'
import { runCommand } from '~/cli/run-command'

import { allIndexed, type BorrowedSite, withBorrowedSite } from './in-step/borrowed-site'
import { openEditor } from './in-step/editors'
import { type PagesAndEdits, pagesAndEdits } from './in-step/pages-and-edits'

const GLANCE_MS = 10
const MEANWHILE = { pages: 100, edits: 20 }

runCommand(async () => {
  const { values } = parseArgs({ options: { data: { type: 'string' } } })
  let wrong = 0
  await withBorrowedSite(values.data ?? null, async (borrowed) => {
    const people = await pagesAndEdits(borrowed)
    try {
      console.log(`${'what happens'.padEnd(34)}  pages  edits  failed  p99 ms  slowest ms  PostgreSQL after  Meilisearch back after`)
      for (const [what, strike] of strikes(borrowed, people)) wrong += await phase(what, strike, people)
    } finally {
      await people.end()
    }
    wrong += await compared(borrowed, people)
  })
  return wrong === 0 ? 0 : 1
})

/** Milliseconds until PostgreSQL answered, and from the cure until Meilisearch did again; null where that was not to happen. */
interface Course {
  left: number | null
  back: number | null
}

type Strike = () => Promise<Course>

function strikes(borrowed: BorrowedSite, people: PagesAndEdits): [what: string, strike: Strike][] {
  const { site, folder, database } = borrowed
  const client = new Meilisearch(borrowed.meilisearch)
  const engine = async () => ((await fetch(`${site.url}/readyz`).then((answer) => answer.json())) as { search: string }).search
  const until = async (condition: () => Promise<boolean>) => {
    const began = performance.now()
    while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, GLANCE_MS))
    return performance.now() - began
  }
  const answers = (name: string) => until(async () => (await engine()) === name)
  const meanwhile = async () => {
    const [pages, edits] = [people.seen().pages + MEANWHILE.pages, people.seen().edits + MEANWHILE.edits]
    await until(async () => people.seen().pages >= pages && people.seen().edits >= edits)
  }
  const uid = async () => (await database.pool.query<{ uid: string }>('select uid from search_index where full_at is not null order by needed_at desc limit 1')).rows[0]!.uid
  const rebuild = () => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'app/cli/search-rebuild.ts'], { stdio: 'ignore', env: { ...process.env, BOURSE_MODE: 'demo', DATA_DIR: folder, SEARCH_ENGINE: 'auto' } })
    return { child, ended: new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code))) }
  }

  return [
    ['nothing', async () => {
      await meanwhile()
      return { left: null, back: null }
    }],
    ['killed', async () => {
      process.kill(meilisearchOf(folder), 'SIGKILL')
      const left = await answers('postgres')
      return { left, back: await answers('meilisearch') }
    }],
    ['frozen', async () => {
      const pid = meilisearchOf(folder)
      process.kill(pid, 'SIGSTOP')
      const left = await answers('postgres')
      await meanwhile()
      process.kill(pid, 'SIGCONT')
      return { left, back: await answers('meilisearch') }
    }],
    ['emptied', async () => {
      await client.index(await uid()).deleteAllDocuments()
      const left = await answers('postgres')
      return { left, back: await answers('meilisearch') }
    }],
    ['its index deleted', async () => {
      await client.deleteIndex(await uid())
      const left = await answers('postgres')
      return { left, back: await answers('meilisearch') }
    }],
    ['rebuilt beside', async () => {
      const code = await rebuild().ended
      if (code !== 0) throw new Error(`search:rebuild ended with ${code}`)
      return { left: null, back: null }
    }],
    ['a rebuild killed half-way', async () => {
      const { child, ended } = rebuild()
      const next = `${await uid()}-next`
      await until(async () => (await client.getIndexes({ limit: 100 })).results.some((index) => index.uid === next))
      child.kill('SIGKILL')
      await ended
      await meanwhile()
      return { left: null, back: null }
    }],
  ]
}

async function phase(what: string, strike: Strike, people: PagesAndEdits): Promise<number> {
  people.happened()
  const { left, back } = await strike()
  const { pages, edits, slowest, p99, failed } = people.happened()
  const ms = (value: number | null) => (value === null ? '-' : `${Math.round(value)} ms`)
  console.log(`${what.padEnd(34)}  ${String(pages).padStart(5)}  ${String(edits).padStart(5)}  ${String(failed.length).padStart(6)}  ${String(Math.round(p99)).padStart(6)}  ${String(Math.round(slowest)).padStart(10)}  ${ms(left).padStart(16)}  ${ms(back).padStart(22)}`)
  for (const failure of failed.slice(0, 5)) console.log(`    ${failure}`)
  return failed.length
}

/** Once everything has come to rest: each confirmed edit is found, and `search:check` finds nothing. */
async function compared(borrowed: BorrowedSite, { confirmed }: PagesAndEdits): Promise<number> {
  await allIndexed(borrowed.database)
  const editor = await openEditor(borrowed, 1)
  const lost: number[] = []
  for (const [id, word] of confirmed) if (!(await editor.finds(word)).ids.includes(id)) lost.push(id)
  console.log(`${confirmed.size} annonces were edited; ${lost.length} are not found by the last word they were given${lost.length > 0 ? `: ${lost.slice(0, 20).join(', ')}` : ''}`)
  const check = spawn(process.execPath, ['--import', 'tsx', 'app/cli/search-check.ts'], { stdio: 'inherit', env: { ...process.env, BOURSE_MODE: 'demo', DATA_DIR: borrowed.folder, SEARCH_ENGINE: 'auto' } })
  const code = await new Promise<number | null>((resolve) => check.once('exit', resolve))
  return lost.length + (code === 0 ? 0 : 1)
}

/** The process that holds this folder's index. */
function meilisearchOf(folder: string): number {
  const found = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).find((pid) => {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
      return command[0]!.endsWith('meilisearch') && command.includes(`${folder}/meilisearch`)
    } catch {
      return false
    }
  })
  if (!found) throw new Error(`No Meilisearch runs on ${folder}`)
  return Number(found)
}
