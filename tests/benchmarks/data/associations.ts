import type { Prisma } from 'prisma/generated/client'

import { FAMILY_NAMES, FIRST_NAMES } from '../../../prisma/demo/names'
import type { Random } from '../../../prisma/demo/random'
import { picker, uuidOf } from './picker'
import type { Place } from './places'
import { ASSOCIATION_KINDS, ASSOCIATION_NAMES } from './words'

const DAY = 86_400_000
const YEARS = 10
const PERSON = 1
const ORGANISATION = 2
const MEMBERSHIP = 3

export interface Association {
  row: Prisma.OrganisationCreateManyInput & { id: string; communeInsee: string; createdAt: Date }
  place: Place
  person: Prisma.PersonCreateManyInput & { id: string }
  membership: Prisma.MembershipCreateManyInput
  /** How much it lends and borrows, next to others. */
  weight: number
}

/** Verified associations, as many as ten annonces need one, in communes by their population; each with the person who speaks for it. */
export function makeAssociations(random: Random, now: Date, count: number, places: readonly Place[], passwordHash: string): Association[] {
  const placeOf = picker(places, ({ population }) => population + 400)
  const taken = new Set<string>()
  return Array.from({ length: count }, (_, i) => {
    const place = placeOf(random)
    const createdAt = new Date(now.getTime() - Math.floor((0.02 + random.next() * 0.98) * YEARS * 365) * DAY)
    const name = nameOf(random, place, taken)
    const id = uuidOf(createdAt.getTime(), ORGANISATION, i)
    const person = {
      id: uuidOf(createdAt.getTime(), PERSON, i), email: `personne${i}@bench.test`, name: `${random.pick(FIRST_NAMES)} ${random.pick(FAMILY_NAMES)}`, phone: '06 39 98 00 00',
      emailVerifiedAt: createdAt, isDemo: true, createdAt, updatedAt: createdAt, passwordHash,
    }
    const row = {
      id, slug: `association-${i}`, kind: random.weighted([['association', 95], ['collectif', 3], ['commune', 2]] as const), status: random.chance(0.985) ? 'verified' as const : 'pending' as const,
      name, communeInsee: place.insee, noNumberReason: 'Données de mesure', email: `contact${i}@bench.test`, phone: '04 65 71 00 00', description: '', verifiedAt: createdAt, isDemo: true, createdAt, updatedAt: createdAt,
    }
    return {
      row, place, person, membership: { id: uuidOf(createdAt.getTime(), MEMBERSHIP, i), organisationId: id, personId: person.id, role: 'responsable' as const, createdAt },
      weight: 0.1 + random.next() ** 4 * 8,
    }
  })
}

function nameOf(random: Random, place: Place, taken: Set<string>): string {
  for (;;) {
    const short = `${random.pick(ASSOCIATION_KINDS)} ${random.pick(ASSOCIATION_NAMES)}`
    const name = random.chance(0.4) && !taken.has(short) ? short : random.chance(0.5) ? `${random.pick(ASSOCIATION_KINDS)}, ${place.name}` : `${short}, ${place.name}`
    if (taken.has(name)) continue
    taken.add(name)
    return name
  }
}
