import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import type { SchemaEngine } from '@prisma/schema-engine-wasm'
import pg from 'pg'

import { projectRoot } from './project-root.server'

const MIGRATIONS = path.join(projectRoot, 'prisma', 'migrations')
const NO_FILTER = { externalTables: [], externalEnums: [] }
/** Any constant: two processes that start at once migrate one after the other. */
const MIGRATION_LOCK = 7_200_040_715n

/** The database and this program do not fit together. The message is for the person who starts it. */
export class MigrationError extends Error {}

interface Migration {
  name: string
  sql: string
  checksum: string
}

/** The migrations of this program, in order. */
export function readMigrations(): Migration[] {
  return readdirSync(MIGRATIONS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = readFileSync(path.join(MIGRATIONS, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    })
}

/**
 * What the engine lets pass in silence: a database newer than this program, a migration edited after it was applied,
 * one that failed half-way.
 */
async function refuseMismatch(url: string, migrations: Migration[]): Promise<Set<string>> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows: exists } = await client.query(`select to_regclass('public._prisma_migrations') as table`)
    if (!exists[0]?.table) return new Set()
    const { rows } = await client.query<{ name: string; checksum: string; finished: Date | null; rolledBack: Date | null }>(
      `select migration_name as name, checksum, finished_at as finished, rolled_back_at as "rolledBack" from _prisma_migrations`,
    )
    const known = new Map(migrations.map((migration) => [migration.name, migration]))
    const applied = new Set<string>()
    for (const row of rows.filter((row) => !row.rolledBack)) {
      const own = known.get(row.name)
      if (!own) throw new MigrationError(`The database is newer than this program: it knows the migration ${row.name}. Start the newer version, or restore an older backup.`)
      if (!row.finished) throw new MigrationError(`The migration ${row.name} failed half-way on this database. Restore the backup made before it, then start again.`)
      if (own.checksum !== row.checksum) throw new MigrationError(`The migration ${row.name} was edited after it was applied. Bring its file back as it was; changes go into a new migration.`)
      applied.add(row.name)
    }
    return applied
  } finally {
    await client.end()
  }
}

/** Prisma's driver splits scripts at every `;`, which breaks function bodies: hand the whole script to PostgreSQL at once. */
class WholeScripts extends PrismaPg {
  override async connect() {
    const adapter = await super.connect()
    adapter.executeScript = async (script: string) => void (await adapter.underlyingDriver().query(script))
    return adapter
  }
}

interface Bindings {
  __wbg_set_wasm(exports: unknown): void
  SchemaEngine: typeof SchemaEngine
}

/** Loaded once a process: its glue keeps views into the memory of one instance, and a second one would be read through them. */
let loading: Promise<Bindings> | undefined
const loadEngine = (): Promise<Bindings> => (loading ??= instantiate())

async function instantiate(): Promise<Bindings> {
  const require = createRequire(import.meta.url)
  const glue = require.resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const bindings = (await import('@prisma/schema-engine-wasm/schema_engine_bg')) as never as Bindings
  const wasm = await WebAssembly.compile(readFileSync(path.join(path.dirname(glue), 'schema_engine_bg.wasm')))
  const instance = await WebAssembly.instantiate(wasm, { './schema_engine_bg.js': bindings as never })
  bindings.__wbg_set_wasm(instance.exports)
  ;(instance.exports.__wbindgen_start as () => void)()
  return bindings
}

async function withEngine<T>(url: string, work: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  const bindings = await loadEngine()
  const pool = new pg.Pool({ connectionString: url, max: 2 })
  try {
    const adapter = bindMigrationAwareSqlAdapterFactory(new WholeScripts(pool))
    return await work(await bindings.SchemaEngine.new({ datamodels: undefined }, () => {}, adapter))
  } finally {
    await pool.end()
  }
}

/**
 * Brings the database to this program's schema with Prisma's own engine; several processes may start at once.
 * @param upTo name of the last migration to apply; all of them without.
 * @returns the names of the migrations applied now.
 * @throws {MigrationError} when the database is newer, was edited, or stopped half-way.
 */
export async function migrate(url: string, upTo?: string): Promise<string[]> {
  const migrations = readMigrations().filter(({ name }) => upTo === undefined || name <= upTo)
  const guard = new pg.Client({ connectionString: url })
  await guard.connect()
  try {
    await guard.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    const applied = await refuseMismatch(url, migrations)
    if (migrations.every((migration) => applied.has(migration.name))) return []
    const migrationsList = {
      baseDir: MIGRATIONS,
      lockfile: { path: 'migration_lock.toml', content: readFileSync(path.join(MIGRATIONS, 'migration_lock.toml'), 'utf8') },
      shadowDbInitScript: '',
      migrationDirectories: migrations.map(({ name, sql }) => ({ path: name, migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value: sql } } })),
    }
    const { appliedMigrationNames } = await withEngine(url, (engine) => engine.applyMigrations({ filters: NO_FILTER, migrationsList }))
    return appliedMigrationNames
  } finally {
    await guard.end()
  }
}

/** True when every migration of this program is applied: what `/readyz` asks. */
export async function isMigrated(url: string): Promise<boolean> {
  const migrations = readMigrations()
  const applied = await refuseMismatch(url, migrations)
  return migrations.every((migration) => applied.has(migration.name))
}
