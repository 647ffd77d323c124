/** Column and row of a place among the tiles of a zoom, with fractions: the formula that services publish, written otherwise than the site's. */
export function tilePlace({ latitude, longitude }: { latitude: number; longitude: number }, zoom: number): { column: number; row: number } {
  const across = 2 ** zoom
  const north = (latitude * Math.PI) / 180
  return { column: ((longitude + 180) / 360) * across, row: ((1 - Math.log(Math.tan(north) + 1 / Math.cos(north)) / Math.PI) / 2) * across }
}
