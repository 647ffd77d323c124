/**
 * `npm run bench:search [-- --data FOLDER --data FOLDER] [--engine postgres] [--only API] [--quick]`: how fast the search answers, at 20,000
 * annonces with 200,000 reservations and at 100,000 with 1,000,000. Asserts nothing: says of each target whether it was kept.
 */
import { mkdirSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'

import { build, needsBuild } from '~/cli/build-if-needed'
import { runCommand } from '~/cli/run-command'
import { readClock } from '~/platform/clock.server'
import { parisMoment } from '~/platform/paris-time'
import type { Services } from '~/services.server'

import { type BenchData, benchDataIn, buildFolder, openFolder } from './data/build-folder'
import { changeEverySecond } from './search/change-something'
import { measureHttp, warmUp } from './search/http-load'
import { measureEngine, measureSearch } from './search/in-process'
import type { Measured } from './search/measure'
import { type Kind, questions } from './search/questions'
import { HEADING, type Line, printLine, printMachine, printSpeed, warnOfOtherWork } from './search/report'
import { type RunningSite, startSite } from './search/site'
import { printTargets } from './search/targets'

const SIZES = [20_000, 100_000]
const OLD_DAYS = 7
/** A hundred thousand documents take their time on a busy machine. */
const SETTLE_MS = 1_800_000
const DAY_MS = 86_400_000

/** The mixture of questions first, then each kind alone. */
const KINDS: readonly (readonly [asked: string, kind: Kind])[] = [
  ['mixture', {}], ['text and dates', { text: true, dates: true }], ['text', { text: true, dates: false }], ['dates', { text: false, dates: true }], ['neither', { text: false, dates: false }],
]
/** Without words no engine is asked. */
const WITH_WORDS = KINDS.filter(([, { text }]) => text !== false)
const AT_ONCE = [1, 8]
const AGAIN = { questions: 50, connections: 16 }

interface Run {
  folder: string
  data: BenchData
  engine: 'meilisearch' | 'postgres'
  communes: { insee: string; population: number }[]
  /** Seconds for the mixture, for each kind, and before anything is counted: the compiler goes on for ten thousand pages. */
  seconds: { long: number; short: number; warm: number }
  /** The engine, the search in this process, the API, the page: all, or what was asked for. */
  measures: (what: string) => boolean
  note: (what: string, asked: string, atOnce: number, measured: Measured) => void
}

runCommand(async () => {
  const { values } = parseArgs({ options: { data: { type: 'string', multiple: true }, quick: { type: 'boolean', default: false }, engine: { type: 'string', multiple: true }, only: { type: 'string', multiple: true } } })
  const seconds = values.quick ? { long: 3, short: 1, warm: 10 } : { long: 10, short: 4, warm: 120 }
  const measures = (what: string) => !values.only || values.only.includes(what)
  const engines = (values.engine ?? ['meilisearch', 'postgres']) as Run['engine'][]
  warnOfOtherWork()
  if (needsBuild()) {
    console.log('Building the site …')
    await build()
  }
  const folders = values.data ?? SIZES.slice(0, values.quick ? 1 : undefined).map((size) => path.join(os.tmpdir(), `bourse-bench-${size}`))
  const lines: Line[] = []
  for (const [i, folder] of folders.entries()) {
    const data = await dataIn(folder, SIZES[i] ?? SIZES[0]!)
    for (const engine of engines) {
      const note: Run['note'] = (what, asked, atOnce, measured) => {
        const line = { what, annonces: data.annonces, engine, asked, atOnce, measured }
        lines.push(line)
        printLine(line)
      }
      await measureFolder({ folder, data, engine, communes: [], seconds, measures, note })
    }
  }
  printTargets(lines)
})

/** What the folder holds, built where it is not there. Old data has no future left in it: everything is free. */
async function dataIn(folder: string, annonces: number): Promise<BenchData> {
  mkdirSync(path.dirname(path.resolve(folder)), { recursive: true })
  const data = benchDataIn(folder) ?? (await buildFolder(folder, annonces, readClock()))
  const days = (readClock().getTime() - Date.parse(data.now)) / DAY_MS
  if (days > OLD_DAYS) console.log(`The data of ${folder} is ${Math.round(days)} days old: less is promised ahead than there should be. Build it anew by removing the folder.`)
  return data
}

async function measureFolder(run: Run): Promise<void> {
  const { folder, data, engine } = run
  const services = await openFolder(folder, engine === 'postgres' ? 'postgres' : 'auto')
  try {
    await settled(services, engine)
    if (services.search.engine() !== engine) return console.log(`${engine} does not answer here: left out.`)
    console.log(`\n${data.annonces} annonces, ${data.reservations} reservations, ${engine}`)
    await printMachine(services)
    run.communes = await services.db.commune.findMany({ where: { epciSiren: { in: (await services.db.territory.findMany()).map(({ epciSiren }) => epciSiren) } }, select: { insee: true, population: true }, orderBy: { insee: 'asc' } })
    console.log(HEADING)
    await eachKind(run, 'engine', (next, atOnce, seconds) => measureEngine(services, engine, next, { atOnce, seconds }), WITH_WORDS)
    await eachKind(run, 'search, in process', (next, atOnce, seconds) => measureSearch(services, engine, next, { atOnce, seconds }))
  } finally {
    await services.close()
  }

  const site = await startSite(folder, engine)
  try {
    const began = performance.now()
    await (await fetch(`${site.url}/api/v1/listings`)).text()
    console.log(`The first search after the start: ${Math.round(performance.now() - began)} ms.`)
    for (const [what, path] of [['API', '/api/v1/listings'], ['page', '/annonces']] as const) {
      if (!run.measures(what)) continue
      const asking = questions(seedOf('warm', path), parisMoment(readClock()).day, run.communes)
      await warmUp(site, () => `${path}?${asking.next().value}`, run.seconds.warm)
      printSpeed()
      await eachKind(run, what, (next, connections, seconds) => measureHttp(site, () => `${path}?${next()}`, { connections, seconds }))
    }
    if (run.measures('page')) await askedAgain(run, site)
    printSpeed()
    console.log(`The processes of the site held at most ${site.peakMemory().join(', ')} MB.`)
  } finally {
    await site.stop()
  }
}

/** A new version of the settings fills a new index first. */
async function settled({ search, meilisearch }: Services, engine: Run['engine']): Promise<void> {
  if (engine === 'meilisearch' && !meilisearch) return
  await search.settled()
  if (search.engine() !== engine) console.log(`Waiting for the index of ${engine} …`)
  for (const until = performance.now() + SETTLE_MS; search.engine() !== engine && performance.now() < until; ) await new Promise((resolve) => setTimeout(resolve, 500))
}

/** The mixture, then text and dates each with and without; one at a time, then eight. Every question another. */
async function eachKind({ communes, seconds, measures, note }: Run, what: string, measure: (next: () => string, atOnce: number, seconds: number) => Promise<Measured>, kinds = KINDS): Promise<void> {
  if (!measures(what)) return
  for (const [asked, kind] of kinds) {
    for (const atOnce of AT_ONCE) {
      const asking = questions(seedOf(what, asked, atOnce), parisMoment(readClock()).day, communes, kind)
      note(what, asked, atOnce, await measure(() => asking.next().value, atOnce, asked === 'mixture' ? seconds.long : seconds.short))
    }
  }
}

/** No answer of an earlier measurement may help a later one. */
const seedOf = (...parts: (string | number)[]) => [...parts.join(' ')].reduce((hash, sign) => Math.imul(hash, 31) + sign.charCodeAt(0), 7)

/** The same questions, two thirds of them with dates, from visitors without an account: then the same while something changes every second. */
async function askedAgain({ folder, communes, seconds, note }: Run, site: RunningSite): Promise<void> {
  const asking = questions(seedOf('again'), parisMoment(readClock()).day, communes)
  const paths = Array.from({ length: AGAIN.questions }, () => `/annonces?${asking.next().value}`)
  for (const path of paths) await (await fetch(site.url + path)).text()
  let turn = 0
  const next = () => paths[turn++ % paths.length]!
  note('page', '50 again', AGAIN.connections, await measureHttp(site, next, { connections: AGAIN.connections, seconds: seconds.long }))
  const stop = await changeEverySecond(folder)
  try {
    note('page', '50 again, changes', AGAIN.connections, await measureHttp(site, next, { connections: AGAIN.connections, seconds: seconds.long }))
  } finally {
    await stop()
  }
}
