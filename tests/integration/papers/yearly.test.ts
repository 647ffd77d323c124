import { beforeEach, describe, expect, test } from 'vitest'

import { acceptYearly, closeYearly } from '~/papers/answer-yearly.server'
import { handOverLoan } from '~/loans/hand-over-loan.server'
import { loanPaper } from '~/papers/loan-paper.server'
import { setOwnClauses } from '~/papers/own-clauses.server'
import { renderPaper } from '~/papers/pdf/render-paper.server'
import { proposeYearly } from '~/papers/propose-yearly.server'
import { yearlyMails } from '~/papers/yearly-mails.server'
import { yearlyPage } from '~/papers/yearly-page.server'
import { yearlyPaper } from '~/papers/yearly-paper.server'

import { makeMember } from '../../factories'
import { useDatabase } from '../../support/database'
import { readPdf } from '../../support/read-pdf'
import { useSite } from '../../support/web'
import { as, at, makeBourse, refusalOf } from '../loans/support'

const database = useDatabase()
const site = useSite(database)
type Member = Awaited<ReturnType<typeof makeMember>>

let [lender, borrower] = [] as unknown as [Member, Member]
let accepted: Awaited<ReturnType<typeof makeBourse>>['accepted']

beforeEach(async () => {
  const bourse = await makeBourse(database.db)
  ;({ lender, borrower, accepted } = bourse)
})

const propose = (who = lender, partner = borrower, first = '2027-06-01', last = '2028-05-31') => proposeYearly(as(database.db, who.viewer), { partnerId: partner.organisation.id, first, last })
const words = async (loanId: string) => (await loanPaper(as(database.db, borrower.viewer), loanId, 'convention.pdf')).document

