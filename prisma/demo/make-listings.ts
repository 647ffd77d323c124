import { naturesOf } from '~/listings/taxonomy'
import { addDays, parisInstant, parisMoment } from '~/platform/paris-time'

import { LENDER } from './associations'
import { type Shelf, SHELVES, type Thing } from './catalogue'
import type { Member } from './make-associations'
import type { Random } from './random'
import type { DemoData, ListingRow, PersonRow } from './rows'

export const LISTINGS = 600
const DAY = 86_400_000
const MINUTES_A_DAY = 1440

/** Shelves whose first annonce is that of `preteur@demo.test`: rich from the first look. */
const LENDERS_OWN = new Set([
  'mobilier.chaises', 'mobilier.tables', 'mobilier.bancs', 'tentes.barnums', 'son-lumiere.sonos', 'image-info.videoprojecteurs', 'cuisine-froid.percolateurs',
  'cuisine-froid.vaisselle', 'cuisine-froid.marmites', 'salles.reunion', 'salles.fetes', 'sport-jeux.jeux-en-bois',
])

const SLOTS = [
  [{ day: 2, from: '17:30', to: '19:00' }, { day: 5, from: '17:30', to: '19:30' }],
  [{ day: 1, from: '09:00', to: '12:00' }, { day: 4, from: '14:00', to: '18:00' }],
  [{ day: 3, from: '14:00', to: '18:00' }, { day: 6, from: '10:00', to: '12:00' }],
  [{ day: 4, from: '18:00', to: '20:00' }],
  [{ day: 1, from: '08:30', to: '17:00' }, { day: 2, from: '08:30', to: '17:00' }, { day: 3, from: '08:30', to: '17:00' }, { day: 4, from: '08:30', to: '17:00' }, { day: 5, from: '08:30', to: '16:00' }],
]
const CLOSINGS = [
  'Prévenez-nous la veille, quelqu’un vous attendra.', 'On vous aide à charger.', 'À retirer et à rendre au local.', 'Merci de signaler toute casse, même petite : nous ne mordons pas.',
  'Un coup d’éponge avant le retour, et tout le monde est content.', 'Appelez le contact du jour si vous êtes en retard.', 'Nous nous en servons en juin et en septembre, le reste de l’année il dort.',
]
const PLACES = ['Local associatif', 'Hangar municipal', 'Maison des associations', 'Ancienne école', 'Remise derrière la salle des fêtes', 'Sous-sol de la mairie', 'Garage de l’association', 'Accueil']
const STREETS = ['rue des Tilleuls', 'chemin du Lavoir', 'place de la Libération', 'avenue du Vercors', 'impasse des Noyers', 'rue de l’Ancienne École', 'allée des Marronniers', 'montée du Château']
const REFUSED = ['Photo d’une autre association, publiée sans son accord.', 'Annonce en double.', 'Vente déguisée : la participation demandée est le prix du neuf.']

/** An annonce with what the loans need of it. */
export interface DemoListing {
  row: ListingRow
  owner: Member
  closures: { startsAt: Date; endsAt: Date }[]
}

/** Six hundred annonces over every nature and subcategory. */
export function makeListings(random: Random, now: Date, members: Member[], coordinator: PersonRow, data: DemoData): DemoListing[] {
  const counts = new Map<Member, number>()
  const titles = new Set<string>()
  const listings: DemoListing[] = []
  for (const { shelf, first } of placesOnShelves()) {
    const owner = first && LENDERS_OWN.has(shelf.category) ? members.find(({ source }) => source.name === LENDER)! : leastBusy(random, members, shelf, counts)
    counts.set(owner, (counts.get(owner) ?? 0) + 1)
    listings.push(makeListing(random, now, listings.length + 1, shelf, owner, titles, data))
  }
  const published = listings.filter(({ row, owner }) => row.status === 'published' && owner.source.name !== LENDER)
  random.shuffled(published).slice(0, REFUSED.length).forEach(({ row, owner }, i) => {
    const createdAt = new Date(now.getTime() - random.int(3, 30) * DAY)
    const id = random.uuid(createdAt)
    Object.assign(row, { hiddenAt: createdAt, hiddenReason: REFUSED[i] })
    data.decisions.push({ id, subjectType: 'listing', subjectId: String(row.id), action: 'hide', reason: REFUSED[i]!, decidedById: coordinator.id, communeInsee: owner.row.communeInsee, createdAt })
    data.events.push({ kind: 'listing.hidden', subjectType: 'listing', subjectId: String(row.id), actorId: coordinator.id, organisationId: owner.row.id, payload: { decisionId: id }, createdAt })
  })
  return listings
}

/** Each shelf as often as its weight says, LISTINGS in all: what is missing goes to the fullest shelves. */
function placesOnShelves(): { shelf: Shelf; first: boolean }[] {
  const missing = LISTINGS - SHELVES.reduce((sum, shelf) => sum + shelf.weight, 0)
  const fullest = [...SHELVES].sort((a, b) => b.weight - a.weight).slice(0, missing)
  return SHELVES.flatMap((shelf) => Array.from({ length: shelf.weight + (fullest.includes(shelf) ? 1 : 0) }, (_, i) => ({ shelf, first: i === 0 })))
}

function leastBusy(random: Random, members: Member[], shelf: Shelf, counts: Map<Member, number>): Member {
  const category = shelf.category.split('.')[0]!
  const able = members.filter(({ source }) => source.status !== 'suspended' && source.lends.includes(category))
  return random.shuffled(able).sort((a, b) => load(a, counts) - load(b, counts))[0]!
}
const load = (member: Member, counts: Map<Member, number>) => (counts.get(member) ?? 0) * (member.source.status === 'pending' ? 6 : 1)

