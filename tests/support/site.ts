import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'

import type { TestProject } from 'vitest/node'

import { SITE_COMMAND } from '../../app/cli/site-process'
import { findChromium } from './chromium'

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the running demo site. */
    siteUrl: string
    siteDataDir: string
    sitePid: number
    /** Path of Chromium; null where none can be had: the browser's tests are then skipped, loudly. */
    chromium: string | null
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as net.AddressInfo
      probe.close(() => resolve(port))
    })
  })
}

/** The built site with the demo's data, as a person starts it, on its own port and folder. */
export default async function setup(project: TestProject) {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'bourse-site-'))
  const port = await freePort()
  const siteUrl = `http://localhost:${port}`
  const env = { ...process.env, BOURSE_MODE: 'demo', DATA_DIR: dataDir, PORT: String(port), PUBLIC_URL: siteUrl, LOG_LEVEL: 'warn', NODE_OPTIONS: '', TZ: 'America/Montreal' }
  execFileSync('node', ['--import', 'tsx', 'app/cli/seed.ts'], { env, stdio: ['ignore', 'ignore', 'inherit'] })

  const logFile = path.join(dataDir, 'site.log')
  const log = openSync(logFile, 'a')
  const [program, ...args] = SITE_COMMAND
  const site = spawn(program!, args, { env, stdio: ['ignore', log, log] })
  const deadline = Date.now() + 60_000
  while (!(await fetch(`${siteUrl}/readyz`).then((response) => response.ok, () => false))) {
    if (site.exitCode !== null || Date.now() > deadline) throw new Error(`The site did not start:\n${readFileSync(logFile, 'utf8')}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  project.provide('siteUrl', siteUrl)
  project.provide('siteDataDir', dataDir)
  project.provide('sitePid', site.pid!)
  project.provide('chromium', findChromium())

  return async () => {
    const ended = new Promise((resolve) => site.once('exit', resolve))
    site.kill('SIGTERM')
    await ended
    rmSync(dataDir, { recursive: true, force: true })
  }
}
