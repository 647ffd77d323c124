import cluster, { type Worker } from 'node:cluster'

import type { Log } from '~/platform/log.server'

import { DRAIN_MS, type Serving } from './serve.server'

const AGAIN_MS = 1000

/** It has said why. */
export class DidNotComeUp extends Error {
  constructor() {
    super('A process that is to answer requests did not come up.')
  }
}

export interface WebProcesses {
  count: number
  /** What they find in their environment beside ours. */
  env: Record<string, string>
  log: Log
}

/**
 * The same program, several times, on one port: it answers the requests, while this process keeps the servers and the jobs. One
 * that ends by itself is started again; all of them end with this one, whatever ends it.
 * @throws {DidNotComeUp}
 */
export async function startWebProcesses({ count, env, log }: WebProcesses): Promise<Serving> {
  let stopping = false
  const startAgain = ({ process: { pid } }: Worker, code: number, signal: string) => {
    if (stopping) return
    log.error({ pid, code, signal }, 'a process that answers requests ended by itself; it is started again')
    setTimeout(() => {
      if (stopping) return
      const worker = cluster.fork(env)
      worker.once('exit', (...how) => startAgain(worker, ...how))
    }, AGAIN_MS)
  }
  const open = () =>
    new Promise<void>((resolve, reject) => {
      const worker = cluster.fork(env)
      const fail = () => reject(new DidNotComeUp())
      worker.once('exit', fail)
      worker.once('listening', () => {
        worker.off('exit', fail).once('exit', (...how) => startAgain(worker, ...how))
        resolve()
      })
    })
  const stop = async () => {
    stopping = true
    await Promise.all(Object.values(cluster.workers ?? {}).map((worker) => worker && end(worker)))
  }
  try {
    await Promise.all(Array.from({ length: count }, open))
  } catch (error) {
    await stop()
    throw error
  }
  return { stop }
}

async function end(worker: Worker): Promise<void> {
  const exited = new Promise((resolve) => worker.once('exit', resolve))
  worker.process.kill('SIGTERM')
  const impatient = setTimeout(() => worker.process.kill('SIGKILL'), DRAIN_MS * 1.5)
  await exited
  clearTimeout(impatient)
}