function makeListing(random: Random, now: Date, id: number, shelf: Shelf, owner: Member, titles: Set<string>, data: DemoData): DemoListing {
  const thing = random.pick(shelf.things)
  const stock = thing.stock ? random.pick(thing.stock) : 1
  const nature = naturesOf(shelf.category)[0]!
  const title = titleOf(random, thing, stock, owner, titles)
  const createdAt = new Date(Math.max(owner.row.createdAt.getTime() + DAY, now.getTime() - random.int(5, 420) * DAY))
  const status = owner.source.status === 'pending' ? 'draft' : owner.source.name === LENDER ? 'published' : random.weighted([['published', 94], ['paused', 2.5], ['draft', 2], ['archived', 1.5]] as const)
  const slots = nature === 'pret' && random.chance(0.4) ? random.pick(SLOTS) : nature === 'vehicule' && random.chance(0.3) ? SLOTS[4]! : []
  const keyBox = random.chance(0.08)
  const euros = (amount: number | undefined) => Math.round((amount ?? 0) * 100)
  const row: ListingRow = {
    id, organisationId: owner.row.id, nature, category: shelf.category, title, stock, status, createdAt, updatedAt: createdAt,
    description: [thing.says, random.pick(CLOSINGS)].join(' '), attributes: thing.attributes ?? {},
    handoverModes: [thing.handover ?? 'on_site', ...(keyBox ? ['key_box' as const] : []), ...(random.chance(0.1) && nature === 'pret' ? ['delivered' as const] : [])],
    secretInstructions: keyBox ? `Boîte à clés à droite du portail, code ${random.int(1000, 9999)}. Remettez-la bien fermée.` : null,
    bufferBefore: 0, bufferAfter: nature === 'salle' ? 60 : nature === 'vehicule' ? 120 : nature === 'pret' && random.chance(0.2) ? MINUTES_A_DAY : 0,
    pickupSlots: slots, returnSlots: slots,
    minDuration: null, maxDuration: nature === 'pret' && random.chance(0.3) ? random.pick([7, 14, 30]) * MINUTES_A_DAY : null, noticeHours: random.pick([0, 24, 48, 48, 72, 168]),
    depositCents: euros(thing.deposit), replacementCents: thing.value === undefined ? null : euros(thing.value), feeCents: euros(thing.fee?.[0]), feeUnit: thing.fee?.[1] ?? 'loan',
    insuranceRequired: nature === 'salle' || nature === 'vehicule' || (thing.value ?? 0) >= 1500,
    rules: thing.rules ?? (nature === 'salle' ? 'Rangement et ménage par l’emprunteur. Issues de secours dégagées. Une attestation de responsabilité civile est demandée.' : ''),
    audience: random.weighted([['verified', 66], ['everyone', 30], ['same_commune', 4]] as const),
    accessible: thing.accessible ?? false, publishedAt: status === 'draft' ? null : new Date(createdAt.getTime() + random.int(1, 48) * 3_600_000),
  }
  if (owner.source.name === LENDER) row.audience = 'everyone'
  data.listings.push(row)
  data.sites.push({ id: random.uuid(createdAt), listingId: id, position: 0, communeInsee: owner.row.communeInsee, label: random.pick(PLACES), address: `${random.int(1, 90)} ${random.pick(STREETS)}` })
  if (random.chance(0.94)) data.photos.push({ id: random.uuid(createdAt), listingId: id, picture: shelf.picture })
  const author = random.pick(owner.people)
  data.events.push({ kind: 'listing.created', subjectType: 'listing', subjectId: String(id), actorId: author.id, organisationId: owner.row.id, createdAt })
  if (row.publishedAt) data.events.push({ kind: 'listing.published', subjectType: 'listing', subjectId: String(id), actorId: author.id, organisationId: owner.row.id, createdAt: row.publishedAt as Date })
  return { row, owner, closures: makeClosures(random, now, row, data) }
}

/** As it is written, not yet taken: the commune is added where two would read the same. */
function titleOf(random: Random, thing: Thing, stock: number, { source }: Member, titles: Set<string>): string {
  const written = () =>
    thing.title
      .replace(/\{([^{}|]+(?:\|[^{}|]+)+)\}/g, (_, words: string) => random.pick(words.split('|')))
      .replaceAll('{n}', String(stock))
      .replaceAll('{commune}', source.commune)
  let title = written()
  for (let attempt = 0; titles.has(title) && attempt < 4; attempt++) title = written()
  if (titles.has(title) && !title.includes(source.commune)) title = `${title}, ${source.commune}`
  titles.add(title)
  return title
}

/** Holidays of the lender: one annonce in eight is closed for a while. */
function makeClosures(random: Random, now: Date, row: ListingRow, data: DemoData): DemoListing['closures'] {
  if (row.nature === 'don' || !random.chance(0.12)) return []
  const from = addDays(parisMoment(now).day, random.int(10, 80))
  const closure = { startsAt: parisInstant(from), endsAt: parisInstant(addDays(from, random.int(3, 12))) }
  data.closures.push({ id: random.uuid(now), listingId: row.id, ...closure, reason: random.pick(['Congés', 'Révision', 'Nous nous en servons', 'Fête annuelle']) })
  return [closure]
}
