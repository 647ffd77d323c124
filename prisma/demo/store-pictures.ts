import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'

import sharp from 'sharp'

import type { Prisma } from '../generated/client'
import { type PictureName, PICTURES, svgOf } from './pictures'

/** The widths in which every photo of the site is stored, ascending. */
const WIDTHS = [480, 960, 1600]
const RATIO = 3 / 4
/** As many at a time as two processors can draw. */
const AT_ONCE = 2

/** Draws every picture in its three widths of WebP into the file store. @returns the row of each. */
export async function storePictures(filesDir: string, now: Date, uuid: () => string, onStep: (done: number, total: number) => void): Promise<Map<PictureName, Prisma.StoredFileCreateManyInput & { id: string }>> {
  await mkdir(filesDir, { recursive: true, mode: 0o700 })
  const names = Object.keys(PICTURES) as PictureName[]
  const ids = new Map(names.map((name) => [name, uuid()]))
  const stored = new Map<PictureName, Prisma.StoredFileCreateManyInput & { id: string }>()
  const waiting = [...names]
  const draw = async () => {
    for (let name = waiting.shift(); name; name = waiting.shift()) {
      stored.set(name, { id: ids.get(name)!, createdAt: now, ...(await storePicture(filesDir, name)) })
      onStep(stored.size, names.length)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, draw))
  return stored
}

async function storePicture(filesDir: string, name: PictureName): Promise<Omit<Prisma.StoredFileCreateManyInput, 'id'>> {
  const drawn = sharp(Buffer.from(svgOf(name)))
  const renditions = await Promise.all(WIDTHS.map((width) => drawn.clone().resize(width).webp({ quality: 82, effort: 2 }).toBuffer()))
  const hash = createHash('sha256').update(renditions.at(-1)!).digest('hex')
  await Promise.all(renditions.map((bytes, i) => writeFile(path.join(filesDir, `${hash}-${WIDTHS[i]}.webp`), bytes)))
  const width = WIDTHS.at(-1)!
  return { hash, width, height: width * RATIO, bytes: renditions.at(-1)!.length, widths: WIDTHS }
}
