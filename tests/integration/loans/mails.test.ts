import { describe, expect, test } from 'vitest'

import { acceptLoan } from '~/loans/accept-loan.server'
import { amendReturn } from '~/loans/amend-return.server'
import { askQuestion, answerQuestion } from '~/loans/conversations.server'
import { declineLoan } from '~/loans/decline-loan.server'
import { handOverLoan } from '~/loans/hand-over-loan.server'
import { loanMails } from '~/loans/loan-mails.server'
import { wholeDays } from '~/loans/loan-period'
import { loanPage } from '~/loans/loan-page.server'
import { requestLoan } from '~/loans/request-loan.server'
import { returnLoan } from '~/loans/return-loan.server'
import { runLoanClock } from '~/loans/loan-clock.server'
import { setContact } from '~/loans/set-contact.server'

import { makeListing, makeMember } from '../../factories'
import { useDatabase } from '../../support/database'
import { plain } from '../../support/plain'
import { as, at, loanOf, makeBourse, NOW, refusalOf } from './support'

const database = useDatabase()

/** The mails that an event of this kind writes, whole. */
async function mailsOf(kind: string, subjectId: string) {
  const event = await database.db.event.findFirstOrThrow({ where: { kind, subjectId }, orderBy: { id: 'desc' } })
  const plans = await loanMails({ db: database.db }, { ...event, payload: event.payload as Record<string, unknown> })
  return plans.map((plan) => ({ ...plan, all: JSON.stringify(plan) }))
}

