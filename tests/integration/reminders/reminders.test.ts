import { beforeEach, describe, expect, test } from 'vitest'

import { acceptLoan } from '~/loans/accept-loan.server'
import { cancelLoan } from '~/loans/cancel-loan.server'
import { handOverLoan } from '~/loans/hand-over-loan.server'
import { runLoanClock } from '~/loans/loan-clock.server'
import { wholeDays } from '~/loans/loan-period'
import { requestOccasion } from '~/loans/request-loan.server'
import { returnLoan } from '~/loans/return-loan.server'
import { addDays } from '~/platform/paris-time'
import { writeReminders } from '~/reminders/write-reminders.server'
import { tasksOf } from '~/tasks.server'

import { makeListing, makeMember } from '../../factories'
import { useDatabase } from '../../support/database'
import { plain } from '../../support/plain'
import { takeJobs } from '../../support/jobs'
import { useSite } from '../../support/web'
import { as, at, loanOf, makeBourse } from '../loans/support'

const database = useDatabase()
const site = useSite(database)
type Member = Awaited<ReturnType<typeof makeMember>>

/** Each test has its own world. */
beforeEach(async () => {
  const { db } = database
  await db.loanReminder.deleteMany()
  await db.mail.deleteMany()
  await db.loanLine.deleteMany()
  await db.loan.deleteMany()
  for (const task of ['dispatch', 'mail']) await takeJobs(database, task)
})

/** What leaves at this instant, each job run `times`. @returns the mails, the text with its subject, by address */
async function remind(day: string, time = '09:00', times = 1): Promise<Record<string, string[]>> {
  const { db } = database
  await takeJobs(database, 'dispatch')
  await writeReminders(db, at(day, time))
  return send(times)
}

async function send(times = 1) {
  const { db } = database
  const known = new Set((await db.mail.findMany({ select: { id: true } })).map(({ id }) => id))
  const { mail } = tasksOf(site.services)
  for (const job of await takeJobs<{ eventId: string }>(database, 'dispatch')) for (let time = 0; time < times; time++) await mail!(job, {} as never)
  const sent: Record<string, string[]> = {}
  for (const { id, recipient, subject, text } of await db.mail.findMany({ orderBy: { createdAt: 'asc' } })) if (!known.has(id)) (sent[recipient] ??= []).push(plain(`${subject}\n${text}`))
  return sent
}

/** One occasion of five lines at three lenders, all accepted. */
async function fiveLines(borrower: Member, lenders: Member[], first = '2027-06-12', last = first) {
  const { db } = database
  const titles = [['Chaises', 'Tables'], ['Barnum', 'Sono'], ['Percolateur']]
  const listings = await Promise.all(lenders.flatMap(({ organisation }, n) => titles[n]!.map((title) => makeListing(db, organisation, { title }))))
  const lines = listings.map(({ id }) => ({ listingId: id, quantity: 2, ...wholeDays(first, last) }))
  const { loans, occasionId } = await requestOccasion(as(db, borrower.viewer), { borrowerId: borrower.organisation.id, purpose: 'Fête de la rue', message: '', lines })
  for (const { loanId } of loans) {
    const { lenderId } = await loanOf(db, loanId)
    await acceptLoan(as(db, lenders.find(({ organisation }) => organisation.id === lenderId)!.viewer), { loanId })
  }
  return { occasionId, loanIds: loans.map(({ loanId }) => loanId) }
}

