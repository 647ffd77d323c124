import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { pipeline } from 'node:stream/promises'

import { BackupError, type Manifest, readManifest, storedFile, tableFile } from './manifest'

async function hashOf(file: string): Promise<string> {
  const sum = createHash('sha256')
  await pipeline(createReadStream(file), sum)
  return sum.digest('hex')
}

/**
 * Reads the whole backup and compares it with its manifest.
 * @throws {BackupError} with the first file that is missing or was changed.
 */
export async function verifyBackup(folder: string): Promise<Manifest> {
  const manifest = readManifest(folder)
  const expected = [
    ...manifest.tables.map(({ name, sha256 }) => ({ file: tableFile(folder, name), sha256 })),
    ...manifest.files.map(({ name, sha256 }) => ({ file: storedFile(folder, name), sha256 })),
  ]
  for (const { file, sha256 } of expected) {
    if (!existsSync(file)) throw new BackupError(`The backup is damaged: ${file} is missing.`)
    if ((await hashOf(file)) !== sha256) throw new BackupError(`The backup is damaged: ${file} is not what was written.`)
  }
  return manifest
}
