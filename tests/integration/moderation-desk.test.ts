import { randomBytes } from 'node:crypto'

import { beforeAll, describe, expect, test } from 'vitest'

import type { Viewer } from '~/accounts/permissions'
import { decideOrganisation } from '~/moderation/decide-organisation.server'
import { decisionLog } from '~/moderation/decision-log.server'
import { deskQueue, QUEUE_PAGE_SIZE } from '~/moderation/desk-queue.server'
import { hideListing } from '~/moderation/hide-listing.server'
import { listingsToModerate } from '~/moderation/listings-to-moderate.server'
import { watchLoans } from '~/moderation/loans-to-watch.server'
import { organisationFile } from '~/moderation/organisation-file.server'
import type { DomainError } from '~/platform/errors'
import type { Context } from '~/web/request-context.server'

import type { LoanState } from '../../prisma/generated/client'
import { makeCommune, makeListing, makeMember, makeOrganisation, makePerson, viewerOf } from '../factories'
import { useDatabase } from '../support/database'

const database = useDatabase()
const now = new Date('2027-03-10T09:00:00Z')
const day = (n: number) => new Date(Date.UTC(2027, 2, n, 8))
let here: string
let elsewhere: string
let everywhere: Context
let local: Context

const asking = (viewer: Viewer): Context => ({ db: database.db, now, viewer, locale: 'fr' })
const coordinatorOf = async (...communes: string[]) => asking(viewerOf(await makePerson(database.db), [], { wholeTerritory: communes.length === 0, communes }))
const refusal = (attempt: Promise<unknown>) => attempt.then(() => null, (error: DomainError) => error.code)

async function makeLoan(lenderCommune: string, loan: { state: LoanState; startsAt: Date; endsAt: Date; toResolveAt?: Date; remindAt?: Date; createdAt?: Date }) {
  const { db } = database
  const lender = await makeMember(db, { organisation: { communeInsee: lenderCommune } })
  const borrower = await makeMember(db, { organisation: { communeInsee: elsewhere } })
  const listing = await makeListing(db, lender.organisation, { title: 'Barnum' })
  const { state, startsAt, endsAt, ...dates } = loan
  const out = state === 'handed_over' ? 1 : 0
  const held = state === 'accepted' || out ? 1 : 0
  return db.loan.create({
    data: {
      reference: randomBytes(4).toString('hex'), state, purpose: 'Fête', ...dates,
      lender: { connect: { id: lender.organisation.id } }, borrower: { connect: { id: borrower.organisation.id } }, occasion: { create: { purpose: 'Fête' } },
      lines: { create: { listing: { connect: { id: listing.id } }, state, eventStartsAt: startsAt, eventEndsAt: endsAt, startsAt, endsAt, heldFrom: startsAt, heldUntil: endsAt, quantityAsked: 1, quantityAccepted: held, quantityOut: out, quantityHeld: held } },
    },
  })
}

let toResolve: string
let late: string
let unanswered: string
let disputed: string

beforeAll(async () => {
  here = (await makeCommune(database.db)).insee
  elsewhere = (await makeCommune(database.db)).insee
  everywhere = await coordinatorOf()
  local = await coordinatorOf(here)
  toResolve = (await makeLoan(here, { state: 'accepted', startsAt: day(20), endsAt: day(22), toResolveAt: day(9) })).id
  late = (await makeLoan(here, { state: 'handed_over', startsAt: day(1), endsAt: day(3) })).id
  unanswered = (await makeLoan(here, { state: 'pending', startsAt: day(20), endsAt: day(22), createdAt: day(5), remindAt: day(7) })).id
  disputed = (await makeLoan(here, { state: 'closed', startsAt: day(1), endsAt: day(3) })).id
  await database.db.dispute.create({ data: { loanId: disputed, side: 'lender', state: 'raised', openedAt: day(4), raisedAt: day(5), raisedSide: 'lender', raisedReason: 'Plus de réponse.' } })
  await makeLoan(here, { state: 'handed_over', startsAt: day(9), endsAt: day(12) })
  await makeLoan(elsewhere, { state: 'handed_over', startsAt: day(2), endsAt: day(4) })
  await makeOrganisation(database.db, { status: 'pending', communeInsee: here, name: 'Récente', createdAt: day(9) })
  await makeOrganisation(database.db, { status: 'pending', communeInsee: here, name: 'Ancienne', createdAt: day(2) })
  await makeOrganisation(database.db, { status: 'pending', communeInsee: elsewhere, name: 'Ailleurs', createdAt: day(1) })
})