describe('the day before', () => {
  test('five lines from three lenders are one mail to their borrower, and one to each lender', async () => {
    const { db } = database
    const [borrower, ...lenders] = [await makeMember(db), await makeMember(db), await makeMember(db), await makeMember(db)]
    const { occasionId, loanIds } = await fiveLines(borrower!, lenders)
    expect(await remind('2027-06-10')).toEqual({})
    expect(await remind('2027-06-11', '08:59')).toEqual({})
    const mails = await remind('2027-06-11', '09:00', 2)
    expect(Object.keys(mails).sort()).toEqual([borrower!, ...lenders].flatMap(({ person, organisation }) => [person.email, organisation.email]).sort())
    expect(Object.values(mails).map((each) => each.length)).toEqual(Array.from({ length: 8 }, () => 1))
    const [mail] = mails[borrower!.person.email]!
    expect(mail).toMatch(/^Demain : 3 retraits et 3 retours, pour « Fête de la rue »\n/)
    for (const title of ['Chaises', 'Tables', 'Barnum', 'Sono', 'Percolateur']) expect(mail).toContain(title)
    expect(mail).toContain(`/demandes/${occasionId}`)
    for (const loanId of loanIds) expect(mail).toContain(`/prets/${loanId}`)
    expect(mail).not.toMatch(/1 rue du Test|06 12|04 76/)
    const [lent] = mails[lenders[0]!.person.email]!
    expect(lent).toContain('Chaises')
    expect(lent).not.toMatch(/Barnum|Percolateur|demandes/)
    expect(await remind('2027-06-11', '17:00')).toEqual({})
    expect(await remind('2027-06-12')).toEqual({})
  })

  test('a lender gets one mail for all her borrowers; the retour is told to both when its own day comes', async () => {
    const { db } = database
    const { lender, borrower, accepted } = await makeBourse(db)
    const other = await makeMember(db)
    const loanId = await accepted(2, '2027-06-12', '2027-06-14')
    const second = await fiveLines(other, [lender], '2027-06-12')
    const mails = await remind('2027-06-11')
    expect(mails[lender.person.email]).toEqual([expect.stringMatching(/^Demain : 2 retraits et un retour\n/)])
    expect(mails[borrower.person.email]).toEqual([expect.stringMatching(/^Demain : un retrait, pour « Fête de quartier »\n/)])
    await handOverLoan(as(db, lender.viewer, at('2027-06-12', '10:00')), { loanId })
    await cancelLoan(as(db, lender.viewer, at('2027-06-11', '10:00')), { loanId: second.loanIds[0]! })
    const back = await remind('2027-06-13')
    expect(back[lender.person.email]).toEqual([expect.stringMatching(/^Demain : un retour\n[^]*revient de/)])
    expect(back[borrower.person.email]).toEqual([expect.stringMatching(/^Demain : un retour, pour « Fête de quartier »\n[^]*à rendre à/)])
    expect(back).not.toHaveProperty(other.person.email)
  })

  test('is the same day whatever the clocks do that night: what is lent on the days of DST, by the day or by the hour', async () => {
    const { db } = database
    for (const day of ['2027-03-28', '2027-10-31']) {
      const { lender, borrower } = await makeBourse(db)
      const before = at(addDays(day, -6), '09:00')
      const room = await makeListing(db, lender.organisation, { title: 'Salle', nature: 'salle', category: 'salles.reunion', stock: 1 })
      const chairs = await makeListing(db, lender.organisation, { title: 'Bancs' })
      const ask = async (purpose: string, listingId: number, period: { startsAt: Date; endsAt: Date }) => {
        const { loans } = await requestOccasion(as(db, borrower.viewer, before), { borrowerId: borrower.organisation.id, purpose, message: '', lines: [{ listingId, quantity: 1, ...period }] })
        await acceptLoan(as(db, lender.viewer, before), { loanId: loans[0]!.loanId })
        await handOverLoan(as(db, lender.viewer, before), { loanId: loans[0]!.loanId })
      }
      await ask('Réunion', room.id, { startsAt: at(addDays(day, -1), '22:00'), endsAt: at(addDays(day, 1)) })
      await ask('Fête', chairs.id, wholeDays(day, day))
      const told: [string, string][] = []
      for (const step of [-3, -2, -1, 0]) {
        const mails = await remind(addDays(day, step))
        for (const mail of mails[borrower.person.email] ?? []) told.push([addDays(day, step), /Salle|Bancs/.exec(mail)![0]])
      }
      // By the hour, an end at midnight is of the day that begins; by the day, of the one that ends.
      expect(told).toEqual([[addDays(day, -1), 'Bancs'], [day, 'Salle']])
    }
  })

  test('several processes, restarts and a whole day of looking make one mail each', async () => {
    const { db } = database
    const { accepted } = await makeBourse(db)
    await accepted(2)
    await takeJobs(database, 'dispatch')
    const counts = await Promise.all(Array.from({ length: 6 }, () => writeReminders(db, at('2027-06-11', '09:00'))))
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(2)
    for (const time of ['09:15', '12:00', '23:59']) expect(await writeReminders(db, at('2027-06-11', time))).toBe(0)
    expect(Object.values(await send(3)).map((mails) => mails.length)).toEqual([1, 1, 1, 1])
  })

  test('what was promised today is not said again; a site that was down at nine catches up', async () => {
    const { db } = database
    const { accepted } = await makeBourse(db)
    await accepted(2, '2027-06-12', '2027-06-12', at('2027-06-11', '10:00'))
    expect(await remind('2027-06-11', '10:15')).toEqual({})
    const early = await makeBourse(db)
    await early.accepted(2)
    expect(Object.keys(await remind('2027-06-11', '16:00'))).toHaveLength(4)
  })

  test('nothing is said of what was cancelled or fetched between the reminder and its mail', async () => {
    const { db } = database
    const { lender, accepted } = await makeBourse(db)
    const loanId = await accepted(2, '2027-06-12', '2027-06-20')
    await takeJobs(database, 'dispatch')
    expect(await writeReminders(db, at('2027-06-11', '09:00'))).toBe(2)
    await handOverLoan(as(db, lender.viewer, at('2027-06-11', '09:01')), { loanId })
    const mails = await send()
    expect(Object.values(mails).flat().filter((mail) => mail.startsWith('Demain'))).toEqual([])
  })

  test('who reads on the site only is left out, who wants her mails once a day is not: it would be too late', async () => {
    const { db } = database
    const { lender, borrower, accepted } = await makeBourse(db)
    await db.person.update({ where: { id: lender.person.id }, data: { loanMails: 'site_only' } })
    await db.person.update({ where: { id: borrower.person.id }, data: { loanMails: 'daily' } })
    await accepted(2)
    const mails = await remind('2027-06-11')
    expect(Object.keys(mails).sort()).toEqual([borrower.organisation.email, borrower.person.email, lender.organisation.email].sort())
    expect(mails[borrower.person.email]![0]).toContain('/compte#messages')
  })
})

