import type { Line } from './report'

interface Target {
  says: string
  of: (lines: readonly Line[]) => number | undefined
  kept: (value: number) => boolean
  unit: string
}

const find = (lines: readonly Line[], what: string, annonces: number, engine: string, asked: string, atOnce: number) =>
  lines.find((line) => line.what === what && line.annonces === annonces && line.engine === engine && line.asked === asked && line.atOnce === atOnce)?.measured

const [SMALL, LARGE] = [20_000, 100_000]
const atMost = (limit: number) => ({ kept: (value: number) => value <= limit, unit: 'ms' })
const atLeast = (limit: number) => ({ kept: (value: number) => value >= limit, unit: 'a second' })
const growth = (says: string, measure: (lines: readonly Line[], annonces: number) => number | undefined): Target => ({
  says, kept: (value) => value <= 2, unit: 'times',
  of: (lines) => {
    const [small, large] = [measure(lines, SMALL), measure(lines, LARGE)]
    return small === undefined || large === undefined ? undefined : large / small
  },
})

/** What the search must do, on two shared cores. */
const TARGETS: Target[] = [
  { says: 'API, Meilisearch, 20,000, one at a time: p95 at most 30 ms', of: (lines) => find(lines, 'API', SMALL, 'meilisearch', 'mixture', 1)?.p95, ...atMost(30) },
  { says: 'API, Meilisearch, 20,000, text and dates: p95 at most 30 ms', of: (lines) => find(lines, 'API', SMALL, 'meilisearch', 'text and dates', 1)?.p95, ...atMost(30) },
  { says: 'API, Meilisearch, 100,000, one at a time: p95 at most 60 ms', of: (lines) => find(lines, 'API', LARGE, 'meilisearch', 'mixture', 1)?.p95, ...atMost(60) },
  { says: 'API, Meilisearch, 100,000, text and dates: p95 at most 60 ms', of: (lines) => find(lines, 'API', LARGE, 'meilisearch', 'text and dates', 1)?.p95, ...atMost(60) },
  { says: 'Page, 20,000, 8 connections, every question different: at least 100 a second', of: (lines) => find(lines, 'page', SMALL, 'meilisearch', 'mixture', 8)?.perSecond, ...atLeast(100) },
  { says: 'Page, 20,000, 8 connections, every question different: p99 below 250 ms', of: (lines) => find(lines, 'page', SMALL, 'meilisearch', 'mixture', 8)?.p99, kept: (value) => value < 250, unit: 'ms' },
  { says: 'Page, 20,000, 50 questions asked again: at least 1,000 a second', of: (lines) => find(lines, 'page', SMALL, 'meilisearch', '50 again', 16)?.perSecond, ...atLeast(1000) },
  { says: 'Page, 100,000, 50 questions asked again: at least 1,000 a second', of: (lines) => find(lines, 'page', LARGE, 'meilisearch', '50 again', 16)?.perSecond, ...atLeast(1000) },
  growth('API, p95 from 20,000 to 100,000: at most twice', (lines, annonces) => find(lines, 'API', annonces, 'meilisearch', 'mixture', 1)?.p95),
  growth('Page, p95 from 20,000 to 100,000: at most twice', (lines, annonces) => find(lines, 'page', annonces, 'meilisearch', 'mixture', 8)?.p95),
  { says: 'API, PostgreSQL, 100,000, one at a time: p95 at most 300 ms', of: (lines) => find(lines, 'API', LARGE, 'postgres', 'mixture', 1)?.p95, ...atMost(300) },
]

/** Says of each target whether it was kept; of what was not measured, that it was not. */
export function printTargets(lines: readonly Line[]): void {
  console.log('\nTargets')
  for (const { says, of, kept, unit } of TARGETS) {
    const value = of(lines)
    console.log(value === undefined || Number.isNaN(value) ? `  not measured  ${says}` : `  ${kept(value) ? 'kept        ' : 'MISSED      '}  ${says}: ${value.toFixed(1)} ${unit}`)
  }
}
