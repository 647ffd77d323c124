import { describe, expect, test } from 'vitest'

import { can } from '~/accounts/permissions'
import { cancelLoan } from '~/loans/cancel-loan.server'
import { handOverLoan } from '~/loans/hand-over-loan.server'
import { loanMails } from '~/loans/loan-mails.server'
import { loanPage } from '~/loans/loan-page.server'
import { returnLoan } from '~/loans/return-loan.server'
import { createRound, revokeRound } from '~/rounds/create-round.server'
import { noteMissed } from '~/rounds/note-missed.server'
import { driverAt, openRound, stopOf } from '~/rounds/round-link.server'
import { createRoundSchema } from '~/rounds/round.schema'
import { roundPage, stopPage } from '~/rounds/round-page.server'
import { roundsPage } from '~/rounds/rounds-page.server'
import type { RequestContext } from '~/web/request-context.server'

import { makeListing, makeMember } from '../../factories'
import { useDatabase } from '../../support/database'
import { as, at, kindsOf, loanOf, makeBourse, NOW, refusalOf } from '../loans/support'

const database = useDatabase()
const DAY = '2027-06-12'
const DURING = at(DAY, '10:00')
const services = { env: { sessionSecret: 'a secret of the tests, long enough', dataDir: '/nowhere', publicUrl: 'https://bourse.test' } }
const request = (viewer: Parameters<typeof as>[1], now = NOW) => ({ ...as(database.db, viewer, now), services }) as unknown as RequestContext

/** Two loans of one day by one lender, and a round of both with the second first. */
async function makeRound() {
  const bourse = await makeBourse(database.db, {}, {})
  const [first, second] = [await bourse.accepted(2, DAY), await bourse.accepted(3, DAY, '2027-06-14')]
  const key = (loanId: string) => `${loanId}_retrait`
  await createRound(request(bourse.lender.viewer), { day: DAY, driver: 'Ali', stops: [key(first), key(second)], order: { [key(first)]: 2, [key(second)]: 1 }, place: { [key(first)]: '3 rue des Lilas' } })
  const { rounds: [round] } = await roundsPage(request(bourse.lender.viewer), DAY)
  return { ...bourse, first, second, round: round!, token: round!.link.split('/tournees/')[1]! }
}

describe('a round', () => {
  test('is composed of the retraits and retours of its day, in the order its driver takes', async () => {
    const { lender, borrower, first, second, token, round } = await makeRound()
    const page = await roundsPage(request(lender.viewer), DAY)
    expect(page.stops.map(({ key }) => key).sort()).toEqual([`${first}_retrait`, `${first}_retour`, `${second}_retrait`].sort())
    expect(round).toMatchObject({ driver: 'Ali', stops: 2 })
    const drive = await roundPage(request(lender.viewer), token)
    expect(drive).toMatchObject({ association: lender.organisation.name, driver: 'Ali', count: 2 })
    expect(drive!.stops).toMatchObject([
      { number: 1, ending: 'retrait', partner: borrower.organisation.name, place: '', things: [{ quantity: 3 }], contact: { phone: borrower.organisation.phone }, open: true, doneAt: null },
      { number: 2, place: '3 rue des Lilas', things: [{ quantity: 2 }] },
    ])
    expect(await database.db.deliveryRound.findFirst({ where: { linkHash: token } })).toBeNull()
  })

  test('is made by who borrows as well, and by nobody of another loan or for another day', async () => {
    const { borrower, first } = await makeRound()
    const stops = [`${first}_retrait`]
    const input = { day: DAY, driver: 'Zoé', stops, order: {}, place: {} }
    expect((await roundsPage(request(borrower.viewer), DAY)).rounds).toEqual([])
    expect(await refusalOf(createRound(request(borrower.viewer), input))).toBeNull()
    const stranger = await makeMember(database.db)
    expect(await refusalOf(createRound(request(stranger.viewer), input))).toMatchObject({ code: 'unknown_stop', status: 422 })
    expect(await refusalOf(createRound(request(borrower.viewer), { ...input, day: '2027-06-13' }))).toMatchObject({ code: 'unknown_stop' })
    expect(await refusalOf(createRound(request(borrower.viewer, at('2027-06-13')), input))).toMatchObject({ code: 'start_in_past' })
  })

  test('leaves out a helping hand, and what is done', async () => {
    const { db } = database
    const { lender, first, second } = await makeRound()
    await makeListing(db, lender.organisation, { nature: 'competence' })
    await handOverLoan(as(db, lender.viewer, DURING), { loanId: second })
    expect((await roundsPage(request(lender.viewer, DURING), DAY)).stops.map(({ key }) => key).sort()).toEqual([`${first}_retour`, `${first}_retrait`])
  })

  test('its link serves until the evening of the next day, and no longer once it is withdrawn', async () => {
    const { lender, borrower, round, token } = await makeRound()
    expect(await roundPage(request(lender.viewer, at('2027-06-13', '23:59')), token)).not.toBeNull()
    expect(await roundPage(request(lender.viewer, at('2027-06-14')), token)).toBeNull()
    expect(await refusalOf(openRound(database.db, token, at('2027-06-14')))).toMatchObject({ code: 'link_over', status: 404 })
    expect(await refusalOf(revokeRound(request(borrower.viewer), round.id))).toMatchObject({ status: 404 })
    await revokeRound(request(lender.viewer), round.id)
    expect(await roundPage(request(lender.viewer), token)).toBeNull()
    expect((await roundsPage(request(lender.viewer), DAY)).rounds).toEqual([])
    expect(await roundPage(request(lender.viewer), 'inconnu')).toBeNull()
  })

  test('its form asks for a driver and a stop, and reads an empty number as none', () => {
    const stop = '0198c0de-0000-7000-8000-000000000000_retour'
    expect(createRoundSchema.safeParse({ day: DAY, driver: 'Ali', stops: [stop], order: { [stop]: '' } }).data).toMatchObject({ order: { [stop]: null } })
    expect(createRoundSchema.safeParse({ day: DAY, driver: 'Ali' }).success).toBe(false)
    expect(createRoundSchema.safeParse({ day: DAY, driver: ' ', stops: [stop] }).success).toBe(false)
    expect(createRoundSchema.safeParse({ day: '2027-02-30', driver: 'Ali', stops: [stop] }).success).toBe(false)
  })
})

