import { spawn } from 'node:child_process'
import path from 'node:path'

import { runs } from '~/platform/child-process.server'
import { projectRoot } from '~/platform/project-root.server'

/** The command, so that it dies with its parent where `setpriv` exists. */
export const dyingWithParent = (command: string[]): string[] =>
  runs('setpriv', ['--pdeathsig', 'TERM', '--', 'true']) ? ['setpriv', '--pdeathsig', 'TERM', '--', ...command] : command

/**
 * Runs a program in this terminal until it ends. It gets our SIGINT and SIGTERM, and dies with us even after `kill -9`
 * where `setpriv` exists.
 */
export function runInTerminal(command: string[], env: NodeJS.ProcessEnv): { pid: number; exited: Promise<number> } {
  const [program, ...args] = dyingWithParent(command)
  const child = spawn(program!, args, { cwd: projectRoot, env, stdio: 'inherit' })
  const forward = (signal: NodeJS.Signals) => void child.kill(signal)
  process.on('SIGINT', forward).on('SIGTERM', forward)
  const exited = new Promise<number>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => resolve(code ?? (signal ? 1 : 0)))
  }).finally(() => process.off('SIGINT', forward).off('SIGTERM', forward))
  return { pid: child.pid!, exited }
}

/** The built site, with the memory that the start script of package.json gives it. */
export const SITE_COMMAND = [process.execPath, '--max-old-space-size=192', '--max-semi-space-size=16', path.join(projectRoot, 'app', 'cli', 'start.js')]
