import { beforeEach, describe, expect, test } from 'vitest'

import { acceptLoan } from '~/loans/accept-loan.server'
import { cancelLoan } from '~/loans/cancel-loan.server'
import { wholeDays } from '~/loans/loan-period'
import { requestLoan } from '~/loans/request-loan.server'
import { changeNeed } from '~/needs/change-need.server'
import { closeNeed } from '~/needs/close-need.server'
import { matchNeedById, MOST_MATCHES } from '~/needs/match-need.server'
import { beginRound, matchBatch } from '~/needs/needs-round.server'
import { parisInstant } from '~/platform/paris-time'

import { makeListing, makeMember, makeNeed } from '../../factories'
import { useDatabase } from '../../support/database'
import { useSite } from '../../support/web'
import { NEED, useEvenings } from './support'

const database = useDatabase()
const site = useSite(database)
const evenings = useEvenings(database, site)
const MORNING = parisInstant('2027-05-20', '09:00')
const EVENT = wholeDays('2027-06-12', '2027-06-13')

type Member = Awaited<ReturnType<typeof makeMember>>
let seeker: Member
let lender: Member

/** Each test has its own world; the day is always the same. */
beforeEach(async () => {
  const { db } = database
  await db.need.deleteMany()
  await db.needRound.deleteMany()
  await db.mail.deleteMany()
  await db.loanLine.deleteMany()
  await db.loan.deleteMany()
  const old = await db.listing.findMany({ select: { id: true } })
  await site.services.search.sync(old.map(({ id }) => id), [])
  await db.listing.deleteMany()
  for (const task of ['needsMatch', 'needsMail', 'dispatch']) await evenings.takeJobs(task)
  seeker = await makeMember(db)
  lender = await makeMember(db)
})

describe('a new need', () => {
  test('is told the same evening to the lenders whose annonces fit, and to nobody else', async () => {
    const stranger = await makeMember(database.db)
    await evenings.publish(lender.organisation, { title: 'Chaises en bois' })
    await evenings.publish(stranger.organisation, { title: 'Minibus', nature: 'vehicule', category: 'vehicules.minibus' })
    await evenings.post(seeker.viewer, MORNING)
    const mails = await evenings.evening('2027-05-20')
    expect(Object.keys(mails)).toEqual([lender.person.email])
    expect(mails[lender.person.email]).toContain(seeker.organisation.name)
    expect(mails[lender.person.email]).toContain('Chaises en bois')
  })

  test('never tells its own association of what stood on its page when it was posted', async () => {
    await evenings.publish(lender.organisation)
    await evenings.post(seeker.viewer, MORNING)
    expect(await evenings.evening('2027-05-20')).not.toHaveProperty(seeker.person.email)
  })

  test('shows no contact: neither address nor telephone of either side', async () => {
    await evenings.publish(lender.organisation)
    await evenings.post(seeker.viewer, MORNING)
    const text = (await evenings.evening('2027-05-20'))[lender.person.email]!
    for (const secret of [seeker.organisation.email, seeker.person.email, seeker.organisation.phone, '1 rue du Test']) expect(text).not.toContain(secret)
  })

  test('is not told to its own association as a lender, nor to one that lends in its commune only', async () => {
    await evenings.publish(seeker.organisation)
    await evenings.publish(lender.organisation, { audience: 'same_commune' })
    await evenings.post(seeker.viewer, MORNING)
    expect(await evenings.evening('2027-05-20')).toEqual({})
  })
})

describe('a new annonce', () => {
  test('is told to the association whose need it fits, and the lender hears of the need in turn', async () => {
    await evenings.post(seeker.viewer, MORNING, EVENT)
    expect(await evenings.evening('2027-05-20')).toEqual({})
    await evenings.publish(lender.organisation, { title: 'Chaises neuves' })
    const mails = await evenings.evening('2027-05-21')
    expect(Object.keys(mails).sort()).toEqual([lender.person.email, seeker.person.email].sort())
    expect(mails[seeker.person.email]).toContain('Chaises neuves')
    expect(mails[seeker.person.email]).toMatch(/du 12 au 13 juin/)
  })

  test('is told to who saved the search, and to nobody of her association', async () => {
    const colleague = await makeMember(database.db)
    await database.db.membership.create({ data: { organisationId: seeker.organisation.id, personId: colleague.person.id, role: 'membre' } })
    await evenings.save(seeker.viewer, MORNING)
    await evenings.publish(lender.organisation)
    expect(Object.keys(await evenings.evening('2027-05-20'))).toEqual([seeker.person.email])
  })

  test('that is edited so that it fits is told; one that never fits is not', async () => {
    await evenings.post(seeker.viewer, MORNING, { quantity: 30 })
    const listing = await evenings.publish(lender.organisation, { stock: 20 })
    expect(await evenings.evening('2027-05-20')).toEqual({})
    await database.db.listing.update({ where: { id: listing.id }, data: { stock: 40 } })
    await evenings.index(listing.id)
    expect(await evenings.evening('2027-05-21')).toHaveProperty(seeker.person.email)
  })
})

