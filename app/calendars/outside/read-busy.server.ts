import { execFile } from 'node:child_process'
import path from 'node:path'

import type { Period } from '~/loans/loan-period'
import { DomainError } from '~/platform/errors'
import { projectRoot } from '~/platform/project-root.server'

/** How far ahead a calendar is read, and how many periods of it are kept. */
export const DAYS_AHEAD = 400
export const MOST_PERIODS = 1000

const DAY_MS = 24 * 3_600_000
const CPU_SECONDS = 5
/** For a child that does not even compute. */
const TIMEOUT_MS = 60_000
const PROGRAM = path.join(projectRoot, 'app', 'calendars', 'outside', 'read-busy.mjs')

export interface Busy {
  /** When it is taken, the soonest first; none touches another. */
  periods: Period[]
  /** There are more than are kept. */
  cut: boolean
}

let queue: Promise<unknown> = Promise.resolve()

/**
 * What a calendar says is taken from now on, repeated events included, in a child process: one at a time, killed after 5 s of
 * computing, however busy the machine is with other things.
 * @param text iCalendar (RFC 5545). @throws {DomainError} 422 `calendar_unreadable`, `calendar_too_heavy`.
 */
export function readBusy(text: string, now: Date): Promise<Busy> {
  const turn = queue.then(() => run(text, now))
  queue = turn.catch(() => {})
  return turn
}

function run(text: string, now: Date): Promise<Busy> {
  const window = [now.getTime(), now.getTime() + DAYS_AHEAD * DAY_MS, MOST_PERIODS].map(String)
  return new Promise((resolve, reject) => {
    const child = execFile(
      '/bin/sh',
      ['-c', `ulimit -t ${CPU_SECONDS} && exec "$@"`, 'sh', process.execPath, '--max-old-space-size=96', PROGRAM, ...window],
      // Nothing of the site's environment (secrets, database) is for this process.
      { timeout: TIMEOUT_MS, killSignal: 'SIGKILL', cwd: projectRoot, env: { PATH: process.env.PATH, NODE_ENV: 'production' }, maxBuffer: 1024 * 1024 },
      (error, stdout) => {
        if (error) return reject(new DomainError('calendar_too_heavy', { field: 'url', cause: error }))
        const answer = JSON.parse(stdout) as { periods: [number, number][]; cut: boolean } | { refused: string }
        if ('refused' in answer) return reject(new DomainError(answer.refused, { field: 'url' }))
        resolve({ periods: answer.periods.map(([startsAt, endsAt]) => ({ startsAt: new Date(startsAt), endsAt: new Date(endsAt) })), cut: answer.cut })
      },
    )
    // A child that was killed reads no more.
    child.stdin!.on('error', () => {}).end(text)
  })
}
