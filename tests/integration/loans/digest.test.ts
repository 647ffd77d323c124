import { beforeEach, describe, expect, test } from 'vitest'

import { acceptLoan } from '~/loans/accept-loan.server'
import { cancelLoan } from '~/loans/cancel-loan.server'
import { writeOnLoan } from '~/loans/conversations.server'
import { beginDigests } from '~/loans/digest-round.server'
import { flagUncovered } from '~/loans/flag-uncovered.server'
import { requestOccasion } from '~/loans/request-loan.server'
import { wholeDays } from '~/loans/loan-period'
import { transaction } from '~/platform/database.server'
import { messageIdOf } from '~/platform/mail.server'
import { emit } from '~/platform/outbox.server'
import { addDays, parisMoment } from '~/platform/paris-time'
import type { SeriesWish } from '~/series/typed-series'
import { tasksOf } from '~/tasks.server'

import { makeListing, makeMember } from '../../factories'
import { useDatabase } from '../../support/database'
import { takeJobs } from '../../support/jobs'
import { useSite } from '../../support/web'
import { makeHall, TUESDAYS } from '../series/support'
import { as, at, loanOf, makeBourse } from './support'

const database = useDatabase()
const site = useSite(database)

beforeEach(async () => {
  for (const task of ['dispatch', 'mail', 'loanDigest']) await takeJobs(database, task)
  await database.db.loanDigestRound.deleteMany()
  await database.db.heldMail.deleteMany()
})

const choose = (person: { id: string }, loanMails: 'at_once' | 'daily' | 'site_only') => database.db.person.update({ where: { id: person.id }, data: { loanMails } })

/** Runs the jobs that what has happened left behind, each `times`, as after a crash. */
async function tell(times = 1) {
  const tasks = tasksOf(site.services)
  for (const { eventId } of await takeJobs<{ eventId: string }>(database, 'dispatch')) for (let time = 0; time < times; time++) await tasks.mail!({ eventId }, {} as never)
}

/** The mails of a morning, each job run `times`. */
async function morning(day: string, times = 1) {
  const began = await beginDigests(database.db, at(day, '07:30'))
  const tasks = tasksOf(site.services)
  const jobs = await takeJobs<{ day: string; personId: string }>(database, 'loanDigest')
  for (const job of jobs) for (let time = 0; time < times; time++) await tasks.loanDigest!(job, {} as never)
  return { began, jobs }
}

const mailsTo = (email: string) => database.db.mail.findMany({ where: { recipient: email }, orderBy: { createdAt: 'asc' } })

