import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

import sharp from 'sharp'
import { afterAll, describe, expect, test } from 'vitest'

import { removeOrphanPhotos, storePhoto } from '~/platform/photos/store-photo.server'

import { makeListing, makeMember, makePerson } from '../../factories'
import { useDatabase } from '../../support/database'

const database = useDatabase()
const folder = mkdtempSync(path.join(os.tmpdir(), 'bourse-photos-test-'))
const filesDir = path.join(folder, 'files')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const now = new Date('2027-06-01T10:00:00Z')
let uploader: string
const store = async (bytes: Uint8Array | string, at = now) => {
  const file = path.join(folder, 'upload')
  writeFileSync(file, bytes)
  uploader ??= (await makePerson(database.db)).id
  return storePhoto(database.db, filesDir, { file, uploadedById: uploader, now: at })
}
/** Left half red, right half blue: shows whether it was turned. */
const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#c00' } }).composite([{ input: { create: { width: width >> 1, height, channels: 3, background: '#00c' } }, left: width - (width >> 1), top: 0 }])
const file = (hash: string, width: number) => path.join(filesDir, `${hash}-${width}.webp`)

/** A PNG whose header promises far more pixels than its few bytes hold. */
async function bomb(): Promise<Buffer> {
  const png = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#000' } }).png().toBuffer()
  png.writeUInt32BE(30_000, 16)
  png.writeUInt32BE(30_000, 20)
  const { crc32 } = await import('node:zlib') as unknown as { crc32?: (data: Buffer) => number }
  if (crc32) png.writeUInt32BE(crc32(png.subarray(12, 29)), 29)
  return png
}

describe('a photo that somebody sends', () => {
  test('is stored in three widths of WebP, never larger than it came', async () => {
    const photo = await store(await picture(2400, 1200).jpeg().toBuffer())
    expect(photo).toMatchObject({ width: 1600, height: 800, widths: [480, 960, 1600] })
    for (const width of photo.widths) expect(await sharp(readFileSync(file(photo.hash, width))).metadata()).toMatchObject({ format: 'webp', width, height: width / 2 })
    const small = await store(await picture(600, 300).png().toBuffer())
    expect(small).toMatchObject({ width: 600, height: 300, widths: [480, 600] })
    const row = await database.db.storedFile.findUniqueOrThrow({ where: { hash: photo.hash } })
    expect(row).toMatchObject({ uploadedById: uploader, widths: [480, 960, 1600] })
    expect(row.bytes).toBe(photo.widths.reduce((sum, width) => sum + readFileSync(file(photo.hash, width)).length, 0))
  })

  test('loses all its metadata, the place where it was taken first of all', async () => {
    const jpeg = await picture(800, 600)
      .withExif({ IFD0: { Artist: 'Camille Secret', Model: 'Appareil' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '45/1 11/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '5/1 43/1 0/1' } })
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><note>Camille Secret</note></x:xmpmeta>')
      .jpeg().toBuffer()
    expect((await sharp(jpeg).metadata()).exif).toBeDefined()
    expect(jpeg.includes('Camille Secret')).toBe(true)
    const photo = await store(jpeg)
    for (const width of photo.widths) {
      const bytes = readFileSync(file(photo.hash, width))
      const metadata = await sharp(bytes).metadata()
      expect([metadata.exif, metadata.xmp, metadata.iptc, metadata.icc]).toEqual([undefined, undefined, undefined, undefined])
      for (const trace of ['Camille', 'Appareil', 'EXIF', 'GPS', 'XMP']) expect(bytes.includes(trace)).toBe(false)
    }
  })

  test('is turned upright as its EXIF says', async () => {
    // Orientation 6: the camera was held so that the picture must be turned by 90 degrees clockwise.
    const photo = await store(await picture(800, 400).withMetadata({ orientation: 6 }).jpeg().toBuffer())
    expect(photo).toMatchObject({ width: 400, height: 800 })
    const { data, info } = await sharp(readFileSync(file(photo.hash, 400))).raw().toBuffer({ resolveWithObject: true })
    const pixel = (x: number, y: number) => [...data.subarray((y * info.width + x) * info.channels, (y * info.width + x) * info.channels + 3)]
    expect(pixel(200, 100)[0]).toBeGreaterThan(150)
    expect(pixel(200, 700)[2]).toBeGreaterThan(150)
  })

  test('sent twice is stored once', async () => {
    const bytes = await picture(500, 500).jpeg().toBuffer()
    const first = await store(bytes)
    expect(await store(bytes)).toEqual(first)
    expect(await database.db.storedFile.count({ where: { hash: first.hash } })).toBe(1)
    expect(readdirSync(filesDir).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  test('that would unfold into 900 million pixels is refused before it is decoded', async () => {
    await expect(store(await bomb())).rejects.toMatchObject({ code: 'photo_too_many_pixels' })
  })

  test.each([
    ['a text named .jpg', 'Ceci n’est pas une photo.', 'photo_not_a_picture'],
    ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', 'photo_svg'],
    ['a JPEG that breaks off', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), 'photo_unreadable'],
  ])('%s is refused', async (_what, content, code) => {
    await expect(store(content)).rejects.toMatchObject({ code, status: 422 })
  })

  test('goes after a day when no annonce shows it, and stays while one does', async () => {
    const { db } = database
    const [shown, forgotten] = [await store(await picture(320, 200).jpeg().toBuffer()), await store(await picture(320, 220).jpeg().toBuffer())]
    const { organisation } = await makeMember(db)
    const listing = await makeListing(db, organisation)
    const row = await db.storedFile.findUniqueOrThrow({ where: { hash: shown.hash } })
    await db.listingPhoto.create({ data: { listingId: listing.id, fileId: row.id } })
    await removeOrphanPhotos(db, filesDir, new Date(now.getTime() + 3_600_000))
    expect(readdirSync(filesDir)).toContain(`${forgotten.hash}-320.webp`)
    await removeOrphanPhotos(db, filesDir, new Date(now.getTime() + 25 * 3_600_000))
    expect(readdirSync(filesDir)).toEqual([`${shown.hash}-320.webp`])
    expect(await db.storedFile.count()).toBe(1)
  })
})
