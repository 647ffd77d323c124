import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import net from 'node:net'
import path from 'node:path'

import { dyingWithParent, SITE_COMMAND } from '~/cli/site-process'

const START_MS = 300_000
/** What /proc counts in. */
const TICK_MS = 10

export interface RunningSite {
  url: string
  /** Milliseconds of CPU that the processes of the site have taken so far. */
  cpu(): number
  /** How often its log said so far that Meilisearch was left alone. */
  fallbacks(): number
  /** The most memory that each process of the site ever held, in MB. Its database and its Meilisearch have their own. */
  peakMemory(): number[]
  stop(): Promise<void>
}

/** The built site on this data folder, as `npm start` runs it, once the engine asked for answers. @throws with what it said where it does not come. */
export async function startSite(folder: string, engine: 'meilisearch' | 'postgres'): Promise<RunningSite> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const [program, ...args] = dyingWithParent(SITE_COMMAND)
  const { PATH = '', HOME = '/' } = process.env
  const child = spawn(program!, args, {
    // Calls are counted by visitor: the load says for which visitor it asks.
    env: { PATH, HOME, BOURSE_MODE: 'demo', DATA_DIR: path.resolve(folder), PORT: String(port), PUBLIC_URL: url, SEARCH_ENGINE: engine, LOG_LEVEL: 'warn', TRUST_PROXY: 'loopback', NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk))
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
  }

  const deadline = Date.now() + START_MS
  for (;;) {
    const answering = await fetch(`${url}/readyz`).then(async (answer) => (answer.ok ? ((await answer.json()) as { search: unknown }).search : null), () => null)
    if (JSON.stringify(answering)?.includes(engine)) break
    if (child.exitCode !== null || Date.now() > deadline) {
      await stop()
      throw new Error(`The site did not come up with ${engine}:\n${said}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  return {
    url, stop,
    fallbacks: () => said.split('PostgreSQL answers').length - 1,
    cpu: () => processesOf(child.pid!).reduce((sum, pid) => sum + cpuOf(pid), 0),
    peakMemory: () => processesOf(child.pid!).map((pid) => Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024)),
  }
}

/** The first process of the site, and those that it started to answer requests. */
function processesOf(pid: number): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number)
  return [pid, ...children.filter((child) => readFileSync(`/proc/${child}/cmdline`, 'utf8').includes(SITE_COMMAND.at(-1)!))]
}

function cpuOf(pid: number): number {
  const [userTicks, systemTicks] = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /, '').split(' ').slice(11, 13).map(Number)
  return (userTicks! + systemTicks!) * TICK_MS
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as net.AddressInfo
      probe.close(() => resolve(port))
    })
  })
}
