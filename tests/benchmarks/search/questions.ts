import { CATEGORIES } from '~/listings/taxonomy'
import { addDays, weekdayOf } from '~/platform/paris-time'

import { type Random, seededRandom } from '../../../prisma/demo/random'
import { picker } from '../data/picker'
import { ADDED, WORDS } from './question-words'

/**
 * What visitors ask, in which mixture:
 * - text in 75 % (a word of 190, or a word and one more in a third; of these 10 % with a wrong letter, 12 % cut short, 20 % without accents)
 * - dates in 60 %: 1 to 4 days of the next twelve months, two thirds of them at a weekend, in season; a sixth with hours
 * - quantity in 30 %, nature in 15 %, a category or two in 12 %, a commune or two in 10 %, around a commune in 35 % (with a radius in four of five)
 * - free of charge in 8 %, step-free in 3 %; by distance in a quarter of those with a place, newest first in 4 %; a later page in 15 %
 */
const SHARE = { text: 0.75, dates: 0.6, hours: 0.16, quantity: 0.3, nature: 0.15, category: 0.12, commune: 0.1, around: 0.35, radius: 0.8, free: 0.08, accessible: 0.03, byDistance: 0.25, recent: 0.04, laterPage: 0.15 }

/** Which of the two always or never: undefined as the mixture has it. */
export interface Kind {
  text?: boolean
  dates?: boolean
}

const CATEGORY_SLUGS = CATEGORIES.flatMap(({ slug, subcategories }) => [slug, ...subcategories.map((sub) => `${slug}.${sub.slug}`)])
const MONTHS = [0.5, 0.7, 0.9, 1, 1.5, 2.2, 1.4, 0.8, 1.6, 1.1, 0.9, 1.2]

/** Questions without end, each another, the same ones for the same seed: the parameters of `/annonces`. @param today `2027-06-01` @param communes INSEE codes, those of many people more often */
export function* questions(seed: number, today: string, communes: readonly { insee: string; population: number }[], kind: Kind = {}): Generator<string, never> {
  const random = seededRandom(seed)
  const place = picker(communes, ({ population }) => population + 400)
  const day = picker(Array.from({ length: 362 }, (_, i) => addDays(today, i + 1)), (each) => [1, 1, 1, 1, 1.4, 5, 2.5][weekdayOf(each) - 1]! * MONTHS[Number(each.slice(5, 7)) - 1]!)
  for (;;) yield question(random, kind, () => place(random).insee, () => day(random))
}

function question(random: Random, kind: Kind, place: () => string, day: () => string): string {
  const query = new URLSearchParams()
  if (kind.text ?? random.chance(SHARE.text)) query.set('q', textOf(random))
  if (kind.dates ?? random.chance(SHARE.dates)) {
    const first = day()
    const last = addDays(first, random.weighted([[0, 40], [1, 42], [2, 12], [3, 6]] as const))
    const hours = random.chance(SHARE.hours)
    const clock = (from: number, to: number) => `T${String(random.int(from, to)).padStart(2, '0')}:00`
    query.set('du', first + (hours ? clock(8, 14) : ''))
    query.set('au', last + (hours ? clock(16, 22) : ''))
  }
  if (random.chance(SHARE.quantity)) query.set('quantite', String(random.pick([2, 4, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60, 80, 100])))
  if (random.chance(SHARE.nature)) query.append('nature', random.weighted([['pret', 60], ['salle', 15], ['vehicule', 12], ['competence', 5], ['don', 8]] as const))
  if (random.chance(SHARE.category)) for (let n = random.int(1, 2); n > 0; n--) query.append('categorie', random.pick(CATEGORY_SLUGS))
  if (random.chance(SHARE.commune)) for (let n = random.int(1, 2); n > 0; n--) query.append('commune', place())
  if (random.chance(SHARE.around)) {
    query.set('autour', place())
    if (random.chance(SHARE.radius)) query.set('rayon', String(random.pick([5, 10, 20, 40])))
    if (random.chance(SHARE.byDistance)) query.set('tri', 'distance')
  }
  if (!query.has('tri') && random.chance(SHARE.recent)) query.set('tri', 'recent')
  if (random.chance(SHARE.free)) query.set('gratuit', '1')
  if (random.chance(SHARE.accessible)) query.set('pmr', '1')
  if (random.chance(SHARE.laterPage)) query.set('page', String(random.int(2, 5)))
  return query.toString()
}

function textOf(random: Random): string {
  const text = random.pick(WORDS) + (random.chance(0.33) ? ` ${random.pick(ADDED)}` : '')
  switch (random.weighted([['as is', 58], ['typo', 10], ['prefix', 12], ['plain', 20]] as const)) {
    case 'as is': return text
    case 'typo': return withTypo(random, text)
    case 'prefix': return text.slice(0, Math.max(4, text.length - random.int(1, 3)))
    case 'plain': return text.normalize('NFD').replace(/[\u0300-\u036f]/g, '')
  }
}

/** One letter left out, doubled, changed for another, or two exchanged; never the first. */
function withTypo(random: Random, text: string): string {
  const at = random.int(1, Math.max(1, text.length - 2))
  const [before, letter, after] = [text.slice(0, at), text.slice(at, at + 1), text.slice(at + 1)]
  return random.pick([before + after, before + letter + letter + after, before + random.pick([...'aeinrst']) + after, before + after.slice(0, 1) + letter + after.slice(1)])
}