describe('what is late', () => {
  /** On which days of June, looked at three times each, this person heard that something is late. */
  async function lateDays(email: string, first: number, last: number) {
    const { db } = database
    const told: number[] = []
    for (let day = first; day <= last; day++) {
      const date = `2027-06-${String(day).padStart(2, '0')}`
      await runLoanClock({ db }, at(date, '08:00'))
      for (const time of ['09:00', '09:15', '20:00']) {
        const mails = (await remind(date, time))[email] ?? []
        told.push(...mails.filter((mail) => mail.startsWith('Retour en retard')).map(() => day))
      }
    }
    return told
  }

  test('is told to both sides on the day after, then every week, one mail for all lenders, until it is back', async () => {
    const { db } = database
    const [borrower, ...lenders] = [await makeMember(db), await makeMember(db), await makeMember(db), await makeMember(db)]
    const { loanIds } = await fiveLines(borrower!, lenders)
    for (const loanId of loanIds) await handOverLoan(as(db, borrower!.viewer, at('2027-06-12', '08:00')), { loanId })
    expect(await lateDays(borrower!.person.email, 12, 22)).toEqual([13, 20])
    expect(await db.mail.count({ where: { recipient: lenders[0]!.person.email, subject: { startsWith: 'Retour en retard' } } })).toBe(2)
    const [mail] = await db.mail.findMany({ where: { recipient: borrower!.person.email, subject: { startsWith: 'Retour en retard' } } })
    for (const title of ['Chaises', 'Tables', 'Barnum', 'Sono', 'Percolateur']) expect(mail!.text).toContain(title)
    expect(mail!.text).toContain('samedi 12 juin')

    for (const loanId of loanIds) await returnLoan(as(db, borrower!.viewer, at('2027-06-22', '10:00')), { loanId })
    expect(await lateDays(borrower!.person.email, 23, 30)).toEqual([])
  })

  test('a second thing of the same occasion that becomes late has its own first reminder', async () => {
    const { db } = database
    const { lender, borrower, annonce } = await makeBourse(db)
    const other = await makeListing(db, lender.organisation, { title: 'Sono' })
    const { loans } = await requestOccasion(as(db, borrower.viewer), {
      borrowerId: borrower.organisation.id, purpose: 'Festival', message: '',
      lines: [{ listingId: annonce.id, quantity: 1, ...wholeDays('2027-06-10', '2027-06-10') }, { listingId: other.id, quantity: 1, ...wholeDays('2027-06-10', '2027-06-13') }],
    })
    await acceptLoan(as(db, lender.viewer), { loanId: loans[0]!.loanId })
    await handOverLoan(as(db, lender.viewer, at('2027-06-10')), { loanId: loans[0]!.loanId })
    expect(await lateDays(borrower.person.email, 10, 22)).toEqual([11, 14, 21])
  })

  test('what came back between the reminder and its mail is not asked for', async () => {
    const { db } = database
    const { lender, borrower, accepted } = await makeBourse(db)
    const loanId = await accepted(2)
    await handOverLoan(as(db, lender.viewer, at('2027-06-12')), { loanId })
    await takeJobs(database, 'dispatch')
    expect(await writeReminders(db, at('2027-06-13', '09:00'))).toBe(2)
    await returnLoan(as(db, borrower.viewer, at('2027-06-13', '09:01')), { loanId })
    expect(Object.values(await send()).flat().filter((mail) => mail.startsWith('Retour en retard'))).toEqual([])
  })
})
