import { naturesOf } from '~/listings/taxonomy'
import { addDays, parisInstant } from '~/platform/paris-time'
import type { Nature } from 'prisma/generated/client'

import { SHELVES, type Shelf, type Thing } from '../../../prisma/demo/catalogue'
import type { PictureName } from '../../../prisma/demo/pictures'
import type { Random } from '../../../prisma/demo/random'
import type { ListingRow } from '../../../prisma/demo/rows'
import type { Association } from './associations'
import { picker, uuidOf } from './picker'
import { SENTENCES, TITLE_STARTS, TITLE_TAILS } from './words'

const DAY = 86_400_000
const DAY_MINUTES = 1440
const YEARS = 10
const MOST = 200
const SITE = 4
const CLOSURE = 5
const PHOTO = 6

/** The opening hours of lenders; the first: by arrangement. */
export const SLOTS = [
  [],
  [{ day: 2, from: '17:30', to: '19:00' }, { day: 5, from: '17:30', to: '19:30' }],
  [{ day: 1, from: '09:00', to: '12:00' }, { day: 4, from: '14:00', to: '18:00' }],
  [{ day: 3, from: '14:00', to: '18:00' }, { day: 6, from: '10:00', to: '12:00' }],
  [{ day: 4, from: '18:00', to: '20:00' }],
  [1, 2, 3, 4, 5].map((day) => ({ day, from: '08:30', to: '17:00' })),
]

export interface Annonce {
  row: ListingRow & { nature: Nature; lost: number; publishedAt: Date | null }
  owner: Association
  /** Index in SLOTS. */
  slots: number
  closures: { id: string; startsAt: Date; endsAt: Date }[]
  sites: { id: string; communeInsee: string; label: string }[]
  photo: { id: string; picture: PictureName } | null
  /** How much it is asked for, next to others. */
  weight: number
}

/** Annonces over every shelf of the demo's catalogue, in varied words, with the terms that lenders set. @param today `2027-06-01` */
export function makeAnnonces(random: Random, now: Date, today: string, count: number, associations: readonly Association[]): Annonce[] {
  const ownerOf = picker(associations, ({ weight }) => weight)
  const shelfOf = picker(SHELVES, ({ weight }) => weight)
  return Array.from({ length: count }, (_, i) => makeAnnonce(random, now, today, i + 1, shelfOf(random), ownerOf(random)))
}

function makeAnnonce(random: Random, now: Date, today: string, id: number, shelf: Shelf, owner: Association): Annonce {
  const thing = random.pick(shelf.things)
  const natures = naturesOf(shelf.category)
  const nature = natures[0] === 'pret' && natures.includes('don') && random.chance(0.06) ? 'don' as const : natures[0]!
  const stock = thing.stock ? Math.min(Math.max(Math.round(random.pick(thing.stock) * random.pick([0.5, 1, 1, 1, 1.5, 2])), 1), MOST) : 1
  const createdAt = new Date(Math.max(owner.row.createdAt.getTime(), now.getTime() - random.next() ** 2 * YEARS * 365 * DAY))
  const status = random.weighted([['published', 94], ['paused', 2.5], ['draft', 2], ['archived', 1.5]] as const)
  const slots = nature === 'pret' && random.chance(0.4) ? random.int(1, 5) : nature === 'vehicule' && random.chance(0.3) ? 5 : 0
  const cents = (euros: number | undefined) => Math.round((euros ?? 0) * 100)
  const closures = nature !== 'don' && random.chance(0.12) ? [closureFrom(random, today, id, createdAt)] : []
  return {
    owner, slots, closures,
    weight: status === 'draft' ? 0 : nature === 'don' ? 0.05 : 0.2 + random.next() ** 4 * 6,
    photo: random.chance(0.9) ? { id: uuidOf(createdAt.getTime(), PHOTO, id), picture: shelf.picture } : null,
    sites: [{ id: uuidOf(createdAt.getTime(), SITE, id), communeInsee: owner.place.insee, label: 'Local associatif' }],
    row: {
      id, organisationId: owner.row.id, nature, category: shelf.category, title: titleOf(random, thing, nature, stock, owner.place.name), description: descriptionOf(random, thing), attributes: thing.attributes ?? {}, status,
      hiddenAt: random.chance(0.002) ? now : null, stock, lost: lostOf(random, stock), handoverModes: [thing.handover ?? 'on_site'], pickupSlots: SLOTS[slots], returnSlots: SLOTS[slots], ...termsOf(random, nature),
      depositCents: cents(thing.deposit), replacementCents: thing.value === undefined ? null : cents(thing.value), feeCents: cents(thing.fee?.[0]), feeUnit: thing.fee?.[1] ?? 'loan',
      insuranceRequired: nature === 'salle' || nature === 'vehicule', rules: thing.rules ?? '', audience: random.weighted([['verified', 66], ['everyone', 30], ['same_commune', 4]] as const),
      accessible: thing.accessible ?? random.chance(0.08), publishedAt: status === 'draft' ? null : new Date(createdAt.getTime() + random.int(1, 48) * 3_600_000), createdAt, updatedAt: createdAt,
    },
  }
}

