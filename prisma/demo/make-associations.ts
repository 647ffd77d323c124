import communes from '~/territory/data/communes-grenoble-alpes-metropole.json'

import { ASSOCIATIONS, BORROWER, type DemoAssociation, LENDER } from './associations'
import { FAMILY_NAMES, FIRST_NAMES } from './names'
import type { Random } from './random'
import type { DemoData, OrganisationRow, PersonRow } from './rows'

const DAY = 86_400_000
const INSEE = new Map(communes.map((commune) => [commune.nom, commune.insee]))

/** An association with who speaks for it. */
export interface Member {
  row: OrganisationRow
  source: DemoAssociation
  people: PersonRow[]
}

/** `Les Voix du Drac` -> `les-voix-du-drac` */
const slugOf = (name: string) => name.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '')

// Numbers that are kept free for fiction (ARCEP): 04 65 71 and 06 39 98.
const pairs = (n: number) => String(n).padStart(4, '0').replace(/(..)(..)/, '$1 $2')
export const mobileNumber = (random: Random) => `06 39 98 ${pairs(random.int(0, 9999))}`
const officeNumber = (random: Random) => `04 65 71 ${pairs(random.int(0, 9999))}`

/** A SIRET that passes its check, of a SIREN that nobody has (it begins with 000). */
function siret(random: Random): string {
  const digits = `000${String(random.int(10_000, 99_999))}`
  const siren = digits + luhnDigit(digits)
  const start = `${siren}0001`
  return start + luhnDigit(start)
}

function luhnDigit(digits: string): string {
  const sum = [...digits].reverse().reduce((total, digit, i) => {
    const value = Number(digit) * (i % 2 === 0 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return String((10 - (sum % 10)) % 10)
}

/** The sixty associations and their two to four people each, the coordinator and the administrator. */
export function makeAssociations(random: Random, now: Date, data: DemoData): { members: Member[]; coordinator: PersonRow } {
  const taken = new Set<string>()
  const person = (fixed: Partial<PersonRow> = {}): PersonRow => {
    for (;;) {
      const name = fixed.name ?? `${random.pick(FIRST_NAMES)} ${random.pick(FAMILY_NAMES)}`
      const email = fixed.email ?? `${slugOf(name).replaceAll('-', '.')}@demo.test`
      if (taken.has(email)) continue
      taken.add(email)
      const createdAt = new Date(now.getTime() - random.int(120, 600) * DAY)
      const row = { id: random.uuid(createdAt), email, name, phone: mobileNumber(random), emailVerifiedAt: createdAt, isDemo: true, createdAt, ...fixed }
      data.people.push(row)
      return row
    }
  }

  const coordinator = person({ email: 'coordination@demo.test', name: 'Hélène Vernay' })
  person({ email: 'admin@demo.test', name: 'Paul Arvers', isAdmin: true })
  data.areas.push({ id: random.uuid(now), personId: coordinator.id, communeInsee: null, createdAt: new Date(now.getTime() - 500 * DAY) })

  const members = ASSOCIATIONS.map((source): Member => {
    const status = source.status ?? 'verified'
    const createdAt = new Date(now.getTime() - (status === 'pending' ? random.int(1, 9) * DAY + random.int(0, DAY) : random.int(150, 540) * DAY))
    const verifiedAt = status === 'pending' ? null : new Date(createdAt.getTime() + random.int(1, 4) * DAY)
    const slug = slugOf(source.name)
    const numbers = source.kind === 'collectif'
      ? { noNumberReason: 'Collectif d’habitantes et d’habitants sans statuts, connu de l’union de quartier.' }
      : source.kind === 'commune' || random.chance(0.25) ? { siret: siret(random) } : { rna: `W389${String(random.int(0, 999_999)).padStart(6, '0')}` }
    const row: OrganisationRow = {
      id: random.uuid(createdAt), slug, kind: source.kind ?? 'association', status, name: source.name, communeInsee: INSEE.get(source.commune)!, ...numbers,
      email: `contact@${slug}.demo.test`, phone: officeNumber(random), description: source.about, verifiedAt, isDemo: true, createdAt, updatedAt: verifiedAt ?? createdAt,
    }
    data.organisations.push(row)
    const first = source.name === LENDER ? person({ email: 'preteur@demo.test', name: 'Nadia Ferrand' }) : source.name === BORROWER ? person({ email: 'emprunteur@demo.test', name: 'Julien Repellin' }) : person()
    const people = [first, ...Array.from({ length: random.int(1, 3) }, () => person())]
    people.forEach(({ id }, i) =>
      data.memberships.push({ id: random.uuid(createdAt), organisationId: row.id, personId: id, role: i === 0 || (i === 1 && random.chance(0.3)) ? 'responsable' : 'membre', createdAt }),
    )
    data.events.push({ kind: 'organisation.created', subjectType: 'organisation', subjectId: row.id, actorId: first.id, organisationId: row.id, createdAt })
    if (verifiedAt) decide(random, data, coordinator, row, 'verify', 'organisation.verified', '', verifiedAt)
    if (status === 'suspended') decide(random, data, coordinator, row, 'suspend', 'organisation.suspended', 'Trois prêts jamais rendus, et plus de réponse depuis deux mois.', new Date(now.getTime() - 12 * DAY))
    return { row, source, people }
  })
  return { members, coordinator }
}

function decide(random: Random, data: DemoData, coordinator: PersonRow, subject: OrganisationRow, action: string, kind: string, reason: string, createdAt: Date): void {
  const id = random.uuid(createdAt)
  data.decisions.push({ id, subjectType: 'organisation', subjectId: subject.id, action, reason, decidedById: coordinator.id, communeInsee: subject.communeInsee, createdAt })
  data.events.push({ kind, subjectType: 'organisation', subjectId: subject.id, actorId: coordinator.id, organisationId: subject.id, payload: { decisionId: id }, createdAt })
}
