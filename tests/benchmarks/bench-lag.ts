/**
 * `npm run bench:lag [-- --data FOLDER] [--edits 200]`: how long after an edit its annonce is found by its new words, on the real
 * site: alone, while eight connections search, and after thousands of annonces changed at once. Asserts nothing: says whether p95 is kept below a second.
 */
import { parseArgs } from 'node:util'

import { runCommand } from '~/cli/run-command'
import { readClock } from '~/platform/clock.server'
import { PRIORITY } from '~/platform/outbox.server'
import { parisMoment } from '~/platform/paris-time'

import { type BorrowedSite, withBorrowedSite } from './in-step/borrowed-site'
import { type Editor, FOUND, openEditor } from './in-step/editors'
import { measureHttp } from './search/http-load'
import { type Measured, summary } from './search/measure'
import { questions } from './search/questions'

const GOAL_MS = 1000
const PAUSE_MS = 5
const CHANGED_AT_ONCE = 5000

runCommand(async () => {
  const { values } = parseArgs({ options: { data: { type: 'string' }, edits: { type: 'string', default: '200' } } })
  const edits = Number(values.edits)
  await withBorrowedSite(values.data ?? null, async (borrowed) => {
    const editor = await openEditor(borrowed, 1)
    await oneLag(editor)
    print('alone', await lagOf(editor, edits))
    print('8 connections search', await whileOthersSearch(borrowed, edits))
    await manyAtOnce(borrowed)
  })
})

async function lagOf(editor: Editor, edits: number): Promise<Measured> {
  const lags: number[] = []
  const began = performance.now()
  while (lags.length < edits) lags.push(await oneLag(editor))
  return summary(lags, (performance.now() - began) / 1000)
}

/** From the answer to the edit, which comes when it is committed, until a search finds the new word. */
async function oneLag(editor: Editor): Promise<number> {
  const { id, word } = await editor.edit()
  const committed = performance.now()
  while (!(await editor.finds(word)).ids.includes(id)) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  return performance.now() - committed
}

async function whileOthersSearch(borrowed: BorrowedSite, edits: number): Promise<Measured> {
  const { db } = borrowed.database
  const communes = await db.commune.findMany({ where: { epciSiren: { in: (await db.territory.findMany()).map(({ epciSiren }) => epciSiren) } }, select: { insee: true, population: true }, orderBy: { insee: 'asc' } })
  const asking = questions(3, parisMoment(readClock()).day, communes)
  const editor = await openEditor(borrowed, 2)
  let done = false
  const load = (async () => {
    const all: Measured[] = []
    while (!done) all.push(await measureHttp(borrowed.site, () => `/annonces?${asking.next().value}`, { connections: 8, seconds: 5 }))
    return all
  })()
  const lag = await lagOf(editor, edits)
  done = true
  const pages = await load
  console.log(`  meanwhile ${pages.reduce((sum, { count }) => sum + count, 0)} pages were searched, ${Math.round(pages.reduce((sum, { perSecond }) => sum + perSecond, 0) / pages.length)} a second`)
  return lag
}

/** As an import does: one transaction, one event an annonce. */
async function manyAtOnce(borrowed: BorrowedSite): Promise<void> {
  const { database, meilisearch } = borrowed
  const editor = await openEditor(borrowed, 4)
  const additions = async () => ((await fetch(`${meilisearch.host}/tasks?types=documentAdditionOrUpdate&limit=1`, { headers: { authorization: `Bearer ${meilisearch.apiKey}` } }).then((answer) => answer.json())) as { total: number }).total
  const word = 'zwrtkqplmnbv'
  const before = await additions()
  const client = await database.pool.connect()
  let ids: number[]
  try {
    await client.query('begin')
    const { rows } = await client.query<{ id: number }>(
      `update listing set description = description || ' ${word}' where id in (
         select l.id from listing l join organisation o on o.id = l.organisation_id where ${FOUND} order by l.id limit ${CHANGED_AT_ONCE}) returning id`)
    ids = rows.map(({ id }) => id)
    await client.query(
      `with written as (insert into event (kind, subject_type, subject_id) select 'listing.updated', 'listing', id::text from unnest($1::int[]) as id returning id)
       select graphile_worker.add_job('dispatch', json_build_object('eventId', id::text), job_key := 'event:' || id, priority := $2) from written`, [ids, PRIORITY.dispatch])
    await client.query('commit')
  } finally {
    client.release()
  }
  const committed = performance.now()
  const edited = oneLag(editor)
  while ((await editor.finds(word)).total < ids.length) await new Promise((resolve) => setTimeout(resolve, 50))
  console.log(`${String(ids.length).padStart(5)} changed at once: all found after ${((performance.now() - committed) / 1000).toFixed(1)} s, in ${(await additions()) - before} tasks; an edit right behind them after ${((await edited) / 1000).toFixed(1)} s`)
}

function print(what: string, { count, p50, p95, p99 }: Measured): void {
  const [a, b, c] = [p50, p95, p99].map((value) => `${Math.round(value)} ms`.padStart(8))
  console.log(`${String(count).padStart(5)} edits, ${what.padEnd(22)} p50 ${a}  p95 ${b}  p99 ${c}  ${p95 <= GOAL_MS ? 'kept' : 'MISSED'}: p95 at most ${GOAL_MS} ms`)
}
