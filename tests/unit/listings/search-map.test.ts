import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { type MapCommune, type MapCount, mapFrame, mapSpots, type Spot } from '~/listings/search-map'
import { distanceBetween } from '~/territory/distance'

import communes from '../../../app/territory/data/communes-grenoble-alpes-metropole.json'

type Commune = MapCommune & MapCount
const metropolis = (communes as { insee: string; nom: string; lat: number; lng: number; population: number }[])
  .map(({ insee, nom, lat, lng, population }): Commune => ({ insee, name: nom, latitude: lat, longitude: lng, count: Math.floor(population / 500), chosen: false, inTerritory: true }))
const commune = (overrides: Partial<Commune>): Commune => ({ insee: '38000', name: 'Ici', latitude: 45.2, longitude: 5.7, count: 1, chosen: false, inTerritory: true, ...overrides })
const layOut = (given: Commune[]) => {
  const frame = mapFrame(given)!
  return { frame, ...mapSpots(frame, given) }
}

/** What the letters of a name cover, a little less than the room kept for them. */
function boxOf({ name }: Spot) {
  if (!name) return null
  const width = name.text.length * 7.2
  const left = name.anchor === 'start' ? name.x : name.anchor === 'end' ? name.x - width : name.x - width / 2
  return { left, right: left + width, top: name.y - 10, bottom: name.y + 2 }
}
type Box = NonNullable<ReturnType<typeof boxOf>>
const touch = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

describe('the map of the metropolis', () => {
  const { frame, spots } = layOut(metropolis)
  const at = (insee: string) => spots.get(insee)!

  test('keeps distances: as many kilometres on the map as on the ground', () => {
    const [grenoble, vizille] = [at('38185'), at('38562')]
    const ground = distanceBetween(metropolis.find(({ insee }) => insee === '38185')!, metropolis.find(({ insee }) => insee === '38562')!) / 1000
    expect(Math.hypot(grenoble.x - vizille.x, grenoble.y - vizille.y) / frame.unit).toBeCloseTo(ground, 1)
  })

  test('has north above and east to the right', () => {
    expect(at('38545').y).toBeGreaterThan(at('38185').y)
    expect(at('38150').x).toBeGreaterThan(at('38169').x)
  })

  test('names the greatest, as maps write them', () => {
    expect(at('38185').name!.text).toBe('Grenoble')
    expect([...spots.values()].filter(({ name }) => name).length).toBeGreaterThan(15)
    expect(at('38382').name!.text).toBe('St-Égrève')
  })

  test('leaves those where nothing is found as dots, unless they are chosen', () => {
    const empty = layOut(metropolis.map((each) => ({ ...each, count: 0, chosen: each.insee === '38258' })))
    expect([...empty.spots.keys()]).toEqual(['38258'])
    expect(empty.quiet.match(/M/g)).toHaveLength(48)
  })

  test('leaves out what lies far outside the territory, which it is drawn for', () => {
    const near = commune({ insee: '38001', latitude: 45.2, longitude: 5.72, inTerritory: false })
    const far = commune({ insee: '75056', latitude: 48.85, longitude: 2.35, inTerritory: false })
    const found = [...layOut([...metropolis, near, far]).spots.keys()]
    expect(found).toContain('38001')
    expect(found).not.toContain('75056')
  })
})

test('one commune alone is a map too, and none is no map', () => {
  const { frame, spots } = layOut([commune({})])
  expect([...spots.values()]).toMatchObject([{ x: 200, y: frame.height / 2 }])
  expect(mapFrame([commune({ inTerritory: false })])).toBeNull()
})

test('whatever the territory, everything is in the frame and no name covers a spot or another name', () => {
  const communeOf = fc.record({ latitude: fc.double({ min: 44.5, max: 45.9, noNaN: true }), longitude: fc.double({ min: 5, max: 6.5, noNaN: true }), count: fc.integer({ min: 0, max: 500 }), chosen: fc.boolean(), name: fc.string({ minLength: 1, maxLength: 32 }) })
  fc.assert(fc.property(fc.array(communeOf, { minLength: 1, maxLength: 60 }), (places) => {
    const { frame: { width, height }, ...found } = layOut(places.map((place, i) => commune({ ...place, insee: String(i) })))
    const spots = [...found.spots.values()]
    expect(spots).toHaveLength(places.filter(({ count, chosen }) => count > 0 || chosen).length)
    for (const { x, y } of spots) expect(x >= 0 && x <= width && y >= 0 && y <= height).toBe(true)
    const names = spots.map(boxOf).filter((box) => box !== null)
    names.forEach((box, i) => {
      expect(names.slice(i + 1).some((other) => touch(box, other))).toBe(false)
      expect(box.left >= -1 && box.right <= width + 1 && box.top >= -1 && box.bottom <= height + 1).toBe(true)
      expect(spots.some(({ x, y }) => x > box.left && x < box.right && y > box.top && y < box.bottom)).toBe(false)
    })
  }), { numRuns: 100 })
})

test('a region of 300 communes is laid out all the same', () => {
  const { spots } = layOut(Array.from({ length: 300 }, (_, i) => commune({ insee: String(i), name: `Commune ${i}`, latitude: 44.8 + (i % 20) * 0.05, longitude: 5 + Math.floor(i / 20) * 0.08, count: i })))
  expect(spots.size).toBe(299)
  expect(Math.max(...[...spots.values()].map(({ r }) => r))).toBeLessThan(15)
})
