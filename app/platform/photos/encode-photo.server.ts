import { execFile } from 'node:child_process'
import path from 'node:path'

import { projectRoot } from '../project-root.server'
import { DomainError } from '../errors'

/** More than any camera that people carry; decoded, this is 240 MB for a moment, in the child alone. */
export const MOST_PIXELS = 60_000_000
const TIMEOUT_MS = 20_000
const PROGRAM = path.join(projectRoot, 'app', 'platform', 'photos', 'encode-photo.mjs')

export interface EncodedPhoto {
  /** SHA-256 of the largest rendition. */
  hash: string
  /** Of the largest rendition, in pixels. */
  width: number
  height: number
  /** In ascending width; at least one. */
  renditions: { width: number; file: string; bytes: number }[]
}

let queue: Promise<unknown> = Promise.resolve()

/**
 * Encodes one photo into its widths of WebP, upright and without metadata, in a child process: one at a time, killed after 20 s.
 * @param folder where the renditions are written; the caller's to remove.
 * @throws {DomainError} 422 `photo_unreadable`, `photo_too_many_pixels`, `photo_too_slow`.
 */
export function encodePhoto(source: string, folder: string): Promise<EncodedPhoto> {
  const turn = queue.then(() => run(source, folder))
  queue = turn.catch(() => {})
  return turn
}

function run(source: string, folder: string): Promise<EncodedPhoto> {
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      ['--max-old-space-size=64', PROGRAM, source, folder, String(MOST_PIXELS)],
      // Nothing of the site's environment (secrets, database) is for this process.
      { timeout: TIMEOUT_MS, killSignal: 'SIGKILL', cwd: projectRoot, env: { PATH: process.env.PATH, NODE_ENV: 'production' }, maxBuffer: 64 * 1024 },
      (error, stdout, stderr) => {
        if (error?.killed) return reject(new DomainError('photo_too_slow'))
        if (error) return reject(new DomainError('photo_unreadable', { cause: new Error(stderr || error.message) }))
        const answer = JSON.parse(stdout) as EncodedPhoto | { refused: string }
        if ('refused' in answer) return reject(new DomainError(answer.refused))
        resolve(answer)
      },
    )
  })
}
