import type { Ask, Question } from './ask'
import { quoted } from './filter'

const NOWHERE = 'nowhere'

/**
 * Where a document is, as one value that can be counted and filtered. Annonces lie at the middle of their communes, so there are few
 * such places; a geographic index of Meilisearch would be written whole again for every single document (0.4 s at 20,000).
 */
export const placeOf = (point: { lat: number; lng: number } | null): string => (point ? `${point.lat},${point.lng}` : NOWHERE)

/**
 * A page of hits by distance, what has no place last, in the engine's order where the distance is the same.
 * @param question without paging or facets
 * @param counts how many hits there are at each place
 * @param from how many hits come before the page
 */
export async function hitsByDistance(
  ask: Ask, question: Question, counts: Record<string, number>, around: { lat: number; lng: number }, from: number, size: number,
): Promise<{ id: number }[]> {
  const questions: Question[] = []
  let before = 0
  let taken = 0
  for (const { place, count } of byDistance(counts, around)) {
    const offset = Math.max(0, from - before)
    const limit = Math.min(count - offset, size - taken)
    before += count
    if (limit <= 0) continue
    questions.push({ ...question, filter: [...(question.filter as string[]), `place = ${quoted(place)}`], offset, limit })
    if ((taken += limit) === size) break
  }
  return questions.length === 0 ? [] : (await ask(...questions)).flatMap(({ hits }) => hits)
}

function byDistance(counts: Record<string, number>, around: { lat: number; lng: number }): { place: string; count: number }[] {
  return Object.entries(counts)
    .map(([place, count]) => ({ place, count, distance: distanceTo(place, around) }))
    .sort((a, b) => a.distance - b.distance || (a.place < b.place ? -1 : 1))
}

/** Grows with the distance as the crow flies; more than any where there is no place. */
function distanceTo(place: string, around: { lat: number; lng: number }): number {
  if (place === NOWHERE) return Number.MAX_VALUE
  const [lat, lng] = place.split(',').map(Number) as [number, number]
  const half = (degrees: number) => Math.sin((degrees * Math.PI) / 360) ** 2
  const cosine = (degrees: number) => Math.cos((degrees * Math.PI) / 180)
  return half(lat - around.lat) + cosine(around.lat) * cosine(lat) * half(lng - around.lng)
}
