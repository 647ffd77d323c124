import type { Prisma, PrismaClient } from '../../prisma/generated/client'
import { type Viewer, VISITOR } from '~/accounts/permissions'

/** Builders of rows that can exist. Every field may be overridden; what is left out is valid and unique. */
let sequence = 0
const CODE = 'ACDEFGHJKMNPQRTUVWXY34679'
const next = () => ++sequence

export async function makeCommune(db: PrismaClient, overrides: Partial<Prisma.CommuneUncheckedCreateInput> = {}) {
  const n = next()
  const data = { insee: `39${String(n).padStart(3, '0')}`, name: `Commune ${n}`, postalCodes: ['38000'], epciSiren: '200040715', latitude: 45.18 + n / 1000, longitude: 5.72, ...overrides }
  return db.commune.upsert({ where: { insee: data.insee }, create: data, update: {} })
}

export async function makePerson(db: PrismaClient, overrides: Partial<Prisma.PersonUncheckedCreateInput> = {}) {
  const n = next()
  return db.person.create({
    data: { email: `personne${n}@exemple.test`, name: `Personne ${n}`, passwordHash: 'none', emailVerifiedAt: new Date('2026-01-01T00:00:00Z'), phone: '06 12 34 56 78', ...overrides },
  })
}

export async function makeOrganisation(db: PrismaClient, overrides: Partial<Prisma.OrganisationUncheckedCreateInput> = {}) {
  const n = next()
  const communeInsee = overrides.communeInsee ?? (await makeCommune(db)).insee
  return db.organisation.create({
    data: { slug: `association-${n}`, name: `Association ${n}`, status: 'verified', communeInsee, noNumberReason: 'Collectif de test', email: `contact${n}@exemple.test`, phone: '04 76 00 00 00', ...overrides },
  })
}

/** A person and the verified association she is responsable of, with the viewer she is. */
export async function makeMember(db: PrismaClient, overrides: { organisation?: Partial<Prisma.OrganisationUncheckedCreateInput>; role?: 'responsable' | 'membre' } = {}) {
  const person = await makePerson(db)
  const organisation = await makeOrganisation(db, overrides.organisation)
  const role = overrides.role ?? 'responsable'
  await db.membership.create({ data: { personId: person.id, organisationId: organisation.id, role } })
  return { person, organisation, viewer: viewerOf(person, [{ organisation, role }]) }
}

export function viewerOf(
  person: { id: string; name: string; email: string; isAdmin?: boolean },
  memberships: { organisation: { id: string; slug: string; name: string; status: string; communeInsee: string }; role: 'responsable' | 'membre' }[] = [],
  coordinates: Viewer['coordinates'] = { wholeTerritory: false, communes: [] },
): Viewer {
  return {
    ...VISITOR, personId: person.id, name: person.name, email: person.email, confirmed: true, isAdmin: person.isAdmin ?? false, coordinates,
    memberships: memberships.map(({ organisation: o, role }) => ({ organisationId: o.id, slug: o.slug, name: o.name, role, verified: o.status === 'verified', communeInsee: o.communeInsee })),
    actingFor: memberships[0]?.organisation.id ?? null,
  }
}

/** A published annonce with one site in its organisation's commune. */
export async function makeListing(db: PrismaClient, organisation: { id: string; communeInsee: string }, overrides: Partial<Prisma.ListingUncheckedCreateInput> = {}) {
  const n = next()
  return db.listing.create({
    data: {
      organisationId: organisation.id, nature: 'pret', category: 'mobilier.chaises', title: `Chaises pliantes ${n}`, status: 'published', stock: 10,
      publishedAt: new Date('2026-06-01T08:00:00Z'), handoverModes: ['on_site'], sites: { create: { communeInsee: organisation.communeInsee, label: 'Local', address: '1 rue du Test' } },
      ...overrides,
    },
  })
}

/** A request of one borrower for one annonce, as asked on the site: pending, nothing held. */
export async function makeLoan(
  db: PrismaClient,
  loan: { listing: { id: number }; lenderId: string; borrowerId: string; startsAt: Date; endsAt: Date; quantity: number },
  overrides: Partial<Prisma.LoanCreateInput> = {},
) {
  const { listing, startsAt, endsAt, quantity } = loan
  return db.loan.create({
    data: {
      reference: Array.from({ length: 6 }, () => CODE[Math.floor(Math.random() * CODE.length)]).join(''), purpose: 'Fête de quartier', createdAt: new Date('2026-11-01T08:00:00Z'),
      lender: { connect: { id: loan.lenderId } }, borrower: { connect: { id: loan.borrowerId } },
      occasion: { create: { purpose: 'Fête de quartier', organisation: { connect: { id: loan.borrowerId } } } },
      lines: { create: { listing: { connect: { id: listing.id } }, quantityAsked: quantity, eventStartsAt: startsAt, eventEndsAt: endsAt, startsAt, endsAt, heldFrom: startsAt, heldUntil: endsAt } },
      ...overrides,
    },
    include: { lines: true },
  })
}

/** An open need of an association in public, without dates; with `personId` instead a saved search. */
export async function makeNeed(db: PrismaClient, owner: { organisationId: string } | { personId: string }, overrides: Partial<Prisma.NeedUncheckedCreateInput> = {}) {
  const createdAt = overrides.createdAt instanceof Date ? overrides.createdAt : new Date('2026-11-01T08:00:00Z')
  return db.need.create({
    data: { words: 'Chaises', listedUnder: 'mobilier.chaises', standsUntil: new Date('2099-01-01T00:00:00Z'), ...overrides, ...owner, createdAt, updatedAt: createdAt },
  })
}