describe('a person who wants the news of loans', () => {
  test('at once gets each at once; once a day all of them in the morning, by occasion; on the site only none', async () => {
    const { db } = database
    const { lender, borrower } = await makeBourse(db)
    const other = await makeMember(db)
    const colleague = await makeMember(db)
    const reader = await makeMember(db)
    for (const { person } of [colleague, reader]) await db.membership.create({ data: { personId: person.id, organisationId: borrower.organisation.id, role: 'membre' } })
    await choose(borrower.person, 'daily')
    await choose(reader.person, 'site_only')
    const [chairs, tables] = [await makeListing(db, lender.organisation, { title: 'Chaises' }), await makeListing(db, other.organisation, { title: 'Tables' })]
    const line = (listing: { id: number }) => ({ listingId: listing.id, quantity: 4, ...wholeDays('2027-06-12', '2027-06-12') })
    const { loans } = await requestOccasion(as(db, borrower.viewer), { borrowerId: borrower.organisation.id, purpose: 'Fête de la rue', message: '', lines: [line(chairs), line(tables)] })
    for (const { loanId } of loans) {
      const { lenderId } = await loanOf(db, loanId)
      await acceptLoan(as(db, lenderId === lender.organisation.id ? lender.viewer : other.viewer), { loanId })
    }
    await tell()
    expect(await mailsTo(colleague.person.email)).toHaveLength(2)
    expect(await mailsTo(borrower.organisation.email)).toHaveLength(2)
    expect(await mailsTo(borrower.person.email)).toEqual([])

    expect((await morning('2027-06-02', 2)).began).toBe(true)
    const [digest, ...more] = await mailsTo(borrower.person.email)
    expect(more).toEqual([])
    expect(digest!.subject).toBe('2 nouvelles de vos prêts')
    expect(digest!.messageId).toBe(messageIdOf(`loans:2027-06-02:${borrower.person.id}`, site.services.env.publicUrl))
    expect(digest!.text.match(/^Fête de la rue$/gm)).toHaveLength(1)
    expect(digest!.text).toMatch(/Chaises × 4[^]*Tables × 4|Tables × 4[^]*Chaises × 4/)
    expect(digest!.text).toContain('/compte#messages')
    expect(await mailsTo(reader.person.email)).toEqual([])
    expect((await mailsTo(colleague.person.email))[0]!.text).toContain('/compte#messages')
    expect((await mailsTo(borrower.organisation.email))[0]!.text).not.toContain('/compte')
  })

  test('hears at once, whatever she chose, of what cannot wait: to be settled, or cancelled less than 48 hours before the retrait', async () => {
    const { db } = database
    const { lender, borrower, accepted } = await makeBourse(db)
    for (const { person } of [lender, borrower]) await choose(person, 'site_only')
    const [soon, later] = [await accepted(2), await accepted(2, '2027-06-20')]
    for (const loanId of [soon, later]) await cancelLoan(as(db, lender.viewer), { loanId })
    const startsAt = new Date(Date.now() + 47 * 3_600_000)
    await db.loanLine.updateMany({ where: { loanId: soon }, data: { startsAt, heldFrom: startsAt } })
    await tell()
    expect((await mailsTo(borrower.person.email)).map(({ subject }) => subject)).toEqual([expect.stringContaining('Annulé')])

    const flagged = await accepted(8, '2027-06-25')
    const { lines: [line] } = await loanOf(db, flagged)
    await db.listing.update({ where: { id: line!.listingId }, data: { lost: 5 } })
    await flagUncovered(db, [line!.listingId], at('2027-06-02'))
    await tell()
    expect((await mailsTo(lender.person.email)).map(({ subject }) => subject)).toEqual([expect.stringContaining('À résoudre')])
  })
})

