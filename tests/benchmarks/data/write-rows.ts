import type pg from 'pg'

import type { PictureName } from '../../../prisma/demo/pictures'
import { answerDeadlines } from '~/loans/request-rules'
import { PURPOSES } from '../../../prisma/demo/loan-texts'
import type { Annonce } from './annonces'
import type { Association } from './associations'
import { type Cell, copyRows } from './copy-rows'
import { uuidOf } from './picker'
import type { Reservation } from './reservations'

const HOUR = 3_600_000
const OCCASION = 7
const LOAN = 8
const LINE = 9
/** The alphabet and the number of the codes that people read out; a step that shares no divisor with it meets each code once. */
const ALPHABET = 'ACDEFGHJKMNPQRTUVWXY34679'
const CODES = ALPHABET.length ** 6
const CODE_STEP = 97_654_321

/** Rows as objects with Prisma's names, by COPY. */
async function copyObjects<T extends object>(client: pg.ClientBase, table: string, columns: readonly (keyof T & string)[], rows: Iterable<T>): Promise<void> {
  function* cells(): Generator<Cell[]> {
    for (const row of rows) yield columns.map((name) => row[name] as Cell)
  }
  await copyRows(client, table, columns.map(columnOf), cells())
}

const NAMED: Record<string, string> = {
  bufferBefore: 'buffer_before_minutes', bufferAfter: 'buffer_after_minutes', minDuration: 'min_duration_minutes', maxDuration: 'max_duration_minutes',
}
const columnOf = (name: string) => NAMED[name] ?? name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** The associations, and who speaks for them. */
export async function writeAssociations(client: pg.ClientBase, associations: readonly Association[]): Promise<void> {
  await copyObjects(client, 'person', ['id', 'email', 'emailVerifiedAt', 'passwordHash', 'name', 'phone', 'isDemo', 'createdAt', 'updatedAt'], associations.map(({ person }) => person))
  await copyObjects(client, 'organisation', ['id', 'slug', 'kind', 'status', 'name', 'communeInsee', 'noNumberReason', 'email', 'phone', 'description', 'verifiedAt', 'isDemo', 'createdAt', 'updatedAt'], associations.map(({ row }) => row))
  await copyObjects(client, 'membership', ['id', 'organisationId', 'personId', 'role', 'createdAt'], associations.map(({ membership }) => membership))
}

/** The annonces with their places, closures and photos. */
export async function writeAnnonces(client: pg.ClientBase, annonces: readonly Annonce[], fileIds: ReadonlyMap<PictureName, string>): Promise<void> {
  await copyObjects(
    client, 'listing',
    ['id', 'organisationId', 'nature', 'category', 'title', 'description', 'attributes', 'status', 'hiddenAt', 'stock', 'lost', 'handoverModes', 'bufferBefore', 'bufferAfter', 'pickupSlots', 'returnSlots', 'minDuration', 'maxDuration',
      'noticeHours', 'depositCents', 'replacementCents', 'feeCents', 'feeUnit', 'insuranceRequired', 'rules', 'audience', 'accessible', 'publishedAt', 'createdAt', 'updatedAt'],
    annonces.map(({ row }) => ({ ...row, handoverModes: `{${(row.handoverModes as string[]).join(',')}}` })),
  )
  await client.query(`select setval(pg_get_serial_sequence('listing', 'id'), (select max(id) from listing))`)
  await copyObjects(client, 'listing_site', ['id', 'listingId', 'communeInsee', 'label'], annonces.flatMap(({ row, sites }) => sites.map((site) => ({ ...site, listingId: row.id }))))
  await copyObjects(client, 'listing_closure', ['id', 'listingId', 'startsAt', 'endsAt'], annonces.flatMap(({ row, closures }) => closures.map((closure) => ({ ...closure, listingId: row.id }))))
  await copyObjects(client, 'listing_photo', ['id', 'listingId', 'fileId'], annonces.flatMap(({ row, photo }) => (photo ? [{ id: photo.id, listingId: row.id, fileId: fileIds.get(photo.picture)! }] : [])))
}

