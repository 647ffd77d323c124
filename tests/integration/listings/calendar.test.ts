import { beforeAll, describe, expect, test } from 'vitest'

import { type Calendar, openCalendar } from '~/listings/calendar/open-calendar.server'
import type { Hold } from '~/loans/capacity'
import { FOREVER, type Period, wholeDays } from '~/loans/loan-period'
import { parisInstant } from '~/platform/paris-time'

import { makeListing, makeMember } from '../../factories'
import { freeIn } from '../../support/calendar'
import { useDatabase } from '../../support/database'

const database = useDatabase()
let lender: Awaited<ReturnType<typeof makeMember>>
let borrower: Awaited<ReturnType<typeof makeMember>>
let calendar: Calendar
beforeAll(async () => {
  lender = await makeMember(database.db)
  borrower = await makeMember(database.db)
  calendar = openCalendar(database.pool)
})

/** What a lender promised: straight into the tables. @returns the id of the line. */
async function hold(listingId: number, { state, heldFrom, heldUntil, endsAt, quantity }: Hold) {
  const startsAt = new Date(Math.min(heldFrom.getTime(), endsAt.getTime() - 60_000))
  const { lines } = await database.db.loan.create({
    include: { lines: true },
    data: {
      reference: Math.random().toString(36).slice(2, 12), state, purpose: 'Fête', lender: { connect: { id: lender.organisation.id } }, borrower: { connect: { id: borrower.organisation.id } },
      occasion: { create: { purpose: 'Fête' } },
      lines: {
        create: {
          listing: { connect: { id: listingId } }, state, eventStartsAt: startsAt, eventEndsAt: endsAt, startsAt, endsAt, heldFrom: startsAt, heldUntil,
          quantityAsked: quantity, quantityAccepted: quantity, quantityOut: state === 'handed_over' ? quantity : 0, quantityHeld: quantity,
        },
      },
    },
  })
  return lines[0]!.id
}

const june = (day: number, time = '00:00') => parisInstant(`2027-06-${String(day).padStart(2, '0')}`, time)
const NOW = parisInstant('2027-05-20', '10:00')
const days = (first: number, last: number): Period => wholeDays(`2027-06-${String(first).padStart(2, '0')}`, `2027-06-${String(last).padStart(2, '0')}`)
const busy = async (id: number, event: Period | null, quantity = 1, now = NOW) => freeIn(await calendar.current(), [id], event, now).get(id)! < quantity
const accepted = (from: Date, until: Date, quantity = 1): Hold => ({ state: 'accepted', heldFrom: from, heldUntil: until, endsAt: until, quantity })

describe('what is not free', () => {
  test('40 of 60 chairs are free while 20 are lent: 40 can be had, 41 cannot, and 60 can the day after', async () => {
    const { id } = await makeListing(database.db, lender.organisation, { stock: 60 })
    await hold(id, accepted(june(10), june(13), 20))
    expect(await busy(id, days(12, 14), 40)).toBe(false)
    expect(await busy(id, days(12, 14), 41)).toBe(true)
    expect(await busy(id, days(13, 14), 60)).toBe(false)
  })

  test('a minibus on loan until noon can be had from noon, but not while the lender keeps an hour to clean it', async () => {
    const { id } = await makeListing(database.db, lender.organisation, { nature: 'vehicule', stock: 1 })
    await hold(id, accepted(june(5, '08:00'), june(5, '12:00')))
    const afternoon = { startsAt: june(5, '12:00'), endsAt: june(5, '18:00') }
    expect(await busy(id, afternoon)).toBe(false)
    await database.db.listing.update({ where: { id }, data: { bufferBefore: 60 } })
    expect(await busy(id, afternoon)).toBe(true)
  })

  test('a loan that has to be fetched on Thursday is not free where Thursday is taken', async () => {
    const thursday = [{ day: 4, from: '17:00', to: '19:00' }]
    const { id } = await makeListing(database.db, lender.organisation, { stock: 1, pickupSlots: thursday, returnSlots: thursday })
    // 12 June 2027 is a Saturday, Thursdays are 10 and 17.
    await hold(id, accepted(june(10), june(11)))
    expect(await busy(id, days(12, 12))).toBe(true)
    expect(await busy(id, days(19, 20))).toBe(false)
  })

  test('what is late is not free tomorrow morning', async () => {
    const { id } = await makeListing(database.db, lender.organisation, { stock: 1 })
    await hold(id, { state: 'handed_over', heldFrom: june(1), heldUntil: june(3), endsAt: june(3), quantity: 1 })
    const now = june(8, '15:00')
    expect(await busy(id, days(9, 9), 1, now)).toBe(true)
    expect(await busy(id, days(10, 10), 1, now)).toBe(false)
  })

  test('a closure, a longest loan, a notice, a loss', async () => {
    const closed = await makeListing(database.db, lender.organisation, { closures: { create: { startsAt: june(12), endsAt: june(13) } } })
    const short = await makeListing(database.db, lender.organisation, { maxDuration: 2 * 1440 })
    const notice = await makeListing(database.db, lender.organisation, { noticeHours: 30 * 24 })
    const lost = await makeListing(database.db, lender.organisation, { stock: 10, lost: 4 })
    const free = freeIn(await calendar.current(), [closed.id, short.id, notice.id, lost.id], days(12, 14), NOW)
    expect([...free.values()]).toEqual([0, 0, 0, 6])
    expect(await busy(closed.id, days(13, 14))).toBe(false)
    expect(await busy(short.id, days(12, 13))).toBe(false)
    expect(await busy(notice.id, days(20, 20))).toBe(false)
    expect(await busy(lost.id, days(12, 14), 6)).toBe(false)
  })

  test('a gift is there until all of it is promised, whatever the dates, and without dates too', async () => {
    const { id } = await makeListing(database.db, lender.organisation, { nature: 'don', stock: 5 })
    await hold(id, { ...accepted(june(20), FOREVER, 3), endsAt: june(21) })
    for (const event of [null, days(1, 2), days(25, 25)]) {
      expect(await busy(id, event, 2)).toBe(false)
      expect(await busy(id, event, 3)).toBe(true)
    }
  })
})

