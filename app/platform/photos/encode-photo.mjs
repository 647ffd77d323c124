// Runs alone in a child process: `node encode-photo.mjs <source> <folder> <most pixels>`, so that decoding a large photo
// cannot take the site's memory with it. Prints one line of JSON: the renditions, or `{"refused": "<code>"}`.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import path from 'node:path'

import sharp from 'sharp'

const WIDTHS = [480, 960, 1600]
const QUALITY = 78

const [source, folder, mostPixels] = process.argv.slice(2)
sharp.cache(false)
sharp.concurrency(1)

class Refused extends Error {}

async function hashOf(file) {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file)) hash.update(chunk)
  return hash.digest('hex')
}

async function encode() {
  // The header alone says how large the picture would become: a decompression bomb ends here, undecoded.
  const { width, height, autoOrient } = await sharp(source, { limitInputPixels: false }).metadata().catch(() => {
    throw new Refused('photo_unreadable')
  })
  if (!width || !height) throw new Refused('photo_unreadable')
  if (width * height > Number(mostPixels)) throw new Refused('photo_too_many_pixels')

  const widths = [...new Set(WIDTHS.map((wanted) => Math.min(wanted, autoOrient.width)))]
  const largest = path.join(folder, 'largest.webp')
  // Turned upright by its EXIF, which is then left behind with all other metadata (place, camera, author).
  const { width: finalWidth, height: finalHeight } = await sharp(source, { limitInputPixels: Number(mostPixels), failOn: 'error' })
    .autoOrient()
    .resize({ width: widths.at(-1) })
    .webp({ quality: QUALITY })
    .toFile(largest)
    .catch(() => {
      throw new Refused('photo_unreadable')
    })
  const renditions = []
  for (const wanted of widths) {
    const file = wanted === widths.at(-1) ? largest : path.join(folder, `${wanted}.webp`)
    if (file !== largest) await sharp(largest).resize({ width: wanted }).webp({ quality: QUALITY }).toFile(file)
    renditions.push({ width: wanted, file, bytes: (await stat(file)).size })
  }
  return { hash: await hashOf(largest), width: finalWidth, height: finalHeight, renditions }
}

try {
  console.log(JSON.stringify(await encode()))
} catch (error) {
  if (!(error instanceof Refused)) throw error
  console.log(JSON.stringify({ refused: error.message }))
}
