import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { hashPassword } from '~/accounts/passwords.server'
import { DEMO_PASSWORD } from '~/cli/demo-accounts'
import { type Progress, showProgress } from '~/cli/progress'
import { rebuildSearch } from '~/listings/rebuild-search.server'
import { refreshAllTurns } from '~/listings/refresh-turns.server'
import { parseEnv } from '~/platform/env.server'
import { createLog } from '~/platform/log.server'
import { parisMoment } from '~/platform/paris-time'
import { openServices, type Services } from '~/services.server'

import { seededRandom } from '../../../prisma/demo/random'
import { storePictures } from '../../../prisma/demo/store-pictures'
import { makeAnnonces } from './annonces'
import { makeAssociations } from './associations'
import { oversold } from './oversold'
import { prepareCommunes } from './places'
import { makeReservations } from './reservations'
import { writeAnnonces, writeAssociations, writeReservations } from './write-rows'

const SEED = 380_185
const ANNONCES_AN_ASSOCIATION = 10

/** What stands in a data folder of ours. */
export interface BenchData {
  annonces: number
  reservations: number
  /** The instant around which everything was made. */
  now: string
}

const labelOf = (folder: string) => path.join(folder, 'bench.json')

/** What the folder holds; null where it is not one of ours, or was not finished. */
export function benchDataIn(folder: string): BenchData | null {
  return existsSync(labelOf(folder)) ? (JSON.parse(readFileSync(labelOf(folder), 'utf8')) as BenchData) : null
}

/** The services of this data folder and no other, whatever the environment says. */
export const openFolder = (folder: string, engine: 'auto' | 'postgres'): Promise<Services> =>
  openServices(parseEnv({ BOURSE_MODE: 'demo', DATA_DIR: folder, SEARCH_ENGINE: engine }), createLog('warn'))

/** Fills a data folder with a metropolis: the same one for the same number and instant. @throws where the folder holds something else. */
export async function buildFolder(folder: string, annonces: number, now: Date): Promise<BenchData> {
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    if (!existsSync(`${folder}.building`)) throw new Error(`${folder} holds something else: choose a new folder, or empty it.`)
    rmSync(folder, { recursive: true })
  }
  mkdirSync(path.dirname(path.resolve(folder)), { recursive: true })
  writeFileSync(`${folder}.building`, '')
  const reservations = await withServices(folder, 'postgres', async (services) => {
    const written = await fillDatabase(services, annonces, now)
    await refreshAllTurns(services.db, now)
    await timed('The documents of the search', () => rebuildSearch(services, showProgress))
    await services.database.pool.query('vacuum (analyze)')
    return written
  })
  await timed('The index of Meilisearch', () =>
    withServices(folder, 'auto', async ({ search }) => {
      await search.settled()
      if (search.engine() !== 'meilisearch') console.log('  no Meilisearch here: PostgreSQL alone will answer')
    }),
  )
  const data = { annonces, reservations, now: now.toISOString() }
  writeFileSync(labelOf(folder), JSON.stringify(data))
  rmSync(`${folder}.building`)
  return data
}

async function withServices<T>(folder: string, engine: 'auto' | 'postgres', work: (services: Services) => Promise<T>): Promise<T> {
  const services = await openFolder(folder, engine)
  try {
    return await work(services)
  } finally {
    await services.close()
  }
}

async function fillDatabase({ db, database, filesDir }: Services, count: number, now: Date): Promise<number> {
  const random = seededRandom(SEED)
  const today = parisMoment(now).day
  const pictures = await timed('Pictures', (progress) => storePictures(filesDir, now, () => random.uuid(now), progress.at))
  await db.storedFile.createMany({ data: [...pictures.values()] })
  const places = await prepareCommunes(db, count)
  const associations = makeAssociations(random, now, Math.ceil(count / ANNONCES_AN_ASSOCIATION), places, await hashPassword(DEMO_PASSWORD))
  const annonces = makeAnnonces(random, now, today, count, associations)
  const reservations = await timed('Reservations, in memory', async (progress) => makeReservations(random, now, today, annonces, associations, progress.at))

  const client = await database.pool.connect()
  try {
    // The guard of promises takes one row lock a promise: the sweep below says whether all of them could have been made.
    await client.query('set session_replication_role = replica')
    await timed('Associations and annonces', async () => {
      await writeAssociations(client, associations)
      await writeAnnonces(client, annonces, new Map([...pictures].map(([name, { id }]) => [name, id])))
    })
    await timed('Reservations, by COPY', (progress) => writeReservations(client, reservations, now, progress.at))
    await client.query('reset session_replication_role')
    await client.query('analyze')
    const found = await timed('The sweep over every promise', () => oversold(client, now))
    if (found.length > 0) throw new Error(`More is promised than there is of ${found.length} annonces, the first being ${found[0]}.`)
  } finally {
    client.release()
  }
  return reservations.length
}

async function timed<T>(label: string, work: (progress: Progress) => Promise<T>): Promise<T> {
  const started = performance.now()
  const progress = showProgress(label)
  const result = await work(progress)
  progress.end()
  console.log(`${label}: ${((performance.now() - started) / 1000).toFixed(1)} s`)
  return result
}
