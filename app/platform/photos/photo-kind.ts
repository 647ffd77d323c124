/** What the first bytes of a file say it is; its name and declared type are not believed. */
export type PhotoKind = 'jpeg' | 'png' | 'webp' | 'avif'

const startsWith = (head: Uint8Array, ...bytes: number[]) => bytes.every((byte, i) => head[i] === byte)
const ascii = (head: Uint8Array, from: number, to: number) => String.fromCharCode(...head.subarray(from, to))

/** @param head the first 512 bytes, fewer where the file is shorter. @returns the kind, or the code of the refusal. */
export function photoKind(head: Uint8Array): { kind: PhotoKind } | { refused: 'photo_svg' | 'photo_heic' | 'photo_not_a_picture' } {
  if (startsWith(head, 0xff, 0xd8, 0xff)) return { kind: 'jpeg' }
  if (startsWith(head, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return { kind: 'png' }
  if (ascii(head, 0, 4) === 'RIFF' && ascii(head, 8, 12) === 'WEBP') return { kind: 'webp' }
  if (ascii(head, 4, 8) === 'ftyp') {
    const brand = ascii(head, 8, 12)
    if (brand === 'avif' || brand === 'avis') return { kind: 'avif' }
    if (/^(hei|hev|mif1)/.test(brand)) return { refused: 'photo_heic' }
  }
  // Text in any encoding: an SVG can carry scripts.
  const text = new TextDecoder('utf-8').decode(head).replace(/\u0000/g, '')
  return { refused: /<svg[\s>]|<!doctype svg/i.test(text) ? 'photo_svg' : 'photo_not_a_picture' }
}