describe('at a stop', () => {
  test('the driver notes by the verb that counts by hand, in her name, and nothing else', async () => {
    const { db } = database
    const { lender, borrower, first, second, token } = await makeRound()
    const round = await openRound(db, token, DURING)
    const stop = round.stops[0]!
    const driver = driverAt(round, stop)
    const subject = { loanId: second, lenderId: lender.organisation.id, borrowerId: borrower.organisation.id }
    expect(['loan.read', 'loan.cancel', 'loan.accept', 'loan.name_guest', 'loan.read_secret', 'loan.note_done'].filter((action) => can(driver, action as 'loan.read', subject))).toEqual([])
    expect(await refusalOf(handOverLoan(as(db, driver, DURING), { loanId: first }))).toMatchObject({ status: 403 })

    expect(await stopPage(request(lender.viewer, DURING), token, stop.id)).toMatchObject({ step: 'hand_over', loan: { id: second, open: true } })
    await handOverLoan(as(db, driver, DURING), { loanId: second })
    const { reports } = await loanPage(as(db, borrower.viewer, DURING), second)
    expect(reports[0]).toMatchObject({ by: `Ali, ${lender.organisation.name}`, ending: 'retrait', toAnswer: true })
    expect((await roundPage(request(lender.viewer, DURING), token))!.stops[0]).toMatchObject({ doneAt: DURING, open: false })
    // Done by hand it counts as well.
    await handOverLoan(as(db, lender.viewer, DURING), { loanId: first })
    expect((await roundPage(request(lender.viewer, DURING), token))!.stops[1]).toMatchObject({ doneAt: DURING, open: false })
  })

  test('what could not be done is told to both sides, and may still be done', async () => {
    const { db } = database
    const { lender, borrower, second, token } = await makeRound()
    const stopId = (await openRound(db, token, DURING)).stops[0]!.id
    await noteMissed({ db, now: DURING }, { token, stopId, words: 'Portail fermé' })
    expect((await roundPage(request(lender.viewer, DURING), token))!.stops[0]).toMatchObject({ missed: { words: 'Portail fermé' }, open: true })
    const event = await db.event.findFirstOrThrow({ where: { subjectId: second, kind: 'loan.stop_missed' } })
    // Ids and figures alone in the event: the words stay with the stop.
    expect(JSON.stringify(event.payload)).not.toContain('Portail')
    const mails = await loanMails({ db }, event as never)
    expect(mails.map(({ to }) => to)).toEqual(expect.arrayContaining([lender.organisation.email, borrower.organisation.email]))
    expect(mails.every(({ paragraphs }) => paragraphs.some((paragraph) => paragraph.includes('Portail fermé')))).toBe(true)

    const round = await openRound(db, token, DURING)
    await handOverLoan(as(db, driverAt(round, stopOf(round, stopId)), DURING), { loanId: second })
    expect((await roundPage(request(lender.viewer, DURING), token))!.stops[0]).toMatchObject({ missed: null, doneAt: DURING })
    expect(await refusalOf(noteMissed({ db, now: DURING }, { token, stopId, words: 'Trop tard' }))).toMatchObject({ code: 'wrong_state' })
    expect((await kindsOf(db, second)).filter((kind) => kind === 'loan.stop_missed')).toHaveLength(1)
  })

  test('a loan that was cancelled asks nothing more, and a retour waits for its retrait', async () => {
    const { db } = database
    const { lender, borrower, first, second, token } = await makeRound()
    await cancelLoan(as(db, borrower.viewer), { loanId: second })
    expect((await roundPage(request(lender.viewer), token))!.stops[0]).toMatchObject({ over: true, open: false })
    await createRound(request(lender.viewer), { day: DAY, driver: 'Zoé', stops: [`${first}_retour`], order: {}, place: {} })
    const back = (await roundsPage(request(lender.viewer), DAY)).rounds.find(({ driver }) => driver === 'Zoé')!.link.split('/tournees/')[1]!
    const stop = async () => (await roundPage(request(lender.viewer, DURING), back))!.stops[0]
    expect(await stop()).toMatchObject({ open: false, over: false })
    await handOverLoan(as(db, lender.viewer, DURING), { loanId: first })
    expect(await stop()).toMatchObject({ open: true })
    const round = await openRound(db, back, DURING)
    await returnLoan(as(db, driverAt(round, round.stops[0]!), DURING), { loanId: first })
    expect(await stop()).toMatchObject({ open: false, doneAt: DURING })
    expect((await loanOf(db, first)).state).toBe('returned')
  })
})
