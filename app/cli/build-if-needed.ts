import { spawn } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'

import { projectRoot } from '~/platform/project-root.server'

const SOURCES = ['app', 'search', 'prisma/schema.prisma', 'package-lock.json', 'remix.config.js', 'tailwind.config.ts', 'tsconfig.json']
const BUILT = ['build/server.js', 'public/build', 'prisma/generated/client.ts']

const here = (name: string) => path.join(projectRoot, name)

/** When the newest file at or below this path was changed, in ms since 1970. */
function newest(file: string): number {
  const stat = statSync(file)
  if (!stat.isDirectory()) return stat.mtimeMs
  return readdirSync(file).reduce((latest, name) => Math.max(latest, newest(path.join(file, name))), 0)
}

/** True when there is no build, or one older than the sources. */
export function needsBuild(): boolean {
  if (!BUILT.every((name) => existsSync(here(name)))) return true
  const built = statSync(here('build/server.js')).mtimeMs
  return SOURCES.some((name) => newest(here(name)) > built)
}

/** Builds the site in a child process. @throws with the output of the build when it fails. */
export function build(): Promise<void> {
  const child = spawn('npm', ['run', '--silent', 'build'], { cwd: projectRoot, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NODE_ENV: 'production' } })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`The build failed:\n${output}`))))
  })
}