describe('mails of a loan', () => {
  test('go to the other side, with one way on, and never hold an address, a number or a secret', async () => {
    const { db } = database
    const { lender, borrower, request } = await makeBourse(db, { secretInstructions: 'Code 4711' })
    await db.listingSite.updateMany({ data: { address: '12 rue Secrète' } })
    const { loanId } = await request(4)
    const asked = await mailsOf('loan.requested', loanId)
    expect(asked.map((mail) => mail.to).sort()).toEqual([lender.organisation.email, lender.person.email].sort())
    expect(asked[0]).toMatchObject({ subject: expect.stringContaining(borrower.organisation.name), action: { path: `/prets/${loanId}` } })
    expect(asked[0]!.paragraphs.join(' ')).toContain('Fête de quartier')

    await acceptLoan(as(db, lender.viewer), { loanId })
    await setContact(as(db, lender.viewer), { loanId, end: 'retrait', name: 'Lucie', phone: '06 99 88 77 66' })
    await handOverLoan(as(db, lender.viewer, at('2027-06-12')), { loanId })
    await runLoanClock({ db }, at('2027-06-14'))
    await returnLoan(as(db, borrower.viewer, at('2027-06-14', '10:00')), { loanId, remarks: 'Une chaise cassée' })
    const toBorrower = (await Promise.all(['loan.accepted', 'loan.contact_changed', 'loan.handed_over'].map((kind) => mailsOf(kind, loanId)))).flat()
    expect(new Set(toBorrower.map((mail) => mail.to))).toEqual(new Set([borrower.organisation.email, borrower.person.email]))
    // Of what is late people are reminded by occasion, on the next day.
    expect(await mailsOf('loan.reminded', loanId)).toEqual([])
    const back = await mailsOf('loan.returned', loanId)
    expect(new Set(back.map((mail) => mail.to))).toEqual(new Set([lender.organisation.email, lender.person.email]))
    for (const mail of [...asked, ...toBorrower, ...back]) {
      expect(mail.all).not.toMatch(/4711|rue Secrète|99 88 77/)
      expect(mail.all).not.toMatch(/[{}]\w+[{}]|loanMails\./)
    }
  })

  test('an answer in part says what is not lent', async () => {
    const { db } = database
    const { lender, borrower, annonce, request } = await makeBourse(db)
    const whole = await request(2)
    await acceptLoan(as(db, lender.viewer), { loanId: whole.loanId })
    expect((await mailsOf('loan.accepted', whole.loanId))[0]!.all).not.toContain('Ce qui n’est pas prêté')

    const barnum = await makeListing(db, lender.organisation, { title: 'Barnum', stock: 1 })
    const ask = (listingId: number, quantity: number) => ({ listingId, quantity, ...wholeDays('2027-06-12', '2027-06-12') })
    const { loanId } = await requestLoan(as(db, borrower.viewer), { borrowerId: borrower.organisation.id, purpose: 'Fête', message: '', lines: [ask(annonce.id, 8), ask(barnum.id, 1)] })
    const { lines } = await loanOf(db, loanId)
    const lineOf = (listingId: number) => lines.find((line) => line.listingId === listingId)!.id
    await acceptLoan(as(db, lender.viewer), { loanId, quantities: { [lineOf(annonce.id)]: 5, [lineOf(barnum.id)]: 0 } })
    const [mail] = await mailsOf('loan.accepted', loanId)
    expect(mail!.paragraphs.map(plain)).toContain(`Ce qui n’est pas prêté : ${annonce.title} (3 sur 8) ; Barnum (1 sur 1).`)
    expect(mail!.subject).not.toContain('autre annonce')
  })

  test('a retour that the lender corrects is told to the borrower as what it is, in the story too', async () => {
    const { db } = database
    const { lender, borrower, accepted } = await makeBourse(db)
    const loanId = await accepted(4)
    await handOverLoan(as(db, lender.viewer, at('2027-06-12')), { loanId })
    await returnLoan(as(db, borrower.viewer, at('2027-06-13')), { loanId })
    await amendReturn(as(db, lender.viewer, at('2027-06-13')), { loanId, lines: { [(await loanOf(db, loanId)).lines[0]!.id]: { lost: 2 } } })
    const mails = await mailsOf('loan.returned', loanId)
    expect(new Set(mails.map((mail) => mail.to))).toEqual(new Set([borrower.organisation.email, borrower.person.email]))
    expect(mails[0]!.subject).toMatch(/^Retour corrigé/)
    expect(mails[0]!.all).toContain('2 sont perdus')
    expect((await loanPage(as(db, lender.viewer), loanId)).timeline.at(-1)).toMatchObject({ kind: 'returned_amended', lost: 2, by: lender.organisation.name })
  })

  test('a refusal says why; a shortage is told to both sides', async () => {
    const { db } = database
    const { lender, borrower, request, accepted } = await makeBourse(db)
    const declined = await request(1)
    await declineLoan(as(db, lender.viewer), { loanId: declined.loanId, reason: 'Déjà prêté à la commune' })
    expect((await mailsOf('loan.declined', declined.loanId))[0]!.all).toContain('Déjà prêté à la commune')

    const first = await accepted(6, '2027-06-10')
    const second = await accepted(8, '2027-06-20')
    await handOverLoan(as(db, lender.viewer, at('2027-06-10')), { loanId: first })
    const [line] = (await loanOf(db, first)).lines
    await returnLoan(as(db, lender.viewer, at('2027-06-11')), { loanId: first, lines: { [line!.id]: { back: 2, lost: 4 } } })
    const told = await mailsOf('loan.to_resolve', second)
    expect(new Set(told.map((mail) => mail.to))).toEqual(new Set([lender, borrower].flatMap((side) => [side.organisation.email, side.person.email])))
    expect(told[0]!.all).toContain('manque 2')
    expect(told[0]!.all).toContain('Une perte')
  })

  describe('what is late', () => {
    test('warns the next borrower and her lender at the very next look at the clock, without naming who is late', async () => {
      const { db } = database
      const { lender, annonce, accepted } = await makeBourse(db, { stock: 4 })
      const late = await accepted(3, '2027-06-10')
      const next = await makeMember(db)
      const { loanId } = await requestLoan(as(db, next.viewer), { borrowerId: next.organisation.id, purpose: 'Kermesse', message: '', lines: [{ listingId: annonce.id, quantity: 2, ...wholeDays('2027-06-11', '2027-06-11') }] })
      await acceptLoan(as(db, lender.viewer), { loanId })
      await handOverLoan(as(db, lender.viewer, at('2027-06-10')), { loanId: late })
      await runLoanClock({ db }, at('2027-06-11'))
      expect((await loanOf(db, loanId)).toResolveAt).toBeNull()
      await runLoanClock({ db }, at('2027-06-11', '00:05'))
      await runLoanClock({ db }, at('2027-06-11', '00:10'))
      expect(await db.event.findMany({ where: { kind: 'loan.to_resolve', subjectId: loanId } })).toMatchObject([{ payload: { missing: 1, late: true } }])
      const told = await mailsOf('loan.to_resolve', loanId)
      expect(new Set(told.map((mail) => mail.to))).toEqual(new Set([lender, next].flatMap((side) => [side.organisation.email, side.person.email])))
      const { borrower } = await db.loan.findUniqueOrThrow({ where: { id: late }, include: { borrower: true } })
      for (const mail of told) {
        expect(mail.paragraphs[0]).toMatch(/^Ce qui devait être rentré ne l’est pas encore.* Il en manque 1\./)
        expect(mail.all).not.toContain(borrower!.name)
        expect(mail.reader).toBeUndefined()
      }
    })

    test('says nothing to anybody where the stock still suffices', async () => {
      const { db } = database
      const { lender, accepted } = await makeBourse(db, { stock: 5 })
      const late = await accepted(3, '2027-06-10')
      const next = await accepted(2, '2027-06-11')
      await handOverLoan(as(db, lender.viewer, at('2027-06-10')), { loanId: late })
      await runLoanClock({ db }, at('2027-06-11', '00:05'))
      expect((await loanOf(db, next)).toResolveAt).toBeNull()
      expect(await db.event.count({ where: { kind: 'loan.to_resolve', subjectId: next } })).toBe(0)
    })
  })

  test('a question reaches the lender, its answer the one who asked; nobody else reads them', async () => {
    const { db } = database
    const { lender, borrower, annonce } = await makeBourse(db)
    const { conversationId } = await askQuestion(as(db, borrower.viewer), { listingId: annonce.id, askerId: borrower.organisation.id, body: 'Les chaises sont-elles empilables ?' })
    expect((await mailsOf('message.posted', conversationId)).map((mail) => mail.to)).toContain(lender.organisation.email)
    await answerQuestion(as(db, lender.viewer), { conversationId, body: 'Oui, par dix.' })
    const answer = await mailsOf('message.posted', conversationId)
    expect(answer.map((mail) => mail.to)).toContain(borrower.person.email)
    expect(answer[0]).toMatchObject({ action: { path: `/questions/${conversationId}` } })
    const again = await askQuestion(as(db, borrower.viewer), { listingId: annonce.id, askerId: borrower.organisation.id, body: 'Merci !' })
    expect(again.conversationId).toBe(conversationId)
    const stranger = await makeMember(db)
    expect(await refusalOf(answerQuestion(as(db, stranger.viewer), { conversationId, body: 'Bonjour' }))).toMatchObject({ status: 404 })
    expect(await refusalOf(askQuestion(as(db, lender.viewer), { listingId: annonce.id, askerId: lender.organisation.id, body: 'Bonjour' }))).toMatchObject({ code: 'own_listing' })
  })
})

