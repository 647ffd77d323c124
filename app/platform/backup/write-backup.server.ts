import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'

import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'

import { BackupError, type Manifest, MANIFEST, storedFile, tableFile } from './manifest'
import { backupTables, columnList, quoted, type Table } from './tables'

export interface BackupReport {
  manifest: Manifest
  /** Pictures that the database names and the folder does not hold. */
  missing: string[]
}

const NEWLINE = 10

/** Counts and hashes what passes. A row of COPY is a line: line breaks inside values are escaped. */
function meter() {
  const sum = createHash('sha256')
  const seen = { bytes: 0, lines: 0 }
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      sum.update(chunk)
      seen.bytes += chunk.length
      for (const byte of chunk) if (byte === NEWLINE) seen.lines++
      done(null, chunk)
    },
  })
  return { stream, result: () => ({ ...seen, sha256: sum.digest('hex') }) }
}

/**
 * Writes every row of one instant, then the pictures those rows name, into a new folder. The site may go on running.
 * The manifest comes last: a folder without one is no backup.
 * @throws {BackupError} when the folder holds something, or the database is not that of a bourse.
 */
export async function writeBackup(
  { url, filesDir }: { url: string; filesDir: string },
  folder: string,
  now: Date,
  onStep: (done: number, total: number) => void = () => {},
): Promise<BackupReport> {
  if (existsSync(folder) && readdirSync(folder).length > 0) throw new BackupError(`${folder} is not empty: a backup needs a folder of its own.`)
  mkdirSync(path.join(folder, 'tables'), { recursive: true, mode: 0o700 })
  mkdirSync(path.join(folder, 'files'), { mode: 0o700 })
  const client = new pg.Client({ connectionString: url, options: '-c TimeZone=UTC' })
  await client.connect()
  try {
    // One snapshot for all tables: what is written meanwhile is in none of them.
    await client.query('begin isolation level repeatable read read only')
    const migrations = await readMigrations(client)
    const tables = await backupTables(client)
    const names = await pictureNames(client)
    const total = tables.length + names.length
    const written: Manifest['tables'] = []
    for (const table of tables) {
      written.push(await writeTable(client, table, tableFile(folder, table.name)))
      onStep(written.length, total)
    }
    await client.query('commit')

    const files: Manifest['files'] = []
    const missing: string[] = []
    for (const name of names) {
      const source = path.join(filesDir, name)
      if (existsSync(source)) files.push({ name, ...(await copyFile(source, storedFile(folder, name))) })
      else missing.push(name)
      onStep(tables.length + files.length + missing.length, total)
    }
    const manifest: Manifest = { format: 1, createdAt: now.toISOString(), migrations, tables: written, files }
    writeFileSync(path.join(folder, MANIFEST), JSON.stringify(manifest, null, 1), { mode: 0o600 })
    return { manifest, missing }
  } finally {
    await client.end()
  }
}

async function readMigrations(client: pg.Client): Promise<Manifest['migrations']> {
  const { rows: exists } = await client.query(`select to_regclass('public._prisma_migrations') is not null as there`)
  if (!exists[0]?.there) throw new BackupError('This database is not that of a bourse: nothing was ever migrated here.')
  const { rows } = await client.query<Manifest['migrations'][number]>(
    'select migration_name as name, checksum from _prisma_migrations where finished_at is not null and rolled_back_at is null order by migration_name',
  )
  return rows
}

async function pictureNames(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(`select hash || '-' || stored || '.webp' as name from stored_file, unnest(widths) as stored order by 1`)
  return rows.map((row) => row.name)
}

async function writeTable(client: pg.Client, { name, columns }: Table, file: string): Promise<Manifest['tables'][number]> {
  const { stream, result } = meter()
  const rows = client.query(copyTo(`copy (select ${columnList(columns)} from ${quoted(name)} order by 1) to stdout`))
  await pipeline(rows, stream, createWriteStream(file, { mode: 0o600 }))
  const { lines, sha256 } = result()
  return { name, columns, rows: lines, sha256 }
}

async function copyFile(source: string, target: string): Promise<{ bytes: number; sha256: string }> {
  const { stream, result } = meter()
  await pipeline(createReadStream(source), stream, createWriteStream(target, { mode: 0o600 }))
  const { bytes, sha256 } = result()
  return { bytes, sha256 }
}
