/** A commune of the map. */
export interface MapCommune extends OnEarth {
  insee: string
  name: string
  inTerritory: boolean
}

/** What is found in a commune. */
export interface MapCount {
  insee: string
  count: number
  chosen: boolean
}

export interface Spot {
  x: number
  y: number
  r: number
  /** Where its name stands; null where there is no room for it. */
  name: { x: number; y: number; anchor: Anchor; text: string } | null
}

/** The frame of a map, in its own units; `unit` of them are a kilometre. */
export interface MapFrame {
  width: number
  height: number
  unit: number
  /** How far apart communes are on average. */
  spacing: number
  /** The communes of the territory, joined to their neighbours: drawn broad and with round ends they run together into its shape. */
  land: { path: string; breadth: number }
  /** The communes within the frame. */
  positions: ReadonlyMap<string, Position & { name: string }>
  /** The square of the world: where its north-western corner lies, and how broad it is here. */
  world: Position & { breadth: number }
  point(place: OnEarth): Position
}

/** In degrees. */
interface OnEarth {
  latitude: number
  longitude: number
}

interface Position {
  x: number
  y: number
}

/** A degree of the equator, in kilometres. */
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

/** The frame that the territory fills; what lies outside is left out. Null without a territory. */
export function mapFrame(communes: readonly MapCommune[]): MapFrame | null {
  const territory = communes.filter(({ inTerritory }) => inTerritory)
  if (territory.length === 0) return null
  const onEarth = territory.map(mercator)
  const [west, east] = range(onEarth.map(({ x }) => x))
  const [north, south] = range(onEarth.map(({ y }) => y))
  const middle = { x: (west + east) / 2, y: (north + south) / 2 }
  const worldKm = 360 * DEGREE_KM * cosineAt(middle)
  const across = Math.max((east - west) * worldKm, SMALLEST_KM)
  const down = Math.max((south - north) * worldKm, SMALLEST_KM)
  const spacingKm = Math.sqrt((across * down) / territory.length)
  const margin = (spacingKm * LAND) / 2 + 0.5
  const unit = Math.min(WIDTH / (across + 2 * margin), TALLEST / (down + 2 * margin))
  const height = round((down + 2 * margin) * unit)
  const breadth = worldKm * unit
  const world = { x: WIDTH / 2 - middle.x * breadth, y: height / 2 - middle.y * breadth, breadth }
  const point = (place: OnEarth): Position => {
    const { x, y } = mercator(place)
    return { x: round(world.x + x * breadth), y: round(world.y + y * breadth) }
  }
  const placed = communes.map((commune) => ({ insee: commune.insee, name: shortName(commune.name), ...point(commune) }))
  return {
    width: WIDTH, height, unit, spacing: spacingKm * unit, world, point,
    land: { path: joined(territory.map(point)), breadth: round(spacingKm * unit * LAND) },
    positions: new Map(placed.filter(({ x, y }) => x >= 0 && y >= 0 && x <= WIDTH && y <= height).map(({ insee, ...position }) => [insee, position])),
  }
}

/**
 * The spots of what is found, the area of each after its count, the greatest named first as long as no name covers a spot or another
 * name; and small dots where nothing is found.
 */
export function mapSpots(frame: MapFrame, counts: readonly MapCount[]): { spots: Map<string, Spot>; quiet: string } {
  const placed = counts.map((each) => ({ ...each, at: frame.positions.get(each.insee) })).filter((each): each is typeof each & { at: Position & { name: string } } => each.at !== undefined)
  const most = placed.reduce((greatest, { count }) => Math.max(greatest, count), 1)
  const biggest = frame.spacing * BIGGEST_SPOT
  const shown = placed.filter(({ count, chosen }) => count > 0 || chosen).sort((a, b) => Number(b.chosen) - Number(a.chosen) || b.count - a.count)
  const spots = named(shown.map(({ at, count }) => ({ ...at, r: round(Math.max(SMALLEST_SPOT, biggest * Math.sqrt(count / most))) })), frame)
  return { spots: new Map(shown.map(({ insee }, i) => [insee, spots[i]!])), quiet: dots(placed.filter(({ count, chosen }) => count === 0 && !chosen).map(({ at }) => at)) }
}

/** As maps write them. */
const shortName = (name: string) => name.replace(/\bSaint(e?)-/g, 'St$1-')
/** Web Mercator, in which maps of the web are cut into tiles: the world is a square of breadth 1. */
const mercator = ({ latitude, longitude }: OnEarth): Position => ({ x: (longitude + 180) / 360, y: 0.5 - Math.asinh(Math.tan((latitude * Math.PI) / 180)) / (2 * Math.PI) })
/** Of the latitude: by how much the world is smaller there than at the equator. */
const cosineAt = ({ y }: Position) => 1 / Math.cosh(Math.PI * (1 - 2 * y))
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
function named(spots: (Position & { r: number; name: string })[], { width, height }: MapFrame): Spot[] {
  const taken: Box[] = []
  const free = ({ left, right, top, bottom }: Box) =>
    left >= 0 && top >= 0 && right <= width && bottom <= height
    && !taken.some((box) => left < box.right && right > box.left && top < box.bottom && bottom > box.top)
    && !spots.some(({ x, y, r }) => (x - clamp(x, left, right)) ** 2 + (y - clamp(y, top, bottom)) ** 2 < r * r)
  return spots.map(({ x, y, r, name }) => {
    const place = placesFor({ x, y, r }, name.length * LETTER.width).find(({ box }) => free(box))
    if (!place) return { x, y, r, name: null }
    taken.push(place.box)
    return { x, y, r, name: { ...place.at, text: name } }
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
