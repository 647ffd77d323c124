import { createReadStream, existsSync, mkdirSync, readdirSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'

import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'

import { migrate, readMigrations } from '../migrations.server'
import { BackupError, type Manifest, storedFile, tableFile } from './manifest'
import { backupTables, columnList, quoted } from './tables'
import { verifyBackup } from './verify-backup.server'

interface Target {
  url: string
  filesDir: string
}

/** What must hold in the copy: the names of the rules it breaks. */
export type Check = (client: pg.Client) => Promise<string[]>

/**
 * Brings a backup back into an empty database and an empty folder of pictures: the schema from the migrations, up to that
 * of the backup, then the rows, then the pictures. What the backup holds is verified before the first write; where
 * something fails on the way, the database is empty again.
 * @throws {BackupError} when the backup is damaged or newer than this program, the target is not empty, or `check` finds something.
 */
export async function readBackup(folder: string, target: Target, check: Check, onStep: (done: number, total: number) => void = () => {}): Promise<Manifest> {
  const manifest = await verifyBackup(folder)
  refuseUnknownMigrations(manifest)
  await refuseFullTarget(target)
  try {
    await migrate(target.url, manifest.migrations.at(-1)!.name)
    await loadRows(folder, manifest, target.url, check, onStep)
  } catch (error) {
    await emptyAgain(target.url)
    throw error
  }
  await copyPictures(folder, manifest, target.filesDir, onStep)
  return manifest
}

function refuseUnknownMigrations(manifest: Manifest): void {
  const known = new Map(readMigrations().map(({ name, checksum }) => [name, checksum]))
  for (const { name, checksum } of manifest.migrations) {
    if (!known.has(name)) throw new BackupError(`The backup is newer than this program: it knows the migration ${name}. Restore it with the newer version.`)
    if (known.get(name) !== checksum) throw new BackupError(`The migration ${name} is not the one the backup was made with. Restore it with the version that made it.`)
  }
}

async function refuseFullTarget({ url, filesDir }: Target): Promise<void> {
  if (existsSync(filesDir) && readdirSync(filesDir).length > 0) throw new BackupError(`${filesDir} already holds pictures. Restore into an empty folder: another DATA_DIR.`)
  await withClient(url, async (client) => {
    const { rows } = await client.query(`select count(*)::int as tables from pg_tables where schemaname = 'public'`)
    if (rows[0].tables > 0) throw new BackupError('The database is not empty. Restore into an empty one: another DATA_DIR or DATABASE_URL.')
  })
}

async function loadRows(folder: string, manifest: Manifest, url: string, check: Check, onStep: (done: number, total: number) => void): Promise<void> {
  await withClient(url, async (client) => {
    await client.query('begin')
    const known = new Map((await backupTables(client)).map((table) => [table.name, table]))
    for (const [i, { name, columns, rows }] of manifest.tables.entries()) {
      const table = known.get(name)
      if (!table || columns.some((column) => !table.columns.includes(column))) throw new BackupError(`The backup does not fit its own migrations: the table ${name}.`)
      // What the rows say was true when it was said: the triggers guard new promises, not old ones.
      await client.query(`alter table ${quoted(name)} disable trigger user`)
      const copy = client.query(copyFrom(`copy ${quoted(name)} (${columnList(columns)}) from stdin`))
      await pipeline(createReadStream(tableFile(folder, name)), copy)
      await client.query(`alter table ${quoted(name)} enable trigger user`)
      if (copy.rowCount !== rows) throw new BackupError(`The backup is damaged: ${name} has ${copy.rowCount} rows instead of ${rows}.`)
      onStep(i + 1, manifest.tables.length + manifest.files.length)
    }
    await setSequences(client)
    const broken = await check(client)
    if (broken.length > 0) throw new BackupError(`The copy breaks rules that always hold, and was undone:\n${broken.join('\n')}`)
    await client.query('commit')
  })
}

/** Numbers go on after the last one given. */
async function setSequences(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string }>(
    `select table_name as table, column_name as column from information_schema.columns
     where table_schema = 'public' and pg_get_serial_sequence(quote_ident(table_name), column_name) is not null`,
  )
  for (const { table, column } of rows) {
    await client.query(
      `select setval(pg_get_serial_sequence($1, $2), greatest(last, 1), last is not null) from (select max(${quoted(column)}) as last from ${quoted(table)}) as rows`,
      [quoted(table), column],
    )
  }
}

async function emptyAgain(url: string): Promise<void> {
  await withClient(url, (client) => client.query('drop schema public cascade; create schema public'))
}

async function copyPictures(folder: string, manifest: Manifest, filesDir: string, onStep: (done: number, total: number) => void): Promise<void> {
  mkdirSync(filesDir, { recursive: true, mode: 0o700 })
  for (const [i, { name }] of manifest.files.entries()) {
    await copyFile(storedFile(folder, name), path.join(filesDir, name))
    onStep(manifest.tables.length + i + 1, manifest.tables.length + manifest.files.length)
  }
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, options: '-c TimeZone=UTC' })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
