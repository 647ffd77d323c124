import type { Search } from 'search/open-search.server'
import type { EngineName } from 'search/search-engine'

import { aDocument } from './search'

const FIXED = 200

/**
 * People who search and edit without a pause, on one site or on several: every document keeps the word « Chaises », so that each
 * answer must find all of them, whatever happens meanwhile; others come and go.
 */
export class Traffic {
  /** What went wrong: an answer that failed or found too few, a write that failed. */
  readonly faults: string[] = []
  readonly answers: Record<EngineName, number> = { meilisearch: 0, postgres: 0 }
  writes = 0
  private going = true
  private readonly workers: Promise<void>[]

  private constructor(sites: Search[]) {
    this.workers = sites.flatMap((site, n) => [this.repeat(() => this.ask(site)), this.repeat((i) => (i % 2 === 0 ? this.edit(site, n, i / 2) : this.comeAndGo(site, n, (i - 1) / 2)))])
  }

  /** The documents stand before anybody asks. */
  static async begin(sites: Search[]): Promise<Traffic> {
    const all = Array.from({ length: FIXED }, (_, id) => id + 1)
    await sites[0]!.sync(all, all.map((id) => aDocument({ id, title: `Chaises ${id}` })))
    return new Traffic(sites)
  }

  async end(): Promise<void> {
    this.going = false
    await Promise.all(this.workers)
  }

  private async repeat(work: (i: number) => Promise<void>): Promise<void> {
    for (let i = 0; this.going; i++) await work(i).catch((error: unknown) => void this.faults.push(String(error)))
  }

  private async ask(site: Search) {
    const { engine, ids } = await site.matches('chaises')
    this.answers[engine]++
    if (ids.length !== FIXED) this.faults.push(`${engine} found ${ids.length}`)
  }

  /** Each annonce is written by one site at a time, as the site's own jobs hold it while they read and write. */
  private async edit(site: Search, n: number, i: number) {
    const id = 1 + ((i * 7) % 100) + n * 100
    await site.write([id], [aDocument({ id, title: `Chaises ${id}, édition ${i}` })])
    this.writes++
  }

  private async comeAndGo(site: Search, n: number, i: number) {
    const id = 1000 + n * 100 + (i % 40)
    const here = Math.floor(i / 40) % 2 === 0
    await site.write([id], here ? [aDocument({ id, title: `Trampoline ${i}`, subcategory: 'son-lumiere.micros' })] : [])
    this.writes++
  }
}
