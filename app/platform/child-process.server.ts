import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'

/** True when a program runs on this machine with these arguments. */
export function runs(program: string, args: string[]): boolean {
  try {
    execFileSync(program, args, { stdio: 'ignore', timeout: 10_000 })
    return true
  } catch {
    return false
  }
}

/** True while the process exists and is not a zombie. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    const state = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '')[0]
    return state !== 'Z' && state !== 'X'
  } catch {
    return false
  }
}

/**
 * Starts a server that dies with this process: by the kernel's parent-death signal where `setpriv` exists,
 * so that even `kill -9` of this process leaves no orphan.
 * Its output goes to `logFile`.
 */
export function spawnServer(command: string[], options: { deathSignal: 'INT' | 'TERM'; logFile: string; env?: NodeJS.ProcessEnv }): ChildProcess {
  const withDeathSignal = runs('setpriv', ['--pdeathsig', options.deathSignal, '--', 'true'])
    ? ['setpriv', '--pdeathsig', options.deathSignal, '--', ...command]
    : command
  const output = openSync(options.logFile, 'a', 0o600)
  try {
    const [program, ...args] = withDeathSignal
    // Its own process group: Ctrl-C in the terminal reaches this process only, which then stops its servers in order.
    return spawn(program!, args, { detached: true, stdio: ['ignore', output, output], env: options.env ?? process.env })
  } finally {
    closeSync(output)
  }
}

/** Resolves when the process is gone. @returns false when it still runs after `timeout` ms. */
export async function waitForExit(child: { pid?: number | undefined }, timeout: number): Promise<boolean> {
  const deadline = Date.now() + timeout
  while (child.pid !== undefined && isAlive(child.pid)) {
    if (Date.now() > deadline) return false
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return true
}