describe('the mail of a day', () => {
  test('is begun once a day, from 07:30 of Paris on, also on the days of DST', async () => {
    const { db } = database
    for (const day of ['2027-03-28', '2027-10-31']) {
      expect(await beginDigests(db, at(day, '07:29'))).toBe(false)
      expect((await Promise.all([1, 2, 3].map(() => beginDigests(db, at(day, '07:30'))))).filter(Boolean)).toHaveLength(1)
      expect(await beginDigests(db, at(day, '23:45'))).toBe(false)
    }
  })

  test('tells each event once, also where jobs run twice, or she changes her mind between two tries', async () => {
    const { db } = database
    const { lender, request } = await makeBourse(db)
    await choose(lender.person, 'daily')
    await request(1)
    await tell(2)
    await takeJobs(database, 'dispatch')
    await morning('2027-06-02', 2)
    expect(await mailsTo(lender.person.email)).toHaveLength(1)
    await morning('2027-06-03')
    expect(await mailsTo(lender.person.email)).toHaveLength(1)

    // Held first, at once afterwards: it stays in the mail of the day.
    await request(2)
    const jobs = await takeJobs<{ eventId: string }>(database, 'dispatch')
    const { mail } = tasksOf(site.services)
    await mail!(jobs[0]!, {} as never)
    await choose(lender.person, 'at_once')
    await mail!(jobs[0]!, {} as never)
    expect(await mailsTo(lender.person.email)).toHaveLength(1)
    await morning('2027-06-04')
    expect(await mailsTo(lender.person.email)).toHaveLength(2)

    // At once first, daily afterwards: the mail of the day does not repeat it.
    await request(3)
    const [job] = await takeJobs<{ eventId: string }>(database, 'dispatch')
    await mail!(job!, {} as never)
    await choose(lender.person, 'daily')
    await mail!(job!, {} as never)
    await morning('2027-06-05')
    expect(await mailsTo(lender.person.email)).toHaveLength(3)
  })

  test('loses nothing when the process dies after the round was begun, nor what happens while it runs', async () => {
    const { db } = database
    const { lender, request } = await makeBourse(db)
    await choose(lender.person, 'daily')
    await request(1)
    await tell()
    await beginDigests(db, at('2027-06-02', '07:30'))
    const [job] = await takeJobs<{ day: string; personId: string }>(database, 'loanDigest')
    await request(2)
    await tell()
    // The jobs stand in the database: another process runs them later.
    await tasksOf(site.services).loanDigest!(job!, {} as never)
    expect((await mailsTo(lender.person.email)).map(({ subject }) => subject)).toEqual(['Une nouvelle de vos prêts'])
    await morning('2027-06-03')
    expect(await mailsTo(lender.person.email)).toHaveLength(2)
  })

  test('leaves out what asks for an answer that was given meanwhile, and what is of an association she has left', async () => {
    const { db } = database
    const { lender, borrower, request } = await makeBourse(db)
    for (const { person } of [lender, borrower]) await choose(person, 'daily')
    const { loanId } = await request(1)
    await tell()
    await acceptLoan(as(db, lender.viewer), { loanId })
    await tell()
    await db.membership.deleteMany({ where: { personId: borrower.person.id } })
    const { jobs } = await morning('2027-06-02')
    expect(jobs).toHaveLength(2)
    expect(await mailsTo(lender.person.email)).toEqual([])
    expect(await mailsTo(borrower.person.email)).toEqual([])
  })

  test('brings the messages of a loan with its occasion', async () => {
    const { db } = database
    const { lender, borrower, request } = await makeBourse(db)
    await choose(lender.person, 'daily')
    const { loanId } = await request(2)
    await writeOnLoan(as(db, borrower.viewer), { loanId, body: 'Avez-vous un diable ?' })
    await tell()
    await morning('2027-06-02')
    const [mail] = await mailsTo(lender.person.email)
    expect(mail!.text).toContain('Avez-vous un diable ?')
    expect(mail!.text.match(/^Fête de quartier$/gm)).toHaveLength(1)
    expect(mail!.text.match(new RegExp(`/prets/${loanId}`, 'g'))).toHaveLength(1)
  })

  test('once a day is told of series with the rest, but of what was answered meanwhile, and at once of dates given up for tomorrow', async () => {
    const { db } = database
    const hall = await makeHall(db)
    await choose(hall.lender.person, 'daily')
    const other = { ...TUESDAYS, start: '2027-06-09', rule: { ...TUESDAYS.rule, weekdays: ['WE'] as const } } satisfies SeriesWish
    const [answered] = [await hall.ask(), await hall.ask(other)]
    await hall.accept(answered)
    await tell()
    expect(await mailsTo(hall.lender.person.email)).toEqual([])
    await morning('2027-06-02')
    const [mail, ...more] = await mailsTo(hall.lender.person.email)
    expect(more).toEqual([])
    expect(mail!.text).toContain('Chorale')
    expect(mail!.text.match(/Salle des fêtes/g)!.length).toBeGreaterThan(0)
    expect(mail!.text).toContain('mercredis')
    expect(mail!.text).not.toContain('mardis')

    const tomorrow = addDays(parisMoment(new Date()).day, 1)
    await transaction(db, (tx) => emit(tx, { kind: 'series.stopped', subjectType: 'series', subjectId: answered, payload: { side: 'borrower', from: tomorrow, dates: 2 } }))
    await tell()
    expect((await mailsTo(hall.lender.person.email)).length).toBe(2)
  })
})
