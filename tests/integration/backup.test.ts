import { appendFileSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

import pg from 'pg'
import { openSearch } from 'search/open-search.server'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'

import { openCalendar } from '~/listings/calendar/open-calendar.server'
import { brokenInvariants } from '~/loans/loan-invariants'
import { MANIFEST, type Manifest } from '~/platform/backup/manifest'
import { readBackup } from '~/platform/backup/read-backup.server'
import { writeBackup } from '~/platform/backup/write-backup.server'
import { parseEnv } from '~/platform/env.server'
import { createLog } from '~/platform/log.server'
import { embeddedDatabaseUrl } from '~/platform/postgres-launcher.server'
import { openPlaces } from '~/territory/places.server'

import { seed } from '../../prisma/seed'
import { useDatabase } from '../support/database'

const source = useDatabase()
const work = mkdtempSync(path.join(os.tmpdir(), 'bourse-backup-'))
const folder = (name: string) => path.join(work, name)
const NOW = new Date('2027-06-09T10:00:00Z')
const targets: string[] = []

async function query(database: string, sql: string): Promise<{ [column: string]: unknown }[]> {
  const client = new pg.Client({ connectionString: embeddedDatabaseUrl(inject('dataDir'), database) })
  await client.connect()
  return (await client.query(sql).finally(() => client.end())).rows
}

/** An empty database, and where its pictures go. */
async function emptyTarget(): Promise<{ name: string; url: string; filesDir: string }> {
  const name = `copy_${Math.random().toString(36).slice(2, 10)}`
  await query('postgres', `create database ${name}`)
  targets.push(name)
  return { name, url: embeddedDatabaseUrl(inject('dataDir'), name), filesDir: folder(`${name}-files`) }
}

const tablesOf = async (database: string) => (await query(database, `select tablename from pg_tables where schemaname = 'public'`)).length

/** The backup again, with something changed in it. */
function changed(name: string, change: (copy: string) => void): string {
  cpSync(folder('backup'), folder(name), { recursive: true })
  change(folder(name))
  return folder(name)
}
const changeManifest = (copy: string, change: (manifest: Manifest) => void) => {
  const file = path.join(copy, MANIFEST)
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest
  change(manifest)
  writeFileSync(file, JSON.stringify(manifest))
}

beforeAll(async () => {
  const search = openSearch({ pool: source.pool, meilisearch: null, log: createLog('silent') })
  const services = { db: source.db, env: parseEnv({ BOURSE_MODE: 'test' }), filesDir: folder('files'), search, calendar: openCalendar(source.pool), places: openPlaces(source.pool) }
  await seed(services, new Date(), () => ({ at: () => {}, end: () => {} }))
  search.close()
  await writeBackup({ url: source.url, filesDir: folder('files') }, folder('backup'), NOW)
}, 240_000)

afterAll(async () => {
  for (const name of targets) await query('postgres', `drop database ${name} with (force)`)
  rmSync(work, { recursive: true, force: true })
})

describe('a backup brought back elsewhere', () => {
  test('holds the same rows and the same pictures, byte for byte', async () => {
    const target = await emptyTarget()
    const restored = await readBackup(folder('backup'), target, brokenInvariants)
    const { manifest, missing } = await writeBackup(target, folder('again'), NOW)
    expect(missing).toEqual([])
    expect(manifest).toEqual(restored)
    expect(manifest.tables.find((table) => table.name === 'loan')?.rows).toBe(1500)
    expect(manifest.files).toHaveLength(180)
  })

  test('goes on counting where the original stopped, and guards promises again', async () => {
    const target = await emptyTarget()
    await readBackup(folder('backup'), target, brokenInvariants)
    const [event] = await query(target.name, `select nextval(pg_get_serial_sequence('event', 'id'))::int - max(id)::int as step from event`)
    expect(event).toEqual({ step: 1 })
    await expect(query(target.name, `update loan_line set quantity_accepted = 100000, quantity_asked = 100000, quantity_held = 100000 where state = 'accepted'`)).rejects.toMatchObject({ code: 'BR001' })
  })

  test('takes neither sessions nor jobs along: nobody is signed in, no mail is sent again', async () => {
    const { tables } = JSON.parse(readFileSync(path.join(folder('backup'), MANIFEST), 'utf8')) as Manifest
    const names = tables.map((table) => table.name)
    for (const left of ['session', 'rate_limit', 'form_draft', 'search_document']) expect(names).not.toContain(left)
    expect(names.some((name) => name.includes('job'))).toBe(false)
    const target = await emptyTarget()
    await readBackup(folder('backup'), target, brokenInvariants)
    expect(await query(target.name, `select to_regclass('graphile_worker.jobs') as jobs`)).toEqual([{ jobs: null }])
  })

  test('is one instant, whatever is written meanwhile', async () => {
    const before = await source.db.occasion.count()
    const added: Promise<unknown>[] = []
    const { manifest } = await writeBackup({ url: source.url, filesDir: folder('files') }, folder('meanwhile'), NOW, (done) => {
      if (done === 1) added.push(source.db.occasion.create({ data: { purpose: 'Pendant la sauvegarde' } }))
    })
    await Promise.all(added)
    expect(added).toHaveLength(1)
    expect(manifest.tables.find((table) => table.name === 'occasion')?.rows).toBe(before)
  })
})

describe('what is refused', () => {
  test('a backup into a folder that holds something', async () => {
    await expect(writeBackup({ url: source.url, filesDir: folder('files') }, folder('backup'), NOW)).rejects.toThrow(/not empty/)
  })

  test('rows that were changed, before anything is written', async () => {
    const target = await emptyTarget()
    const damaged = changed('damaged', (copy) => appendFileSync(path.join(copy, 'tables', 'person.copy'), 'x\n'))
    await expect(readBackup(damaged, target, brokenInvariants)).rejects.toThrow(/damaged.*person\.copy/)
    expect(await tablesOf(target.name)).toBe(0)
  })

  test('a picture that is missing', async () => {
    const target = await emptyTarget()
    const damaged = changed('pictureless', (copy) => changeManifest(copy, (manifest) => rmSync(path.join(copy, 'files', manifest.files[0]!.name))))
    await expect(readBackup(damaged, target, brokenInvariants)).rejects.toThrow(/missing/)
  })

  test('a folder that leads outside of itself', async () => {
    const target = await emptyTarget()
    const sly = changed('sly', (copy) => changeManifest(copy, (manifest) => (manifest.files[0]!.name = '../../etc/passwd')))
    await expect(readBackup(sly, target, brokenInvariants)).rejects.toThrow(/cannot be read/)
  })

  test('a backup of a newer program, or of an edited migration', async () => {
    const target = await emptyTarget()
    const newer = changed('newer', (copy) => changeManifest(copy, (manifest) => manifest.migrations.push({ name: '29990101000000_later', checksum: 'x' })))
    await expect(readBackup(newer, target, brokenInvariants)).rejects.toThrow(/newer than this program.*29990101000000_later/)
    const edited = changed('edited', (copy) => changeManifest(copy, (manifest) => (manifest.migrations[0]!.checksum = 'other')))
    await expect(readBackup(edited, target, brokenInvariants)).rejects.toThrow(/not the one/)
  })

  test('a database that holds something already', async () => {
    const target = await emptyTarget()
    await query(target.name, 'create table mine (id int)')
    await expect(readBackup(folder('backup'), target, brokenInvariants)).rejects.toThrow(/not empty/)
    expect(await tablesOf(target.name)).toBe(1)
  })

  test('rows that break what always holds: the copy is undone', async () => {
    await source.pool.query(`alter table loan_line disable trigger user`)
    const line = await source.db.loanLine.findFirstOrThrow({ where: { state: 'accepted', startsAt: { gt: new Date() }, loan: { toResolveAt: null } } })
    await source.pool.query(`update loan_line set quantity_asked = 99999, quantity_accepted = 99999, quantity_held = 99999 where id = $1`, [line.id])
    await source.pool.query(`alter table loan_line enable trigger user`)
    await writeBackup({ url: source.url, filesDir: folder('files') }, folder('oversold'), NOW)
    const target = await emptyTarget()
    await expect(readBackup(folder('oversold'), target, brokenInvariants)).rejects.toThrow(/promised twice/)
    expect(await tablesOf(target.name)).toBe(0)
    expect(existsSync(target.filesDir)).toBe(false)
  })
})
