import { beforeEach, describe, expect, test } from 'vitest'

import { revokeTokensOf } from '~/accounts/access-tokens.server'
import { tokenOfFile } from '~/calendars/feed-token.server'
import { openFeed } from '~/calendars/open-feed.server'
import { renewFeed } from '~/calendars/renew-feed.server'
import { stopFeed } from '~/calendars/stop-feed.server'
import { writeFeed } from '~/calendars/write-feed.server'
import { acceptLoan } from '~/loans/accept-loan.server'
import { cancelLoan } from '~/loans/cancel-loan.server'
import { handOverLoan } from '~/loans/hand-over-loan.server'
import { recordElsewhere } from '~/loans/record-elsewhere.server'
import { requestLoan } from '~/loans/request-loan.server'
import { addDays, parisInstant, parisMoment } from '~/platform/paris-time'

import { makeListing, makeMember, makePerson, viewerOf } from '../../factories'
import { useDatabase } from '../../support/database'
import { plain } from '../../support/plain'
import { as, at, makeBourse, NOW, refusalOf } from '../loans/support'
import { readCalendar } from './support'

const database = useDatabase()
const ALL = { organisationId: null, listingId: null }
const SITE = 'https://bourse.test'

const tokenOf = (path: string) => tokenOfFile(path.split('/').at(-1)!)!
/** What a calendar program reads at this address; null where it opens nothing. */
async function textAt(path: string, now = NOW) {
  const feed = await openFeed(database.db, tokenOf(path), now)
  return feed && writeFeed(database.db, feed, SITE, now)
}
const eventsAt = async (path: string, now = NOW) => readCalendar((await textAt(path, now))!)

let bourse: Awaited<ReturnType<typeof makeBourse>>
beforeEach(async () => {
  bourse = await makeBourse(database.db, { title: 'Chaises pliantes', pickupSlots: [{ day: 5, from: '17:00', to: '19:00' }] })
})
const lender = () => as(database.db, bourse.lender.viewer)
const borrower = () => as(database.db, bourse.borrower.viewer)