test('a loan that is cancelled frees its annonce: the association that needs it is told the same evening', async () => {
  const other = await makeMember(database.db)
  const listing = await evenings.publish(lender.organisation, { stock: 1 })
  const { loanId } = await requestLoan(evenings.context(other.viewer, MORNING), {
    borrowerId: other.organisation.id, purpose: 'Fête', message: '', lines: [{ listingId: listing.id, quantity: 1, ...EVENT }],
  })
  await acceptLoan(evenings.context(lender.viewer, MORNING), { loanId })
  await evenings.post(seeker.viewer, MORNING, EVENT)
  expect(await evenings.evening('2027-05-20')).toEqual({})

  await cancelLoan(evenings.context(other.viewer, parisInstant('2027-05-21', '09:00')), { loanId })
  const mails = await evenings.evening('2027-05-21')
  expect(Object.keys(mails).sort()).toEqual([lender.person.email, seeker.person.email].sort())
})

describe('nobody is told twice', () => {
  test('of the same annonce for the same need, however many days pass', async () => {
    await evenings.post(seeker.viewer, MORNING)
    await evenings.publish(lender.organisation)
    expect(Object.keys(await evenings.evening('2027-05-20'))).toHaveLength(2)
    for (const day of ['2027-05-21', '2027-05-22', '2027-05-23']) expect(await evenings.evening(day)).toEqual({})
  })

  test('of what was taken for a while and is free again', async () => {
    const listing = await evenings.publish(lender.organisation)
    await evenings.post(seeker.viewer, MORNING)
    await evenings.evening('2027-05-20')
    await database.db.listing.update({ where: { id: listing.id }, data: { status: 'paused' } })
    await evenings.index(listing.id)
    await evenings.evening('2027-05-21')
    expect(await database.db.needMatch.findFirst()).toMatchObject({ fits: false })
    await database.db.listing.update({ where: { id: listing.id }, data: { status: 'published' } })
    await evenings.index(listing.id)
    expect(await evenings.evening('2027-05-22')).toEqual({})
    expect(await database.db.needMatch.findFirst()).toMatchObject({ fits: true })
  })

  test('when every job of the evening runs twice', async () => {
    await evenings.post(seeker.viewer, MORNING)
    await evenings.publish(lender.organisation)
    await evenings.evening('2027-05-20', 2)
    expect(await database.db.mail.count()).toBe(2)
  })

  test('when the round is begun twice on one evening: what is found later waits for the next', async () => {
    await evenings.post(seeker.viewer, MORNING)
    await evenings.publish(lender.organisation, { title: 'Chaises du matin' })
    await evenings.evening('2027-05-20')
    await evenings.publish(lender.organisation, { title: 'Chaises du soir' })
    expect(await beginRound(database.db, parisInstant('2027-05-20', '22:00'))).toBe(false)
    expect(await evenings.evening('2027-05-20')).toEqual({})
    const next = await evenings.evening('2027-05-21')
    expect(next[seeker.person.email]).toContain('Chaises du soir')
    expect(next[seeker.person.email]).not.toContain('Chaises du matin')
  })
})

