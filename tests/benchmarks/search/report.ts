import { readFileSync } from 'node:fs'
import os from 'node:os'

import type { Services } from '~/services.server'

import type { Measured } from './measure'

/** One line of figures. */
export interface Line {
  what: string
  annonces: number
  engine: string
  /** `mixture`, or which of text and dates was asked. */
  asked: string
  atOnce: number
  measured: Measured
}

export function printLine({ what, annonces, engine, asked, atOnce, measured: m }: Line): void {
  const cells = [what.padEnd(26), String(annonces).padStart(7), engine.padEnd(11), asked.padEnd(20), `x${atOnce}`.padStart(3), ms(m.p50), ms(m.p95), ms(m.p99), String(Math.round(m.perSecond)).padStart(8), String(m.count).padStart(7), m.cpu === undefined ? '' : ms(m.cpu)]
  console.log(cells.join('  ') + (m.failed > 0 ? `  ${m.failed} FAILED` : '') + (m.fellBack > 0 ? `  fell back to PostgreSQL ${m.fellBack} times` : ''))
}

export const HEADING = ['what'.padEnd(26), 'annonces', 'engine'.padEnd(10), 'asked'.padEnd(20), ' at', ...['p50 ms', 'p95 ms', 'p99 ms'].map((name) => name.padStart(8)), 'per sec'.padStart(8), 'calls'.padStart(7), 'site CPU'.padStart(8)].join('  ')

const ms = (value: number) => (Number.isNaN(value) ? 'none' : value.toFixed(1)).padStart(8)

/** The machine and the servers: without them a figure says nothing. */
export async function printMachine({ database, meilisearch }: Services): Promise<void> {
  const { rows } = await database.pool.query<{ server_version: string }>('show server_version')
  const version = meilisearch && ((await fetch(`${meilisearch.host}/version`, { headers: { authorization: `Bearer ${meilisearch.apiKey}` } }).then((answer) => answer.json())) as { pkgVersion: string }).pkgVersion
  const cores = os.cpus()
  console.log(`${cores.length} cores (${cores[0]?.model.trim()}), ${Math.round(os.totalmem() / 2 ** 30)} GB, Node ${process.versions.node}, PostgreSQL ${rows[0]!.server_version}, ${version ? `Meilisearch ${version}` : 'no Meilisearch'}`)
}

/** Shared processors change their speed from minute to minute: the same piece of work says by how much. */
export function printSpeed(): void {
  const began = performance.now()
  const counts = new Map<string, number>()
  for (let i = 0; i < 6_000_000; i++) {
    const key = `k${i % 5000}`
    counts.set(key, (counts.get(key) ?? 0) + i)
  }
  console.log(`A fixed loop takes ${Math.round(performance.now() - began)} ms now.`)
}

/** Asked before anything of ours runs. */
export function warnOfOtherWork(): void {
  const busy = Number(readFileSync('/proc/loadavg', 'utf8').split(' ')[0])
  if (busy > 0.7) console.log(`Other work is going on here (load ${busy}): latencies and rates are worse than the site's.`)
}
