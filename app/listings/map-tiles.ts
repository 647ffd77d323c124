import type { MapFrame } from './search-map'

/** In its own pixels. */
const SIDE = 256
/** In the units of the map: it is drawn near its own size on a screen, and a map of 400 by 640 asks for at most 4 columns of 5. */
const SMALLEST_SIDE = 160

/**
 * The tiles of a map service that cover a map: each has its place in their own pixels, which the map scales, and moves to `corner`.
 * @param template the address of one, with {z}, {x} and {y}
 */
export function mapTiles({ width, height, world }: MapFrame, template: string) {
  const zoom = Math.max(0, Math.floor(Math.log2(world.breadth / SMALLEST_SIDE)))
  const side = world.breadth / 2 ** zoom
  const columns = between(-world.x / side, (width - world.x) / side)
  const rows = between(-world.y / side, (height - world.y) / side)
  return {
    side: SIDE, scale: side / SIDE,
    corner: { x: world.x + columns[0]! * side, y: world.y + rows[0]! * side },
    images: rows.flatMap((y, row) => columns.map((x, column) => ({ href: addressOf(template, { z: zoom, x, y }), x: column * SIDE, y: row * SIDE }))),
  }
}

/** A text that names whom to thank, links written `[so](https://...)`, as its parts. */
export function attributionParts(text: string): { text: string; href: string | null }[] {
  const pieces = text.split(/\[([^\]]+)\]\((https?:\/\/[^\s)]+)\)/)
  return pieces.flatMap((piece, i) => (i % 3 === 2 || piece === '' ? [] : [{ text: piece, href: i % 3 === 1 ? pieces[i + 1]! : null }]))
}

const addressOf = (template: string, place: Record<'z' | 'x' | 'y', number>) => template.replace(/\{([zxy])\}/g, (_, name: 'z' | 'x' | 'y') => String(place[name]))
/** The numbers of the tiles that reach between two borders. */
const between = (from: number, to: number) => Array.from({ length: Math.ceil(to) - Math.floor(from) }, (_, i) => Math.floor(from) + i)