describe('one mail a day', () => {
  test('holds everything new, as a lender and as one who looks for something', async () => {
    await database.db.membership.create({ data: { organisationId: lender.organisation.id, personId: seeker.person.id, role: 'membre' } })
    await evenings.post(seeker.viewer, MORNING)
    await evenings.save(seeker.viewer, MORNING, { words: 'minibus' })
    const other = await makeMember(database.db)
    await evenings.post(other.viewer, MORNING)
    await evenings.publish(lender.organisation, { title: 'Chaises prêtées' })
    await evenings.publish(other.organisation, { title: 'Minibus neuf places', nature: 'vehicule', category: 'vehicules.minibus' })
    const mails = await evenings.evening('2027-05-20')
    expect(await database.db.mail.count({ where: { recipient: seeker.person.email } })).toBe(1)
    expect(mails[seeker.person.email]).toContain('Minibus neuf places')
    expect(mails[seeker.person.email]).toContain(other.organisation.name)
    expect(mails[seeker.person.email]).toContain('Chaises prêtées')
  })

  test('begins at 18 h of Paris, summer and winter, not before', async () => {
    for (const [day, before, after] of [['2027-07-01', '15:59', '16:00'], ['2027-12-01', '16:59', '17:00']] as const) {
      expect(await beginRound(database.db, new Date(`${day}T${before}:00Z`))).toBe(false)
      expect(await beginRound(database.db, new Date(`${day}T${after}:00Z`))).toBe(true)
    }
  })

  test('dies in between and loses nothing: the jobs that wait are found again', async () => {
    await evenings.post(seeker.viewer, MORNING)
    await evenings.publish(lender.organisation)
    const now = parisInstant('2027-05-20', '18:15')
    await beginRound(database.db, now)
    const [batch] = await evenings.takeJobs<{ day: string; after: null }>('needsMatch')
    // The process ends after the last batch, before any mail: the same batch comes back, and the mails' jobs stand.
    await matchBatch(evenings.at(now), batch!)
    await matchBatch(evenings.at(now), batch!)
    expect(Object.keys(await evenings.writeMails(now)).sort()).toEqual([lender.person.email, seeker.person.email].sort())
  })

  test('names a few and counts the rest', async () => {
    await evenings.post(seeker.viewer, MORNING)
    for (let n = 0; n < 8; n++) await evenings.publish(lender.organisation, { title: `Chaises lot ${n}` })
    const text = (await evenings.evening('2027-05-20'))[seeker.person.email]!
    expect(text.match(/Chaises lot/g)).toHaveLength(5)
    expect(text).toContain('et 3 autres annonces')
  })
})

describe('a need that is over', () => {
  test.each(['found', 'withdrawn'] as const)('because it was %s is told to nobody, even where its mail was due', async (ending) => {
    await evenings.publish(lender.organisation)
    const needId = await evenings.post(seeker.viewer, MORNING)
    await closeNeed(evenings.context(seeker.viewer, MORNING), { needId, ending })
    expect(await evenings.evening('2027-05-20')).toEqual({})
  })

  test('because its time has passed is closed by the round', async () => {
    const needId = await evenings.post(seeker.viewer, MORNING, EVENT)
    await evenings.publish(lender.organisation)
    expect(await evenings.evening('2027-06-14')).toEqual({})
    expect(await database.db.need.findUnique({ where: { id: needId } })).toMatchObject({ ending: 'expired', closedAt: EVENT.endsAt })
  })

  test('stands for sixty days without dates', async () => {
    await evenings.post(seeker.viewer, MORNING)
    await evenings.publish(lender.organisation)
    await database.db.needMatch.deleteMany()
    expect(Object.keys(await evenings.evening('2027-07-19'))).toHaveLength(2)
    await database.db.needMatch.deleteMany()
    expect(await evenings.evening('2027-07-20')).toEqual({})
  })
})

describe('a need that asks something else', () => {
  test('forgets what fitted before: what comes to fit later is new', async () => {
    const listing = await evenings.publish(lender.organisation, { stock: 20 })
    const needId = await evenings.post(seeker.viewer, MORNING)
    await evenings.evening('2027-05-20')
    await changeNeed(evenings.context(seeker.viewer, MORNING), { ...NEED, needId, quantity: 50 })
    await matchNeedById(evenings.at(MORNING), needId, { seekerKnows: true })
    expect(await database.db.needMatch.count()).toBe(0)
    await database.db.listing.update({ where: { id: listing.id }, data: { stock: 60 } })
    await evenings.index(listing.id)
    expect(Object.keys(await evenings.evening('2027-05-21')).sort()).toEqual([lender.person.email, seeker.person.email].sort())
  })

  test('is asked from now on once its event has begun', async () => {
    await evenings.post(seeker.viewer, MORNING, wholeDays('2027-05-20', '2027-05-25'))
    await evenings.publish(lender.organisation)
    expect(await evenings.evening('2027-05-23')).toHaveProperty(seeker.person.email)
  })
})

