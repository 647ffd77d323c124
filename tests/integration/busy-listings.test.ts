import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'

import { busyListings } from '~/listings/busy-listings.server'
import { type Hold, freeWithin } from '~/loans/capacity'
import { countsDays, FOREVER, loanPeriod, type Period, wholeDays } from '~/loans/loan-period'
import { wishVerdict } from '~/loans/request-rules'
import { addDays, parisInstant } from '~/platform/paris-time'

import { makeListing, makeMember } from '../factories'
import { useDatabase } from '../support/database'

const database = useDatabase()
let lender: Awaited<ReturnType<typeof makeMember>>
let borrower: Awaited<ReturnType<typeof makeMember>>
beforeAll(async () => {
  lender = await makeMember(database.db)
  borrower = await makeMember(database.db)
})

/** What a lender promised: straight into the tables. The guard is off where a property asks for more than could be promised. */
async function hold(listingId: number, { state, heldFrom, heldUntil, endsAt, quantity }: Hold) {
  const startsAt = new Date(Math.min(heldFrom.getTime(), endsAt.getTime() - 60_000))
  await database.db.loan.create({
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
}

const june = (day: number, time = '00:00') => parisInstant(`2027-06-${String(day).padStart(2, '0')}`, time)
const NOW = parisInstant('2027-05-20', '10:00')
const days = (first: number, last: number): Period => wholeDays(`2027-06-${String(first).padStart(2, '0')}`, `2027-06-${String(last).padStart(2, '0')}`)
const busy = async (id: number, event: Period | null, quantity = 1, now = NOW) => (await busyListings(database.db, event, quantity, now)).includes(id)
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
    const answer = await busyListings(database.db, days(12, 14), 7, NOW)
    expect(answer).toEqual(expect.arrayContaining([closed.id, short.id, notice.id, lost.id]))
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

describe('the rule in SQL and the rule in TypeScript', () => {
  const clock = fc.integer({ min: 0, max: 23 * 4 + 3 }).map((quarter) => `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`)
  const slot = fc.tuple(fc.integer({ min: 1, max: 7 }), clock, clock).map(([day, a, b]) => ({ day, from: a < b ? a : b, to: a < b ? b : a }))
  const slots = fc.oneof({ weight: 1, arbitrary: fc.constant([]) }, { weight: 2, arbitrary: fc.array(slot, { minLength: 1, maxLength: 4 }) })
  const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null })
  /** Around the night of each change of clocks, and in summer. */
  const base = fc.constantFrom('2027-03-26', '2027-06-10', '2027-10-29')
  const moment = (from: number, to: number) => fc.tuple(fc.integer({ min: from, max: to }), clock)

  const annonce = fc.record({
    nature: fc.constantFrom('pret' as const, 'salle' as const, 'vehicule' as const, 'competence' as const, 'don' as const),
    stock: fc.integer({ min: 1, max: 4 }), lost: fc.integer({ min: 0, max: 1 }), pickupSlots: slots, returnSlots: slots,
    bufferBefore: fc.constantFrom(0, 0, 60, 2880), bufferAfter: fc.constantFrom(0, 0, 90, 1440),
    minDuration: optional(fc.constantFrom(60, 1440, 2880)), maxDuration: optional(fc.constantFrom(600, 2880, 7200)), noticeHours: fc.constantFrom(0, 0, 24, 100),
    closures: fc.array(fc.tuple(moment(-10, 10), fc.integer({ min: 1, max: 60 })), { maxLength: 1 }),
    holds: fc.array(fc.record({ state: fc.constantFrom('accepted' as const, 'handed_over' as const), from: moment(-12, 10), hours: fc.integer({ min: 1, max: 90 }), extra: fc.integer({ min: 0, max: 5 }), quantity: fc.integer({ min: 1, max: 2 }) }), { maxLength: 3 }),
  })

  test('find the same period of a loan for any days and hours of the lender', async () => {
    const cases = fc.sample(
      fc.record({ nature: fc.constantFrom('pret' as const, 'salle' as const), day: base, start: moment(0, 4), quarters: fc.integer({ min: 1, max: 400 }), pickupSlots: slots, returnSlots: slots }), 5000,
    ).map(({ day, start, quarters, ...terms }, n) => {
      const startsAt = parisInstant(addDays(day, start[0]), start[1])
      return { ...terms, n, startsAt, endsAt: new Date(startsAt.getTime() + quarters * 900_000) }
    })
    const rows = await database.db.$queryRaw<{ starts_at: Date; ends_at: Date; pickup_day: string | null; pickup_opens: string | null; pickup_closes: string | null }[]>`
      select w.starts_at, w.ends_at, w.pickup_day::text, w.pickup_opens, w.pickup_closes
      from jsonb_to_recordset(${JSON.stringify(cases)}::jsonb) as c(n integer, nature nature, "pickupSlots" jsonb, "returnSlots" jsonb, "startsAt" timestamptz, "endsAt" timestamptz)
      cross join lateral loan_window(c.nature, c."pickupSlots", c."returnSlots", c."startsAt", c."endsAt") as w order by c.n`
    const expected = cases.map((each) => {
      const { startsAt, endsAt, pickup } = loanPeriod({ startsAt: each.startsAt, endsAt: each.endsAt }, { ...each, bufferBefore: 0, bufferAfter: 0 })
      return { starts_at: startsAt, ends_at: endsAt, pickup_day: pickup?.day ?? null, pickup_opens: pickup?.from ?? null, pickup_closes: pickup?.to ?? null }
    })
    const differing = cases.map((each, i) => ({ each, sql: rows[i], rule: expected[i] })).filter(({ sql, rule }) => JSON.stringify(sql) !== JSON.stringify(rule))
    expect(differing.slice(0, 3)).toEqual([])
  })

  test('agree on every annonce, in summer and on the nights that change the clocks', async () => {
    const { db } = database
    // A property invents more than could be promised; what is checked here is reading.
    await db.$executeRawUnsafe('alter table loan_line disable trigger loan_line_keep_promises')
    await fc.assert(
      fc.asyncProperty(
        base, fc.array(annonce, { minLength: 12, maxLength: 12 }), moment(0, 4), fc.integer({ min: 1, max: 200 }), fc.boolean(), fc.integer({ min: 1, max: 3 }), fc.integer({ min: 0, max: 300 }),
        async (day, annonces, [offset, time], hours, whole, quantity, hoursBefore) => {
          await db.$executeRawUnsafe('truncate listing, loan, loan_line, listing_closure, occasion cascade')
          const at = ([distance, at]: [number, string]) => parisInstant(addDays(day, distance), at)
          const event: Period = whole
            ? wholeDays(addDays(day, offset), addDays(day, offset + Math.floor(hours / 48)))
            : { startsAt: at([offset, time]), endsAt: new Date(at([offset, time]).getTime() + hours * 900_000) }
          const now = new Date(event.startsAt.getTime() - hoursBefore * 3_600_000)
          const expected: number[] = []
          for (const { closures, holds, ...terms } of annonces) {
            const shut = closures.map(([from, length]) => ({ startsAt: at(from), endsAt: new Date(at(from).getTime() + length * 3_600_000) }))
            const { id } = await makeListing(db, lender.organisation, { ...terms, closures: { create: shut } })
            const held = holds.map(({ state, from, hours, extra, quantity }): Hold => {
              const endsAt = new Date(at(from).getTime() + hours * 3_600_000)
              return { state, heldFrom: at(from), endsAt, heldUntil: terms.nature === 'don' ? FOREVER : new Date(endsAt.getTime() + extra * 3_600_000), quantity }
            })
            for (const line of held) await hold(id, line)
            if (terms.stock >= quantity && !canBeHad({ ...terms, closures: shut }, held, event, quantity, now)) expected.push(id)
          }
          const asked = (await busyListings(db, event, quantity, now)).sort((a, b) => a - b)
          const roomy = new Set((await db.listing.findMany({ where: { stock: { gte: quantity } }, select: { id: true } })).map(({ id }) => id))
          expect(asked.filter((id) => roomy.has(id))).toEqual(expected)
        },
      ),
      { numRuns: 25 },
    )
    await db.$executeRawUnsafe('alter table loan_line enable trigger loan_line_keep_promises')
  }, 120_000)
})

type Terms = Parameters<typeof loanPeriod>[1] & { stock: number; lost: number; minDuration: number | null; maxDuration: number | null; noticeHours: number; closures: Period[] }

/** The verdicts of the loans, asked one annonce at a time. */
function canBeHad(terms: Terms, holds: Hold[], event: Period, quantity: number, now: Date): boolean {
  const usable = terms.stock - terms.lost
  if (terms.nature === 'don') return freeWithin(usable, holds, { startsAt: now, endsAt: FOREVER }, now) >= quantity
  const period = loanPeriod(event, terms)
  const verdict = wishVerdict({ event, period, quantity }, { ...terms, status: 'published', hiddenAt: null }, now)
  expect(countsDays(terms.nature) || event.startsAt >= now).toBe(true)
  return verdict.ok && freeWithin(usable, holds, { startsAt: period.heldFrom, endsAt: period.heldUntil }, now) >= quantity
}