/** One occasion, one loan and one line for each reservation. @param onProgress counts rows of all three */
export async function writeReservations(client: pg.ClientBase, reservations: readonly Reservation[], now: Date, onProgress: (done: number, of: number) => void): Promise<void> {
  let done = 0
  function* each(row: (reservation: Reservation, n: number) => Cell[]): Generator<Cell[]> {
    for (const [n, reservation] of reservations.entries()) {
      yield row(reservation, n)
      if (++done % 10_000 === 0) onProgress(done, reservations.length * 3)
    }
  }
  const idOf = ({ createdAt }: Reservation, kind: number, n: number) => uuidOf(createdAt.getTime(), kind, n)
  const purposeOf = ({ annonce }: Reservation, n: number) => PURPOSES[annonce.row.nature][n % PURPOSES[annonce.row.nature].length]!

  await copyRows(client, 'occasion', ['id', 'organisation_id', 'purpose', 'created_at'], each((r, n) => [idOf(r, OCCASION, n), r.borrower.row.id, purposeOf(r, n), r.createdAt]))
  await copyRows(
    client, 'loan',
    ['id', 'reference', 'occasion_id', 'lender_id', 'borrower_id', 'state', 'purpose', 'asked_by_id', 'remind_at', 'expires_at', 'created_at', 'updated_at', 'answered_at', 'handed_over_at', 'returned_at', 'closed_at'],
    each((r, n) => {
      const { answeredAt, handedOverAt, returnedAt, closedAt } = momentsOf(r, now)
      const deadlines = r.state === 'pending' ? answerDeadlines(r.period.startsAt, now) : { remindAt: r.state === 'handed_over' ? new Date(Math.max(r.period.endsAt.getTime(), now.getTime()) + 20 * HOUR) : null, expiresAt: null }
      return [idOf(r, LOAN, n), referenceOf(n), idOf(r, OCCASION, n), r.annonce.row.organisationId, r.borrower.row.id, r.state, purposeOf(r, n), r.borrower.person.id,
        deadlines.remindAt, deadlines.expiresAt, r.createdAt, now, answeredAt, handedOverAt, returnedAt, closedAt]
    }),
  )
  await copyRows(
    client, 'loan_line',
    ['id', 'loan_id', 'listing_id', 'state', 'event_starts_at', 'event_ends_at', 'starts_at', 'ends_at', 'held_from', 'held_until', 'quantity_asked', 'quantity_accepted', 'quantity_out', 'quantity_back', 'quantity_held', 'exclusive'],
    each((r, n) => {
      const { row } = r.annonce
      const out = r.state === 'handed_over' || r.state === 'returned' || r.state === 'closed'
      const holding = r.state === 'accepted' || r.state === 'handed_over'
      return [idOf(r, LINE, n), idOf(r, LOAN, n), row.id, r.state, r.event.startsAt, r.event.endsAt, r.period.startsAt, r.period.endsAt, r.period.heldFrom, r.period.heldUntil,
        r.quantity, out || holding ? r.quantity : 0, out ? r.quantity : 0, out && !holding && row.nature !== 'don' ? r.quantity : 0, holding ? r.quantity : 0, holding && row.stock - row.lost === 1]
    }),
  )
  onProgress(1, 1)
}

function momentsOf({ state, createdAt, period }: Reservation, now: Date) {
  const before = (instant: number) => new Date(Math.min(instant, now.getTime()))
  const out = state === 'handed_over' || state === 'returned' || state === 'closed'
  const back = state === 'returned' || state === 'closed'
  return {
    answeredAt: state === 'pending' ? null : before(createdAt.getTime() + 6 * HOUR),
    handedOverAt: out ? before(period.startsAt.getTime()) : null,
    returnedAt: back ? before(period.endsAt.getTime()) : null,
    closedAt: state === 'closed' ? before(period.endsAt.getTime() + HOUR) : null,
  }
}

function referenceOf(n: number): string {
  let rest = (n * CODE_STEP) % CODES
  let code = ''
  for (let i = 0; i < 6; i++) {
    code += ALPHABET[rest % ALPHABET.length]
    rest = Math.floor(rest / ALPHABET.length)
  }
  return code
}