describe('what the page of a loan shows', () => {
  const shownTo = (viewer: Parameters<typeof as>[1], loanId: string, now = NOW) => loanPage(as(database.db, viewer, now), loanId)
  const coordinator = { wholeTerritory: true, communes: [] }

  test('contacts and address only once accepted, the secret only from 24 hours before until the retour, to the two sides alone', async () => {
    const { db } = database
    const { lender, borrower, request } = await makeBourse(db, { secretInstructions: 'Code 4711' })
    const { loanId } = await request(2)
    const looking = { ...(await makeMember(db)).viewer, memberships: [], coordinates: coordinator }
    const hidden = async (viewer: Parameters<typeof as>[1], now: Date) => expect(JSON.stringify(await shownTo(viewer, loanId, now))).not.toContain('4711')

    const asked = await shownTo(borrower.viewer, loanId)
    expect(asked).toMatchObject({ partner: null, contacts: [], secrets: [] })
    expect(JSON.stringify(asked)).not.toContain('1 rue du Test')

    await acceptLoan(as(db, lender.viewer), { loanId })
    await setContact(as(db, borrower.viewer), { loanId, end: 'retrait', name: 'Sami', phone: '06 11 11 11 11' })
    const accepted = await shownTo(borrower.viewer, loanId)
    expect(accepted).toMatchObject({ partner: { phone: '04 76 00 00 00' }, contacts: [{ name: 'Sami' }] })
    expect(accepted.lines[0]!.places[0]!.address).toBe('1 rue du Test')
    await hidden(borrower.viewer, at('2027-06-10', '23:59'))
    expect((await shownTo(borrower.viewer, loanId, at('2027-06-11'))).secrets).toEqual([{ title: expect.any(String), text: 'Code 4711' }])
    expect((await shownTo(lender.viewer, loanId, at('2027-06-11'))).secrets).toHaveLength(1)
    await hidden(looking, at('2027-06-11'))
    await hidden(borrower.viewer, at('2027-06-13'))
    expect(JSON.stringify(await shownTo(looking, loanId))).not.toMatch(/1 rue du Test|06 11 11 11 11/)

    await handOverLoan(as(db, borrower.viewer, at('2027-06-12')), { loanId })
    expect((await shownTo(borrower.viewer, loanId, at('2027-06-14'))).secrets).toHaveLength(1)
    await returnLoan(as(db, lender.viewer, at('2027-06-14')), { loanId })
    await hidden(borrower.viewer, at('2027-06-14'))
    expect(await refusalOf(shownTo((await makeMember(db)).viewer, loanId))).toMatchObject({ status: 404 })
  })

  test('the secret of what left early is there while it is out', async () => {
    const { db } = database
    const { lender, borrower, accepted } = await makeBourse(db, { secretInstructions: 'Code 4711' })
    const loanId = await accepted(2)
    const early = at('2027-06-08', '10:00')
    expect((await shownTo(borrower.viewer, loanId, early)).secrets).toEqual([])
    await handOverLoan(as(db, lender.viewer, early), { loanId })
    expect((await shownTo(borrower.viewer, loanId, early)).secrets).toHaveLength(1)
  })

  test('the story of a long loan keeps its newest events, oldest first', async () => {
    const { db } = database
    const { lender, request } = await makeBourse(db)
    const { loanId } = await request(2)
    await db.event.createMany({ data: Array.from({ length: 60 }, (_, n) => ({ kind: 'loan.contact_changed', subjectType: 'loan', subjectId: loanId, payload: { side: n < 59 ? 'lender' : 'borrower' } })) })
    const { timeline } = await shownTo(lender.viewer, loanId)
    expect(timeline).toHaveLength(50)
    expect(timeline.map(({ id }) => BigInt(id)).every((id, n, ids) => n === 0 || id > ids[n - 1]!)).toBe(true)
    expect(timeline.at(-1)!.by).not.toBe(timeline[0]!.by)
  })
})
