/** A commune of the map, with how many annonces it has. */
export interface MapCommune {
  insee: string
  name: string
  latitude: number
  longitude: number
  count: number
  chosen: boolean
}

/** A place around which is searched; `km` is null without a radius. */
export interface MapCentre {
  latitude: number
  longitude: number
  km: number | null
}

export interface Spot {
  insee: string
  x: number
  y: number
  r: number
  /** Where its name stands; null where there is no room for it. */
  name: { x: number; y: number; anchor: Anchor; text: string } | null
}

/** A map in its own units; `unit` of them are a kilometre. */
export interface MapLayout {
  width: number
  height: number
  unit: number
  /** The communes of the territory, joined to their neighbours: drawn broad and with round ends they run together into its shape. */
  land: { path: string; breadth: number }
  /** Those where nothing is found, as small dots. */
  quiet: string
  spots: Spot[]
  centre: { x: number; y: number; r: number | null } | null
}

/** A degree of latitude, in kilometres. */
const DEGREE_KM = 111.195
const WIDTH = 400
const TALLEST = 640
/** Kilometres across the smallest piece of land that is drawn. */
const SMALLEST_KM = 4
/** How wide a commune's dot of land is, measured by the distance that communes keep on average. */
const LAND = 1.8
const NEIGHBOURS = 3
const BIGGEST_SPOT = 0.4
const SMALLEST_SPOT = 4
/** Of a name, on the map of a phone. */
const LETTER = { width: 7.4, height: 14 }
const GAP = 3

/**
 * Lays out the communes on a plane (equirectangular at their middle latitude), the area of each spot after its count, the
 * greatest named first as long as no name covers a spot or another name. The territory fills the frame; what lies outside it is left out.
 */
export function layOutMap(territory: readonly MapCommune[], elsewhere: readonly MapCommune[], around: MapCentre | null): MapLayout | null {
  if (territory.length === 0) return null
  const project = projection(territory)
  const all = [...territory, ...elsewhere].map((commune) => ({ ...commune, ...project.point(commune) })).filter(({ x, y }) => x >= 0 && y >= 0 && x <= project.width && y <= project.height)
  const most = Math.max(1, ...all.map(({ count }) => count))
  const biggest = project.spacing * BIGGEST_SPOT
  const shown = all.filter(({ count, chosen }) => count > 0 || chosen).sort((a, b) => Number(b.chosen) - Number(a.chosen) || b.count - a.count)
  const spots = shown.map(({ insee, name, x, y, count }) => ({ insee, text: shortName(name), x, y, r: round(Math.max(SMALLEST_SPOT, biggest * Math.sqrt(count / most))) }))
  const centre = around && project.point(around)
  return {
    width: project.width, height: project.height, unit: project.unit,
    land: { path: joined(territory.map(project.point)), breadth: round(project.spacing * LAND) },
    quiet: dots(all.filter(({ count, chosen }) => count === 0 && !chosen)),
    spots: named(spots, project),
    centre: centre && { ...centre, r: around.km === null ? null : round(around.km * project.unit) },
  }
}

interface Position {
  x: number
  y: number
}

function projection(territory: readonly MapCommune[]) {
  const [south, north] = range(territory.map(({ latitude }) => latitude))
  const [west, east] = range(territory.map(({ longitude }) => longitude))
  const kmEast = DEGREE_KM * Math.cos((((south + north) / 2) * Math.PI) / 180)
  const across = Math.max((east - west) * kmEast, SMALLEST_KM)
  const down = Math.max((north - south) * DEGREE_KM, SMALLEST_KM)
  const spacingKm = Math.sqrt((across * down) / territory.length)
  const margin = (spacingKm * LAND) / 2 + 0.5
  const unit = Math.min(WIDTH / (across + 2 * margin), TALLEST / (down + 2 * margin))
  const width = WIDTH
  const height = round((down + 2 * margin) * unit)
  const middle = (west + east) / 2
  const top = (south + north) / 2
  return {
    width, height, unit, spacing: spacingKm * unit,
    point: ({ latitude, longitude }: { latitude: number; longitude: number }): Position =>
      ({ x: round(width / 2 + (longitude - middle) * kmEast * unit), y: round(height / 2 - (latitude - top) * DEGREE_KM * unit) }),
  }
}

/** As maps write them. */
const shortName = (name: string) => name.replace(/\bSaint(e?)-/g, 'St$1-')
const range = (values: number[]): [number, number] => [Math.min(...values), Math.max(...values)]
const round = (value: number) => Math.round(value * 10) / 10
const dots = (points: Position[]) => points.map(({ x, y }) => `M${x} ${y}h.1`).join('')

/** Each point with lines to its nearest neighbours, each line once. */
function joined(points: Position[]): string {
  const drawn = new Set<string>()
  return points.map((point, i) => {
    const nearest = points.map((other, j) => ({ j, away: Math.hypot(other.x - point.x, other.y - point.y) })).filter(({ j }) => j !== i).sort((a, b) => a.away - b.away).slice(0, NEIGHBOURS)
    const lines = nearest.filter(({ j }) => !drawn.has(`${j} ${i}`)).map(({ j }) => (drawn.add(`${i} ${j}`), `M${point.x} ${point.y}L${points[j]!.x} ${points[j]!.y}`))
    return lines.join('') || dots([point])
  }).join('')
}

interface Box {
  left: number
  right: number
  top: number
  bottom: number
}

/** Below its spot, above, beside, or aslant: the first place where a name covers nothing, and stays in the frame. */
function named(spots: (Omit<Spot, 'name'> & { text: string })[], { width, height }: { width: number; height: number }): Spot[] {
  const taken: Box[] = []
  const free = ({ left, right, top, bottom }: Box) =>
    left >= 0 && top >= 0 && right <= width && bottom <= height
    && !taken.some((box) => left < box.right && right > box.left && top < box.bottom && bottom > box.top)
    && !spots.some(({ x, y, r }) => Math.hypot(x - clamp(x, left, right), y - clamp(y, top, bottom)) < r)
  return spots.map(({ text, ...spot }) => {
    const place = placesFor(spot, text.length * LETTER.width).find(({ box }) => free(box))
    if (!place) return { ...spot, name: null }
    taken.push(place.box)
    return { ...spot, name: { ...place.at, text } }
  })
}

const clamp = (value: number, least: number, most: number) => Math.min(Math.max(value, least), most)

type Anchor = 'start' | 'middle' | 'end'

function placesFor({ x, y, r }: Omit<Spot, 'name'>, width: number) {
  const edge = r + GAP
  const aslant = edge * 0.75
  const place = (anchor: Anchor, nameX: number, middle: number) => {
    const left = anchor === 'start' ? nameX : anchor === 'end' ? nameX - width : nameX - width / 2
    const box = { left, right: left + width, top: middle - LETTER.height / 2, bottom: middle + LETTER.height / 2 }
    return { box, at: { x: round(nameX), y: round(middle + LETTER.height / 3), anchor } }
  }
  const under = y + r + LETTER.height / 2 + 1
  const over = y - r - LETTER.height / 2 - 1
  const slide = width / 4
  return [
    place('middle', x, under), place('middle', x, over), place('start', x + edge, y), place('end', x - edge, y),
    ...[under, over].flatMap((line) => [place('middle', x + slide, line), place('middle', x - slide, line)]),
    ...[y + aslant, y - aslant].flatMap((line) => [place('start', x + aslant, line), place('end', x - aslant, line)]),
  ]
}