describe('the calendar of a person', () => {
  test('has the retrait and the retour of what is promised, on the wall clock of Paris, on both sides', async () => {
    await bourse.accepted(4)
    await bourse.request(2)
    const [mine, theirs] = [await eventsAt(await renewFeed(lender(), ALL)), await eventsAt(await renewFeed(borrower(), ALL))]
    expect(mine.map((event) => ({ ...event, summary: plain(event.summary) }))).toMatchObject([
      { summary: `Retrait : 4 × Chaises pliantes — ${bourse.borrower.organisation.name}`, allDay: false, start: at('2027-06-11', '17:00'), end: at('2027-06-11', '19:00'), status: 'CONFIRMED' },
      { summary: `Retour : 4 × Chaises pliantes — ${bourse.borrower.organisation.name}`, allDay: true, start: '2027-06-12', end: '2027-06-13' },
    ])
    expect(theirs.map(({ summary }) => plain(summary))).toEqual([`Retrait : 4 × Chaises pliantes — ${bourse.lender.organisation.name}`, `Retour : 4 × Chaises pliantes — ${bourse.lender.organisation.name}`])
    expect(theirs.map(({ uid }) => uid)).toEqual(mine.map(({ uid }) => uid))
  })

  test('says where, without exact address, telephone or secret', async () => {
    const { db } = database
    await db.listing.update({ where: { id: bourse.annonce.id }, data: { secretInstructions: 'Code 4812' } })
    const loanId = await bourse.accepted(1)
    await db.loanContact.create({ data: { loanId, end: 'retrait', side: 'lender', name: 'Dominique', phone: '06 98 76 54 32' } })
    const text = (await textAt(await renewFeed(borrower(), ALL)))!
    expect(text.replaceAll('\r\n ', '')).toContain(`${SITE}/prets/${loanId}`)
    expect(text).toContain('LOCATION:Local\\, Commune')
    expect(text).not.toMatch(/4812|rue du Test|98 76|Dominique|04 76/)
  })

  test('keeps its events’ names when its address is renewed, and the old address opens nothing', async () => {
    await bourse.accepted(4)
    const old = await renewFeed(lender(), ALL)
    const before = await eventsAt(old)
    const renewed = await renewFeed(lender(), ALL)
    expect(renewed).not.toBe(old)
    expect(await textAt(old)).toBeNull()
    expect((await eventsAt(renewed)).map(({ uid }) => uid)).toEqual(before.map(({ uid }) => uid))
    expect(JSON.stringify(await database.db.calendarFeed.findMany())).not.toContain(tokenOf(renewed))
  })

  test('says a change under the same name with a higher number, and the same text while nothing changes', async () => {
    const loanId = await bourse.accepted(4)
    const path = await renewFeed(lender(), ALL)
    const [before] = await eventsAt(path)
    expect(await textAt(path)).toBe(await textAt(path))
    const changedAt = new Date(before!.lastModified.getTime() + 60_000)
    await database.db.loanLine.updateMany({ where: { loanId }, data: { endsAt: at('2027-06-15'), heldUntil: at('2027-06-15') } })
    await database.db.loan.update({ where: { id: loanId }, data: { updatedAt: changedAt } })
    const after = await eventsAt(path)
    expect(after[0]).toMatchObject({ uid: before!.uid, sequence: before!.sequence + 60, lastModified: changedAt })
    expect(after[1]).toMatchObject({ start: '2027-06-14', allDay: true })
  })

  test('says for a month that a loan was cancelled, then forgets it; what was only asked for is never in it', async () => {
    const { db } = database
    const loanId = await bourse.accepted(4)
    const path = await renewFeed(lender(), ALL)
    const before = await eventsAt(path)
    await cancelLoan(borrower(), { loanId })
    await cancelLoan(borrower(), { loanId: (await bourse.request(1)).loanId })
    // The database's clock is that of the machine, not of this story.
    await db.loan.updateMany({ data: { updatedAt: NOW } })
    const cancelled = await eventsAt(path)
    expect(cancelled.map(({ uid, status }) => [uid, status])).toEqual(before.map(({ uid }) => [uid, 'CANCELLED']))
    await db.loan.update({ where: { id: loanId }, data: { updatedAt: at('2027-05-20') } })
    expect(await eventsAt(path, at('2027-06-10'))).toHaveLength(2)
    expect(await eventsAt(path, at('2027-06-25'))).toEqual([])
  })

  test('a retrait that was noted days before is not waited for on its day', async () => {
    const loanId = await bourse.accepted(4)
    await handOverLoan(lender(), { loanId })
    expect((await eventsAt(await renewFeed(lender(), ALL))).map(({ status }) => status)).toEqual(['CANCELLED', 'CONFIRMED'])
  })

  test('is bounded: thirty days back and four hundred ahead', async () => {
    const { db } = database
    const today = parisMoment(NOW).day
    const path = await renewFeed(lender(), ALL)
    const starts = [-31, -30, 400, 401].map((days) => addDays(today, days))
    for (const day of starts) {
      const loanId = await bourse.accepted(1)
      await db.loanLine.updateMany({ where: { loanId }, data: { startsAt: at(day), endsAt: at(addDays(day, 1)), heldFrom: at(day), heldUntil: at(addDays(day, 1)), eventStartsAt: at(day), eventEndsAt: at(addDays(day, 1)) } })
      await db.listing.update({ where: { id: bourse.annonce.id }, data: { pickupSlots: [] } })
    }
    expect((await eventsAt(path)).map(({ start }) => start)).toEqual([starts[1], starts[1], starts[2], starts[2]])
  })
})

