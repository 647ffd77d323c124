import { refreshAllTurns } from '~/listings/refresh-turns.server'
import { ensureTerritory } from '~/territory/ensure-territory.server'
import type { OpenDatabase } from '~/platform/database.server'
import { parisMoment } from '~/platform/paris-time'

import { makeDemo } from '../../../prisma/demo'
import { seededRandom } from '../../../prisma/demo/random'
import { writeDemo } from '../../../prisma/seed'
import { makeAnnonces } from '../data/annonces'
import { makeAssociations } from '../data/associations'
import { prepareCommunes } from '../data/places'
import { makeReservations } from '../data/reservations'
import { writeAnnonces, writeAssociations, writeReservations } from '../data/write-rows'

/** The corpus is the same at every run: everything in it is made around this instant. */
export const CORPUS_NOW = new Date('2026-11-23T09:00:00Z')
const SEED = 380_185
const ANNONCES = 2000
const ANNONCES_AN_ASSOCIATION = 10
/** The annonces of the demo carry the first numbers. */
const FIRST = 1000

const NO_PASSWORD = 'nobody signs in to a corpus'

/** Fills an empty, migrated database with the demo alone, or with two thousand annonces of the bench beside it, all with their reservations. */
export async function fillCorpus(database: OpenDatabase, parts: 'demo' | 'demo and bench'): Promise<void> {
  const { db } = database
  await ensureTerritory(db, { territoryEpci: '200040715' })
  // What was said of the loans and of the needs is nothing to the search.
  const demo = { ...makeDemo(CORPUS_NOW), contacts: [], conversations: [], messages: [], needs: [], proposals: [], decisions: [], events: [] }
  await db.$transaction((tx) => writeDemo(tx, demo, { photos: [], reportPhotos: [], files: [], passwordHash: NO_PASSWORD }, { at: () => {}, end: () => {} }), { timeout: 300_000 })
  if (parts === 'demo and bench') await addBench(database)
  await refreshAllTurns(db, CORPUS_NOW)
}

async function addBench({ db, pool }: OpenDatabase): Promise<void> {
  const random = seededRandom(SEED)
  const today = parisMoment(CORPUS_NOW).day
  const places = await prepareCommunes(db, ANNONCES)
  const associations = makeAssociations(random, CORPUS_NOW, ANNONCES / ANNONCES_AN_ASSOCIATION, places, NO_PASSWORD)
  const annonces = makeAnnonces(random, CORPUS_NOW, today, ANNONCES, associations).map((annonce) => ({ ...annonce, photo: null, row: { ...annonce.row, id: FIRST + annonce.row.id } }))
  const reservations = makeReservations(random, CORPUS_NOW, today, annonces, associations, () => {})
  const client = await pool.connect()
  try {
    // They fit, and the guard of promises takes one row lock each: see buildFolder.
    await client.query('set session_replication_role = replica')
    await writeAssociations(client, associations)
    await writeAnnonces(client, annonces, new Map())
    await writeReservations(client, reservations, CORPUS_NOW, () => {})
    await client.query('reset session_replication_role')
    await client.query('analyze')
  } finally {
    client.release()
  }
}
