import { mkdtemp, open, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'

import type { Database } from '../database.server'
import { DomainError } from '../errors'
import { putFile, removeFile } from '../file-store.server'
import { encodePhoto } from './encode-photo.server'
import { photoKind } from './photo-kind'

/** What a page needs to show a stored photo. */
export interface StoredPhoto {
  hash: string
  width: number
  height: number
  widths: number[]
}

const fileName = (hash: string, width: number) => `${hash}-${width}.webp`

/**
 * Takes a photo that somebody sent into the store: checked by its first bytes, encoded, the files written, then the row.
 * The same photo again gives the same row.
 * @throws {DomainError} 422 `photo_svg`, `photo_heic`, `photo_not_a_picture`, `photo_unreadable`, `photo_too_many_pixels`, `photo_too_slow`.
 */
export async function storePhoto(db: Database, filesDir: string, upload: { file: string; uploadedById: string | null; now: Date }): Promise<StoredPhoto> {
  const kind = photoKind(await firstBytes(upload.file))
  if ('refused' in kind) throw new DomainError(kind.refused)
  const folder = await mkdtemp(path.join(os.tmpdir(), 'bourse-photo-'))
  try {
    const { hash, width, height, renditions } = await encodePhoto(upload.file, folder)
    for (const rendition of renditions) await putFile(filesDir, fileName(hash, rendition.width), rendition.file)
    const widths = renditions.map((rendition) => rendition.width)
    const bytes = renditions.reduce((sum, rendition) => sum + rendition.bytes, 0)
    await db.storedFile.upsert({
      where: { hash }, update: { createdAt: upload.now },
      create: { hash, width, height, widths, bytes, uploadedById: upload.uploadedById, createdAt: upload.now },
    })
    return { hash, width, height, widths }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function firstBytes(file: string): Promise<Uint8Array> {
  const handle = await open(file)
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(512), 0, 512, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

/** No annonce and no état des lieux shows it. */
const UNUSED = { photos: { none: {} }, conditions: { none: {} } } as const

/** How long a photo that nothing shows is kept: somebody may still be filling in the form it came with. */
const ORPHAN_MS = 24 * 3_600_000
const BATCH = 500

/** Removes the photos that nothing has shown for a day: row first, so that no page names a file that is gone. @returns how many. */
export async function removeOrphanPhotos(db: Database, filesDir: string, now: Date): Promise<number> {
  const orphans = await db.storedFile.findMany({ where: { ...UNUSED, createdAt: { lt: new Date(now.getTime() - ORPHAN_MS) } }, take: BATCH })
  let removed = 0
  for (const { id, hash, widths } of orphans) {
    // Asked again in the same statement: something may have taken it meanwhile.
    const { count } = await db.storedFile.deleteMany({ where: { id, ...UNUSED } })
    if (count === 0) continue
    for (const width of widths) await removeFile(filesDir, fileName(hash, width))
    removed += count
  }
  return removed
}