describe('a calendar in memory', () => {
  test('knows what another process committed, at once', async () => {
    const elsewhere = openCalendar(database.pool)
    const { id } = await makeListing(database.db, lender.organisation, { stock: 10 })
    const free = async (of: Calendar) => freeIn(await of.current(), [id], days(12, 13), NOW).get(id)
    expect([await free(calendar), await free(elsewhere)]).toEqual([10, 10])
    const line = await hold(id, accepted(june(12), june(14), 4))
    expect([await free(calendar), await free(elsewhere)]).toEqual([6, 6])
    await database.db.loanLine.update({ where: { id: line }, data: { state: 'cancelled', quantityHeld: 0 } })
    expect([await free(calendar), await free(elsewhere)]).toEqual([10, 10])
    await database.db.listing.update({ where: { id }, data: { lost: 3 } })
    expect(await free(elsewhere)).toBe(7)
    await database.db.listingClosure.create({ data: { listingId: id, startsAt: june(13), endsAt: june(14) } })
    expect(await free(elsewhere)).toBe(0)
    await database.db.listingClosure.deleteMany({ where: { listingId: id } })
    await database.db.organisation.update({ where: { id: lender.organisation.id }, data: { status: 'suspended' } })
    expect(await free(elsewhere)).toBe(0)
    await database.db.organisation.update({ where: { id: lender.organisation.id }, data: { status: 'verified' } })
    expect(await free(elsewhere)).toBe(7)
  })

  test('misses nothing when the transaction that began first ends last', async () => {
    const first = await makeListing(database.db, lender.organisation, { stock: 1 })
    const second = await makeListing(database.db, lender.organisation, { stock: 1 })
    const seen = async () => [...freeIn(await calendar.current(), [first.id, second.id], null, NOW).values()]
    expect(await seen()).toEqual([1, 1])
    const slow = await database.pool.connect()
    await slow.query('begin')
    await slow.query('update listing set stock = 5 where id = $1', [first.id])
    await database.pool.query('update listing set stock = 6 where id = $1', [second.id])
    expect(await seen()).toEqual([1, 6])
    const { version } = await calendar.current()
    await slow.query('commit')
    slow.release()
    expect(await seen()).toEqual([5, 6])
    expect((await calendar.current()).version).toBeGreaterThan(version)
  })

  test('stands still while nothing of the annonces changes, however much else does', async () => {
    const { version } = await calendar.current()
    await database.db.person.update({ where: { id: borrower.person.id }, data: { name: 'Autre nom' } })
    expect((await calendar.current()).version).toBe(version)
  })

  test('what was rolled back never was', async () => {
    const { id } = await makeListing(database.db, lender.organisation, { stock: 2 })
    await calendar.current()
    await database.db.$transaction(async (tx) => {
      await tx.listing.update({ where: { id }, data: { stock: 9 } })
      throw new Error('changed my mind')
    }).catch(() => {})
    expect(freeIn(await calendar.current(), [id], null, NOW).get(id)).toBe(2)
  })

  test('tells which annonces changed of late, and when a document of the search did', async () => {
    const { id } = await makeListing(database.db, lender.organisation)
    expect([...(await calendar.current()).recent()]).toContain(id)
    const { documents } = await calendar.current()
    await database.db.searchDocument.create({ data: { listingId: id, document: { title: 'Table' } } })
    expect((await calendar.current()).documents).toBeGreaterThan(documents)
  })

  test('a reader that slept too long reads everything anew', async () => {
    let clock = 0
    const sleeper = openCalendar(database.pool, () => clock)
    const { id } = await makeListing(database.db, lender.organisation, { stock: 2 })
    await sleeper.current()
    await database.db.listing.update({ where: { id }, data: { stock: 3 } })
    await database.pool.query('truncate listing_change')
    clock += 3 * 3_600_000
    expect(freeIn(await sleeper.current(), [id], null, NOW).get(id)).toBe(3)
  })

  test('many who ask at once share one look', async () => {
    const looks: string[] = []
    const counted = { query: (query: { text: string }) => (looks.push(query.text), database.pool.query(query as never)) } as unknown as typeof database.pool
    const busyCalendar = openCalendar(counted)
    await busyCalendar.current()
    looks.length = 0
    await Promise.all(Array.from({ length: 50 }, () => busyCalendar.current()))
    expect(looks).toHaveLength(1)
  })
})