describe('the queue of the desk', () => {
  test('shows the gravest first, and of the same gravity the oldest', async () => {
    const queue = await deskQueue(local, 1)
    expect(queue.items.map((item) => (item.kind === 'to_verify' ? item.organisation.name : `${item.kind} ${item.loan.id}`))).toEqual([
      `to_resolve ${toResolve}`, `overdue ${late}`, `dispute ${disputed}`, 'Ancienne', 'Récente',
    ])
    expect(queue.counts).toEqual({ to_resolve: 1, overdue: 1, dispute: 1, to_verify: 2 })
    expect(queue.items[1]).toMatchObject({ since: day(3), loan: { title: 'Barnum', state: 'handed_over' } })
  })

  test('of the whole territory holds every commune', async () => {
    expect((await deskQueue(everywhere, 1)).counts).toEqual({ to_resolve: 1, overdue: 2, dispute: 1, to_verify: 3 })
  })

  test('opens to nobody else', async () => {
    const { viewer } = await makeMember(database.db)
    expect(await refusal(deskQueue(asking(viewer), 1))).toBe('forbidden')
  })

  test('is cut into pages', async () => {
    const commune = (await makeCommune(database.db)).insee
    for (let n = 0; n < QUEUE_PAGE_SIZE + 1; n++) await makeOrganisation(database.db, { status: 'pending', communeInsee: commune })
    const context = await coordinatorOf(commune)
    expect(await deskQueue(context, 1)).toMatchObject({ total: QUEUE_PAGE_SIZE + 1, pageCount: 2 })
    expect((await deskQueue(context, 2)).items).toHaveLength(1)
  })
})

describe('the loans to watch', () => {
  test.each([
    ['to_resolve', () => toResolve],
    ['overdue', () => late],
    ['dispute', () => disputed],
    ['unanswered', () => unanswered],
  ] as const)('%s', async (watch, expected) => {
    const answer = await watchLoans(local, watch, 1)
    expect(answer.items.map((loan) => loan.id)).toEqual([expected()])
    expect(answer.counts).toEqual({ to_resolve: 1, overdue: 1, dispute: 1, unanswered: 1 })
  })

  test('the coordinator of the borrower sees them too', async () => {
    expect((await watchLoans(await coordinatorOf(elsewhere), 'to_resolve', 1)).items.map((loan) => loan.id)).toEqual([toResolve])
  })
})

describe('the annonces to moderate', () => {
  test('are found without accents or capitals, by their title or their association', async () => {
    const commune = (await makeCommune(database.db)).insee
    const { organisation } = await makeMember(database.db, { organisation: { communeInsee: commune, name: 'Théâtre des Épis' } })
    const projector = await makeListing(database.db, organisation, { title: 'Vidéoprojecteur' })
    await makeListing(database.db, organisation, { title: 'Brouillon', status: 'draft' })
    const context = await coordinatorOf(commune)
    const find = async (text: string, onlyHidden = false) => (await listingsToModerate(context, { text, onlyHidden, page: 1 })).items.map((item) => item.id)
    expect(await find('')).toEqual([projector.id])
    expect(await find('VIDEOPROJ')).toEqual([projector.id])
    expect(await find('theatre des epis')).toEqual([projector.id])
    expect(await find('100%')).toEqual([])
    expect(await find('', true)).toEqual([])
    await hideListing(context, { listingId: projector.id, reason: 'Test' })
    expect(await find('', true)).toEqual([projector.id])
    expect(await listingsToModerate(await coordinatorOf(elsewhere), { text: 'Vidéoprojecteur', onlyHidden: false, page: 1 })).toMatchObject({ total: 0 })
  })
})

describe('the log of decisions', () => {
  test('is read by the coordinators of the commune, with names looked up', async () => {
    const commune = (await makeCommune(database.db)).insee
    const context = await coordinatorOf(commune)
    const organisation = await makeOrganisation(database.db, { status: 'pending', communeInsee: commune, name: 'Les Jardins' })
    await decideOrganisation(everywhere, { organisationId: organisation.id, decision: 'refuse', reason: 'Doublon' })
    const log = await decisionLog(context, 1)
    expect(log.items).toMatchObject([{ action: 'refuse', reason: 'Doublon', subjectName: 'Les Jardins', decidedBy: everywhere.viewer.name, at: now }])
    expect((await decisionLog(await coordinatorOf(elsewhere), 1)).items).toEqual([])
    expect((await decisionLog(everywhere, 1)).total).toBeGreaterThan(1)
  })
})

describe('the file of an association', () => {
  test('holds what it declared, its people and what was decided', async () => {
    const { organisation, person } = await makeMember(database.db, { organisation: { communeInsee: here, name: 'La Fanfare' } })
    await makeListing(database.db, organisation)
    const file = await organisationFile(local, organisation.id)
    expect(file).toMatchObject({ organisation: { name: 'La Fanfare', outsideTerritory: true }, members: [{ id: person.id, role: 'responsable', confirmed: true }], activity: { published: 1, drafts: 0, lent: 0 }, decisions: [] })
    expect(await refusal(organisationFile(await coordinatorOf(elsewhere), organisation.id))).toBe('forbidden')
  })
})