function termsOf(random: Random, nature: Nature) {
  const days = (of: readonly number[], share: number) => (random.chance(share) ? random.pick(of) * DAY_MINUTES : null)
  return {
    bufferBefore: random.chance(0.03) ? 60 : 0,
    bufferAfter: nature === 'salle' ? 60 : nature === 'vehicule' ? 120 : nature === 'pret' && random.chance(0.2) ? DAY_MINUTES : 0,
    minDuration: nature === 'pret' ? days([2], 0.02) : nature === 'salle' && random.chance(0.1) ? 120 : null,
    maxDuration: nature === 'pret' ? days([3, 7, 14, 30], 0.3) : nature === 'vehicule' ? days([2, 4], 0.3) : null,
    noticeHours: random.weighted([[0, 30], [24, 20], [48, 25], [72, 12], [168, 8], [360, 4], [720, 1]] as const),
  }
}

const lostOf = (random: Random, stock: number) => (!random.chance(0.03) ? 0 : stock === 1 ? Number(random.chance(0.2)) : random.int(1, Math.max(1, Math.floor(stock / 8))))

function closureFrom(random: Random, today: string, id: number, createdAt: Date) {
  const first = addDays(today, random.int(3, 330))
  return { id: uuidOf(createdAt.getTime(), CLOSURE, id), startsAt: parisInstant(first), endsAt: parisInstant(addDays(first, random.int(3, 21))) }
}

/** How a title is written; the last three only for what is lent. */
const WAYS = [['plain', 40], ['commune', 14], ['capitals', 4], ['bare', 4], ['tail', 24], ['start', 8], ['both', 6]] as const

/** As it is written in the catalogue, or with a start, an end, the commune, all in capitals, or without accents. */
function titleOf(random: Random, thing: Thing, nature: Nature, stock: number, commune: string): string {
  const plain = thing.title
    .replace(/\{([^{}|]+(?:\|[^{}|]+)+)\}/g, (_, words: string) => random.pick(words.split('|')))
    .replaceAll('{n}', String(stock))
    .replaceAll('{commune}', commune)
  const ways = nature === 'pret' ? WAYS : WAYS.slice(0, -3)
  switch (random.weighted(ways)) {
    case 'plain': return plain
    case 'tail': return `${plain}, ${random.pick(TITLE_TAILS)}`
    case 'commune': return plain.includes(commune) ? plain : `${plain}, ${commune}`
    case 'start': return `${random.pick(TITLE_STARTS)} ${plain}`
    case 'both': return `${random.pick(TITLE_STARTS)} ${plain}, ${random.pick(TITLE_TAILS)}`
    case 'capitals': return plain.toUpperCase()
    case 'bare': return plain.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase()
  }
}

function descriptionOf(random: Random, thing: Thing): string {
  const many = random.weighted([[0, 15], [1, 30], [2, 30], [3, 15], [6, 8], [12, 2]] as const)
  return [thing.says, ...Array.from({ length: many }, () => filled(random, random.pick(SENTENCES)))].join(' ')
}

const filled = (random: Random, sentence: string) =>
  sentence
    .replace('{year}', () => String(random.int(2012, 2026)))
    .replace('{few}', () => String(random.int(3, 12)))
    .replace('{minutes}', () => String(random.int(1, 9) * 10))
    .replace('{many}', () => String(random.int(2, 60) * 10))
    .replace('{ref}', () => `${random.pick([...'ABCDEFGHKMPRST'])}${random.pick([...'ACEKTX'])}-${random.int(100, 9999)}`)
    .replace('{day}', () => `${random.int(1, 28)} ${random.pick(['mai', 'juin', 'juillet', 'septembre', 'décembre'])}`)