test('one need whose search fails keeps nobody else waiting', async () => {
  const broken = await evenings.post(seeker.viewer, MORNING, { words: 'panne' })
  await evenings.post(seeker.viewer, MORNING)
  await evenings.publish(lender.organisation)
  const now = parisInstant('2027-05-20', '18:15')
  await beginRound(database.db, now)
  const [batch] = await evenings.takeJobs<{ day: string; after: null }>('needsMatch')
  const failed: unknown[] = []
  /** A search that fails at this one word, whichever way it is asked. */
  const search = new Proxy(site.services.search, {
    get: (target, name) => async (...asked: unknown[]) => (JSON.stringify(asked).includes('panne') ? Promise.reject(new Error('no engine')) : (target[name as 'search'] as (...args: unknown[]) => unknown)(...asked)),
  })
  const services = { ...site.services, search, log: { error: (fields: object) => void failed.push(fields) } as never }
  await matchBatch({ db: database.db, now, services }, batch!)
  expect(failed).toEqual([expect.objectContaining({ needId: broken })])
  expect(Object.keys(await evenings.writeMails(now))).toHaveLength(2)
})

test('a vague need notes so many annonces and no more', async () => {
  const rows = Array.from({ length: MOST_MATCHES + 15 }, (_, n) => n)
  const listings = []
  for (const n of rows) listings.push(await makeListing(database.db, lender.organisation, { title: `Chaises ${n}` }))
  await evenings.index(...listings.map(({ id }) => id))
  await evenings.post(seeker.viewer, MORNING)
  expect(await database.db.needMatch.count()).toBe(MOST_MATCHES)
})

test('needs of an association that is no longer verified, and hidden ones, are told to nobody', async () => {
  await evenings.publish(lender.organisation)
  await makeNeed(database.db, { organisationId: seeker.organisation.id }, { hiddenAt: MORNING, hiddenReason: 'Hors sujet' })
  await evenings.post(seeker.viewer, MORNING)
  await database.db.organisation.update({ where: { id: seeker.organisation.id }, data: { status: 'suspended' } })
  expect(await evenings.evening('2027-05-20')).toEqual({})
})

test('what an association was not told while it was suspended is told once it is verified again', async () => {
  await evenings.post(seeker.viewer, MORNING)
  const verify = (status: 'suspended' | 'verified') => database.db.organisation.update({ where: { id: seeker.organisation.id }, data: { status } })
  const listing = await evenings.publish(lender.organisation)
  await matchNeedById(evenings.at(MORNING), (await database.db.need.findFirstOrThrow()).id, { seekerKnows: false })
  await verify('suspended')
  expect(await evenings.evening('2027-05-20')).toEqual({})
  await verify('verified')
  const mails = await evenings.evening('2027-05-21')
  expect(Object.keys(mails).sort()).toEqual([lender.person.email, seeker.person.email].sort())
  expect(mails[seeker.person.email]).toContain(listing.title)
})

test('of a vague need only what is new is told: what the search puts first another day is old', async () => {
  const { db } = database
  const OLDEST = 15
  const listings = []
  const oldest = { title: 'Mobilier', description: 'Surtout des chaises.' }
  for (let n = 0; n < MOST_MATCHES + OLDEST; n++)
    listings.push(await makeListing(db, lender.organisation, { ...(n < OLDEST ? oldest : { title: `Chaises ${n}` }), publishedAt: new Date(MORNING.getTime() + (n - 2 * MOST_MATCHES) * 60_000) }))
  await evenings.index(...listings.map(({ id }) => id))
  await evenings.save(seeker.viewer, MORNING)
  // The search puts the oldest first now: that makes none of them new.
  const ids = listings.slice(0, OLDEST).map(({ id }) => id)
  await db.listing.updateMany({ where: { id: { in: ids } }, data: { title: 'Chaises' } })
  await evenings.index(...ids)
  expect(await evenings.evening('2027-05-20')).toEqual({})
  const fresh = await evenings.publish(lender.organisation, { title: 'Belles chaises', publishedAt: parisInstant('2027-05-21', '09:00') })
  const mails = await evenings.evening('2027-05-21')
  expect(Object.keys(mails)).toEqual([seeker.person.email])
  expect(mails[seeker.person.email]).toContain(fresh.title)
})
