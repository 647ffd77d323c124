import fc from 'fast-check'
import { expect, test } from 'vitest'

import { attributionParts, mapTiles } from '~/listings/map-tiles'
import { mapFrame } from '~/listings/search-map'

import { tilePlace } from '../../support/tile-place'

const place = fc.record({ latitude: fc.double({ min: -21.4, max: 51.1, noNaN: true }), longitude: fc.double({ min: -61.8, max: 55.9, noNaN: true }) })
/** Communes of one territory, as far apart as those of a town or of half the earth. */
const territory = fc.record({ first: place, spread: fc.constantFrom(0, 0.05, 0.4, 2, 20), others: fc.array(fc.record({ north: fc.double({ min: -1, max: 1, noNaN: true }), east: fc.double({ min: -1, max: 1, noNaN: true }) }), { maxLength: 30 }) })
  .map(({ first, spread, others }) => [first, ...others.map(({ north, east }) => ({ latitude: first.latitude + north * spread, longitude: first.longitude + east * spread }))])
  .map((places) => places.map((each, i) => ({ ...each, insee: String(i), name: 'Ici', inTerritory: true })))

function tilesOf(places: Parameters<typeof mapFrame>[0]) {
  const frame = mapFrame(places)!
  const { corner, scale, side, images } = mapTiles(frame, '{z}/{x}/{y}')
  const tiles = images.map(({ href, x, y }) => {
    const [zoom, column, row] = href.split('/').map(Number) as [number, number, number]
    return { zoom, column, row, left: corner.x + x * scale, top: corner.y + y * scale }
  })
  return { frame, side: side * scale, tiles }
}

test('whatever the territory, each of its places lies on the map where it lies on its tile', () => {
  fc.assert(fc.property(territory, (places) => {
    const { frame, side, tiles } = tilesOf(places)
    for (const each of places) {
      const { column, row } = tilePlace(each, tiles[0]!.zoom)
      const tile = tiles.find((one) => one.column === Math.floor(column) && one.row === Math.floor(row))!
      const point = frame.point(each)
      expect(Math.abs(tile.left + (column - tile.column) * side - point.x)).toBeLessThan(0.06)
      expect(Math.abs(tile.top + (row - tile.row) * side - point.y)).toBeLessThan(0.06)
    }
  }))
})

test('whatever the territory, its map is covered by twenty tiles at most, near their own size and none of them in vain', () => {
  fc.assert(fc.property(territory, (places) => {
    const { frame: { width, height }, side, tiles } = tilesOf(places)
    expect(tiles.length).toBeLessThanOrEqual(20)
    expect(side).toBeGreaterThanOrEqual(160)
    expect(side).toBeLessThan(320)
    expect(new Set(tiles.map(({ column, row }) => `${column} ${row}`)).size).toBe(tiles.length)
    for (const { left, top } of tiles) expect(left < width && top < height && left + side > 0 && top + side > 0).toBe(true)
    const [lefts, tops] = [tiles.map(({ left }) => left), tiles.map(({ top }) => top)]
    expect(Math.min(...lefts) <= 0 && Math.min(...tops) <= 0 && Math.max(...lefts) + side >= width && Math.max(...tops) + side >= height).toBe(true)
  }))
})

test('a tile is asked for by its zoom, column and row, wherever the address wants them', () => {
  const frame = mapFrame([{ insee: '38185', name: 'Grenoble', latitude: 45.1822, longitude: 5.7211, inTerritory: true }])!
  const { zoom, column, row } = { zoom: 12, ...tilePlace({ latitude: 45.1822, longitude: 5.7211 }, 12) }
  expect(mapTiles(frame, 'https://tile.example.org/?row={y}&col={x}&zoom={z}&key=a1').images.map(({ href }) => href)).toContain(`https://tile.example.org/?row=${Math.floor(row)}&col=${Math.floor(column)}&zoom=${zoom}&key=a1`)
})

test('whom to thank is written with links, or without', () => {
  expect(attributionParts('© IGN')).toEqual([{ text: '© IGN', href: null }])
  expect(attributionParts('© [OpenStreetMap](https://www.openstreetmap.org/copyright), fond [Plan](https://plan.example.org/a?b=1) !')).toEqual([
    { text: '© ', href: null }, { text: 'OpenStreetMap', href: 'https://www.openstreetmap.org/copyright' }, { text: ', fond ', href: null }, { text: 'Plan', href: 'https://plan.example.org/a?b=1' }, { text: ' !', href: null },
  ])
  expect(attributionParts('[ici](javascript:alert)')).toEqual([{ text: '[ici](javascript:alert)', href: null }])
})
