import { readClock } from '~/platform/clock.server'
import { parisMoment } from '~/platform/paris-time'

import { questions } from '../search/questions'
import type { BorrowedSite } from './borrowed-site'
import { openEditor } from './editors'

const SEARCHERS = 6
const EDITORS = 2

/** What happened since the last time it was asked. */
export interface Happened {
  pages: number
  edits: number
  /** Milliseconds. */
  slowest: number
  p99: number
  failed: string[]
}

export interface PagesAndEdits {
  /** The edits that the site has confirmed: the last word given to each annonce. */
  confirmed: Map<number, string>
  happened(): Happened
  /** So far, since then. */
  seen(): { pages: number; edits: number }
  end(): Promise<void>
}

/** People who search pages and owners who edit, without a pause. */
export async function pagesAndEdits(borrowed: BorrowedSite): Promise<PagesAndEdits> {
  const { site, database: { db } } = borrowed
  const communes = await db.commune.findMany({ where: { epciSiren: { in: (await db.territory.findMany()).map(({ epciSiren }) => epciSiren) } }, select: { insee: true, population: true }, orderBy: { insee: 'asc' } })
  const asking = questions(11, parisMoment(readClock()).day, communes)
  const confirmed = new Map<number, string>()
  let going = true
  let times: number[] = []
  let edits = 0
  let failed: string[] = []

  const without = async (pause: () => Promise<void>) => {
    while (going) await pause().catch((error: unknown) => void failed.push(error instanceof Error ? `${error.message} ${String(error.cause ?? '')}` : String(error)))
  }
  const searcher = () => without(async () => {
    const path = `/annonces?${asking.next().value}`
    const began = performance.now()
    const answer = await fetch(site.url + path)
    await answer.arrayBuffer()
    times.push(performance.now() - began)
    if (answer.status !== 200) failed.push(`${path}: ${answer.status}`)
  })
  const editors = await Promise.all(Array.from({ length: EDITORS }, (_, n) => openEditor(borrowed, 20 + n, { every: EDITORS, nth: n })))
  const workers = [
    ...Array.from({ length: SEARCHERS }, searcher),
    ...editors.map((editor) => without(async () => {
      const { id, word } = await editor.edit()
      confirmed.set(id, word)
      edits++
    })),
  ]
  return {
    confirmed,
    happened() {
      const sorted = times.sort((a, b) => a - b)
      const since = { pages: sorted.length, edits, slowest: sorted.at(-1) ?? 0, p99: sorted[Math.ceil(sorted.length * 0.99) - 1] ?? 0, failed }
      times = []
      edits = 0
      failed = []
      return since
    },
    seen: () => ({ pages: times.length, edits }),
    async end() {
      going = false
      await Promise.all(workers)
    },
  }
}
