import { randomBytes } from 'node:crypto'
import { copyFile, mkdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'

/** Names of stored files are made by the site: a content hash, a width, an extension. */
const NAME = /^[0-9a-f]{64}-\d{1,5}\.webp$/

function place(filesDir: string, name: string): string {
  if (!NAME.test(name)) throw new Error(`not the name of a stored file: ${name}`)
  return path.join(filesDir, name)
}

/** Takes a file into the store under this name. It appears whole or not at all; the same content twice is one file. */
export async function putFile(filesDir: string, name: string, source: string): Promise<void> {
  const target = place(filesDir, name)
  await mkdir(filesDir, { recursive: true })
  const arriving = `${target}.${randomBytes(6).toString('hex')}.part`
  try {
    await copyFile(source, arriving)
    await rename(arriving, target)
  } finally {
    await rm(arriving, { force: true })
  }
}

/** Removes a stored file; one that is gone already is no error. */
export async function removeFile(filesDir: string, name: string): Promise<void> {
  await rm(place(filesDir, name), { force: true })
}