describe('a yearly convention', () => {
  test('proposed by one and accepted by the other makes annexes of the conventions of all loans between them', async () => {
    const { db } = database
    const before = await accepted(1)
    const { agreementId } = await propose()
    expect((await words(before)).title).toBe('Convention de prêt')
    await acceptYearly(as(db, borrower.viewer), agreementId)
    expect((await words(before)).title).toContain('annexe')
    expect((await words(await accepted(1, '2028-06-01'))).title).toBe('Convention de prêt')
    await handOverLoan(as(db, borrower.viewer, at('2027-06-12', '09:00')), { loanId: before })
    await closeYearly(as(db, lender.viewer, at('2027-06-13')), agreementId)
    expect((await words(before)).title).toContain('annexe')
    expect((await words(await accepted(1, '2027-07-01', '2027-07-01', at('2027-06-14')))).title).toBe('Convention de prêt')
  })

  test('says how to reach the other only once it is accepted, and then never changes', async () => {
    const { db } = database
    await setOwnClauses(as(db, lender.viewer), lender.organisation.slug, 'Les nappes reviennent lavées.')
    const { agreementId } = await propose()
    const read = async (who = borrower) => readPdf(await renderPaper((await yearlyPaper(as(db, who.viewer), agreementId)).document))
    const proposed = await read()
    expect(proposed.text).toContain('Les nappes reviennent lavées.')
    expect(proposed.text).not.toContain(lender.organisation.email)
    await acceptYearly(as(db, borrower.viewer), agreementId)
    const before = await read()
    expect(before.text).toContain(lender.organisation.email)
    expect(before.text).toContain(`Acceptée sur le site par ${borrower.person.name}`)
    await setOwnClauses(as(db, lender.viewer), lender.organisation.slug, 'Autre chose')
    expect((await read(lender)).text).toBe(before.text)
    await expect(db.yearlyAgreement.update({ where: { id: agreementId }, data: { content: '{}' } })).rejects.toThrow()
    expect(await refusalOf(yearlyPaper(as(db, (await makeMember(db)).viewer), agreementId))).toMatchObject({ status: 404 })
  })

  test('is answered once, by a responsable of the association that was asked', async () => {
    const { db } = database
    const { agreementId } = await propose()
    expect(await refusalOf(acceptYearly(as(db, lender.viewer), agreementId))).toMatchObject({ status: 403 })
    const volunteer = { ...borrower.viewer, memberships: borrower.viewer.memberships.map((membership) => ({ ...membership, role: 'membre' as const })) }
    expect(await refusalOf(acceptYearly(as(db, volunteer), agreementId))).toMatchObject({ status: 403 })
    const answers = await Promise.all([refusalOf(acceptYearly(as(db, borrower.viewer), agreementId)), refusalOf(acceptYearly(as(db, borrower.viewer), agreementId))])
    expect(answers.map((answer) => answer?.code ?? null).sort()).toEqual(['yearly_answered', null].sort())
    await closeYearly(as(db, borrower.viewer), agreementId)
    expect(await refusalOf(closeYearly(as(db, lender.viewer), agreementId))).toMatchObject({ code: 'yearly_answered' })
  })

  test('is refused where another one covers a part of the period, in whichever direction, also of two proposed at once', async () => {
    const answers = await Promise.all([refusalOf(propose()), refusalOf(propose(borrower, lender, '2028-05-31', '2028-12-31'))])
    expect(answers.filter((answer) => answer === null)).toHaveLength(1)
    expect(answers.find((answer) => answer !== null)).toMatchObject({ code: 'yearly_overlaps', status: 409 })
  })

  test('is between two verified associations', async () => {
    const { db } = database
    expect(await refusalOf(propose(lender, lender))).toMatchObject({ code: 'unknown_partner', field: 'partnerId' })
    const pending = await makeMember(db, { organisation: { status: 'pending' } })
    expect(await refusalOf(propose(lender, pending))).toMatchObject({ code: 'unknown_partner' })
    expect(await refusalOf(propose(pending, lender))).toMatchObject({ code: 'yearly_verified_only' })
  })

  test('is listed for both, with what each may do; partners are those of loans, and the one whose page led here', async () => {
    const { db } = database
    await accepted(1)
    const stranger = await makeMember(db)
    await propose()
    const page = await yearlyPage(as(db, lender.viewer), stranger.organisation.slug)
    expect(page.agreements).toMatchObject([{ state: 'waiting', proposed: true, mayAccept: false, mayClose: true, other: { name: borrower.organisation.name } }])
    expect(page.partners.map(({ id }) => id)).toEqual([stranger.organisation.id, borrower.organisation.id])
    expect(page.chosenId).toBe(stranger.organisation.id)
    expect((await yearlyPage(as(db, borrower.viewer), null)).agreements).toMatchObject([{ proposed: false, mayAccept: true, mayClose: true }])
    expect((await yearlyPage(as(db, stranger.viewer), null)).agreements).toEqual([])
  })

  test('each step is told to the other by mail', async () => {
    const { db } = database
    const { agreementId } = await propose()
    await acceptYearly(as(db, borrower.viewer), agreementId)
    const events = await db.event.findMany({ where: { subjectType: 'yearly_agreement', subjectId: agreementId }, orderBy: { id: 'asc' } })
    const plans = await Promise.all(events.map((event) => yearlyMails({ db }, { ...event, payload: {} })))
    expect(plans.map((mails) => mails.some(({ to }) => to === borrower.person.email))).toEqual([true, false])
    expect(plans.map((mails) => mails.some(({ to }) => to === lender.person.email))).toEqual([false, true])
  })

  test('its form keeps what was typed where the period is too long', async () => {
    await accepted(1)
    const cookie = await site.cookieOf(lender.person.id, lender.organisation.id)
    const typed = { _form: 'propose', partnerId: borrower.organisation.id, first: '2099-01-01', last: '2100-06-01' }
    expect(await site.visit('/conventions', { cookie, form: typed })).toMatchObject({ status: 422, body: { errors: { last: expect.stringContaining('366') }, values: { first: '2099-01-01' } } })
    expect((await site.visit('/conventions', { cookie, form: { ...typed, last: '2099-12-31' } })).location).toBe('/conventions')
  })
})