describe('what is hard to write', () => {
  const record = async (title: string, who: string, first: Date, last: Date, nature: 'pret' | 'salle' = 'pret') => {
    const annonce = await makeListing(database.db, bourse.lender.organisation, { title, nature, category: nature === 'salle' ? 'salle.reunion' : 'mobilier.chaises' })
    await recordElsewhere(lender(), { listingId: annonce.id, who, startsAt: first, endsAt: last, quantity: 1 })
    const path = await renewFeed(lender(), { organisationId: null, listingId: annonce.id })
    return { text: (await textAt(path))!, events: await eventsAt(path) }
  }

  test('commas, semicolons, backslashes and line breaks come back as they were', async () => {
    const { events } = await record('Sono ; 2 enceintes, pieds \\ câbles', 'École « Jean\nJaurès », CM1 ; CM2', at('2027-06-12'), at('2027-06-13'))
    expect(plain(events[0]!.summary)).toBe('Retrait : Sono ; 2 enceintes, pieds \\ câbles — École « Jean\nJaurès », CM1 ; CM2')
  })

  test('long French titles are folded at 75 bytes, and no letter is cut', async () => {
    const title = `${'Éléments d’exposition, façades âgées œuvrées à l’été — 🎪 '.repeat(3)}fin`
    const { text, events } = await record(title, '🎭'.repeat(40), at('2027-06-12'), at('2027-06-13'))
    expect(Math.max(...text.split('\r\n').map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75)
    expect(plain(events[0]!.summary)).toBe(`Retrait : ${title} — ${'🎭'.repeat(40)}`)
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  })

  test('the nights the clocks change, New Year, and 29 February', async () => {
    const hours = async (first: Date, last: Date) => (await record('Salle', 'École', first, last, 'salle')).events.map(({ start }) => start)
    const spring = [parisInstant('2028-03-25', '22:00'), parisInstant('2028-03-26', '04:00')] as const
    expect(await hours(...spring)).toEqual([new Date('2028-03-25T21:00:00Z'), new Date('2028-03-26T02:00:00Z')])
    const autumn = [parisInstant('2027-10-30', '22:00'), parisInstant('2027-10-31', '04:00')] as const
    expect(await hours(...autumn)).toEqual([new Date('2027-10-30T20:00:00Z'), new Date('2027-10-31T03:00:00Z')])
    const days = async (first: string, last: string) => (await record('Tables', 'École', at(first), at(addDays(last, 1)))).events.map(({ start, end }) => [start, end])
    expect(await days('2027-12-30', '2028-01-02')).toEqual([['2027-12-30', '2027-12-31'], ['2028-01-02', '2028-01-03']])
    expect(await days('2028-02-28', '2028-02-29')).toEqual([['2028-02-28', '2028-02-29'], ['2028-02-29', '2028-03-01']])
    expect(await days('2028-03-25', '2028-03-26')).toEqual([['2028-03-25', '2028-03-26'], ['2028-03-26', '2028-03-27']])
  })
})

describe('who reads', () => {
  test('who left an association reads nothing of it any more', async () => {
    const { db } = database
    await bourse.accepted(4)
    const context = lender()
    const paths = [await renewFeed(context, ALL), await renewFeed(context, { organisationId: bourse.lender.organisation.id, listingId: null }), await renewFeed(context, { organisationId: null, listingId: bourse.annonce.id })]
    for (const path of paths) expect(await eventsAt(path)).toHaveLength(2)
    await db.membership.deleteMany({ where: { personId: context.viewer.personId! } })
    expect(await eventsAt(paths[0]!)).toEqual([])
    expect(await textAt(paths[1]!)).toBeNull()
    expect(await textAt(paths[2]!)).toBeNull()
  })

  test('nobody reads with a disabled account, after stopping, or after the password was reset', async () => {
    const { db } = database
    const personId = bourse.lender.person.id
    const path = await renewFeed(lender(), ALL)
    await db.person.update({ where: { id: personId }, data: { disabledAt: NOW } })
    expect(await textAt(path)).toBeNull()
    await db.person.update({ where: { id: personId }, data: { disabledAt: null } })
    expect(await textAt(path)).not.toBeNull()
    await stopFeed(lender(), ALL)
    expect(await textAt(path)).toBeNull()
    const again = await renewFeed(lender(), ALL)
    await db.$transaction((tx) => revokeTokensOf(tx, personId, 'all', NOW))
    expect(await textAt(again)).toBeNull()
  })

  test('the calendar of one association has its loans alone, that of an annonce what is lent of it', async () => {
    const { db } = database
    const other = await makeMember(db)
    const both = viewerOf(bourse.lender.person, [{ organisation: bourse.lender.organisation, role: 'responsable' }, { organisation: other.organisation, role: 'membre' }])
    await db.membership.create({ data: { personId: both.personId!, organisationId: other.organisation.id, role: 'membre' } })
    const tables = await makeListing(db, other.organisation, { title: 'Tables' })
    await bourse.accepted(4)
    const { loanId } = await requestLoan(borrower(), { borrowerId: bourse.borrower.organisation.id, lines: [{ listingId: tables.id, quantity: 1, startsAt: at('2027-06-20'), endsAt: at('2027-06-21') }], purpose: 'Fête', message: '' })
    await acceptLoan(as(db, both), { loanId })
    const titles = async (scope: { organisationId: string | null; listingId: number | null }) => (await eventsAt(await renewFeed(as(db, both), scope))).map(({ summary }) => /Tables|Chaises/.exec(summary)![0])
    expect(await titles(ALL)).toEqual(['Chaises', 'Chaises', 'Tables', 'Tables'])
    expect(await titles({ organisationId: other.organisation.id, listingId: null })).toEqual(['Tables', 'Tables'])
    expect(await titles({ organisationId: null, listingId: bourse.annonce.id })).toEqual(['Chaises', 'Chaises'])
  })

  test('nobody makes an address for what is not of her association', async () => {
    const stranger = as(database.db, viewerOf(await makePerson(database.db)))
    expect(await refusalOf(renewFeed(stranger, { organisationId: bourse.lender.organisation.id, listingId: null }))).toMatchObject({ status: 404 })
    expect(await refusalOf(renewFeed(stranger, { organisationId: null, listingId: bourse.annonce.id }))).toMatchObject({ status: 403 })
    expect(await database.db.calendarFeed.count({ where: { personId: stranger.viewer.personId! } })).toBe(0)
  })
})
