import { beforeAll, describe, expect, test } from 'vitest'

import type { Viewer } from '~/accounts/permissions'
import type { DomainError } from '~/platform/errors'
import { decideOrganisation } from '~/moderation/decide-organisation.server'
import { hideListing } from '~/moderation/hide-listing.server'
import { moderationMails } from '~/moderation/moderation-mails.server'
import { showListing } from '~/moderation/show-listing.server'
import type { RecordedEvent } from '~/notifications/mail-plan'
import type { Context } from '~/web/request-context.server'

import { makeCommune, makeListing, makeMember, makeOrganisation, makePerson, viewerOf } from '../factories'
import { useDatabase } from '../support/database'

const database = useDatabase()
const now = new Date('2027-03-01T09:00:00Z')
let here: string
let elsewhere: string

beforeAll(async () => {
  here = (await makeCommune(database.db)).insee
  elsewhere = (await makeCommune(database.db)).insee
})

const asking = (viewer: Viewer): Context => ({ db: database.db, now, viewer, locale: 'fr' })
const coordinatorOf = async (...communes: string[]) => asking(viewerOf(await makePerson(database.db), [], { wholeTerritory: communes.length === 0, communes }))
const refusal = (attempt: Promise<unknown>) => attempt.then(() => null, (error: DomainError) => error.code)

async function eventsOf(subjectType: string, subjectId: string | number): Promise<RecordedEvent[]> {
  const rows = await database.db.event.findMany({ where: { subjectType, subjectId: String(subjectId) }, orderBy: { id: 'asc' } })
  return rows.map((row) => ({ ...row, payload: row.payload as Record<string, unknown> }))
}

describe('a coordinator decides about an association', () => {
  test('verifying it is written, logged with opaque ids, told as an event and mailed to its responsable and its mailbox', async () => {
    const { organisation, person } = await makeMember(database.db, { organisation: { status: 'pending', communeInsee: here } })
    const context = await coordinatorOf(here)
    await decideOrganisation(context, { organisationId: organisation.id, decision: 'verify', reason: '' })

    expect(await database.db.organisation.findUnique({ where: { id: organisation.id } })).toMatchObject({ status: 'verified', verifiedAt: now })
    const decision = await database.db.moderationDecision.findFirst({ where: { subjectId: organisation.id } })
    expect(decision).toMatchObject({ subjectType: 'organisation', action: 'verify', decidedById: context.viewer.personId, communeInsee: here, createdAt: now })
    const [event] = await eventsOf('organisation', organisation.id)
    expect(event).toMatchObject({ kind: 'organisation.verified', organisationId: organisation.id, payload: { decisionId: decision!.id } })
    const mails = await moderationMails(database, event!)
    expect(mails.map((mail) => mail.to).sort()).toEqual([organisation.email, person.email].sort())
    expect(mails[0]!.subject).toBe(`${organisation.name} est vérifiée`)
  })

  test('a coordinator of another commune may not, one of the whole territory may', async () => {
    const organisation = await makeOrganisation(database.db, { status: 'pending', communeInsee: here })
    const verify = { organisationId: organisation.id, decision: 'verify', reason: '' } as const
    expect(await refusal(decideOrganisation(await coordinatorOf(elsewhere), verify))).toBe('forbidden')
    expect(await refusal(decideOrganisation(await coordinatorOf(), verify))).toBeNull()
  })

  test('its own responsable may not verify it', async () => {
    const { organisation, viewer } = await makeMember(database.db, { organisation: { status: 'pending', communeInsee: here } })
    expect(await refusal(decideOrganisation(asking(viewer), { organisationId: organisation.id, decision: 'verify', reason: '' }))).toBe('forbidden')
  })

  test('refusing asks for a reason, which reaches the association; it may be verified later', async () => {
    const { organisation } = await makeMember(database.db, { organisation: { status: 'pending', communeInsee: here } })
    const context = await coordinatorOf(here)
    expect(await refusal(decideOrganisation(context, { organisationId: organisation.id, decision: 'refuse', reason: '' }))).toBe('reason_required')
    await decideOrganisation(context, { organisationId: organisation.id, decision: 'refuse', reason: 'Le numéro RNA est celui d’une autre association.' })
    const [event] = await eventsOf('organisation', organisation.id)
    expect((await moderationMails(database, event!))[0]!.paragraphs.join('\n')).toContain('Le numéro RNA est celui d’une autre association.')
    expect(await refusal(decideOrganisation(context, { organisationId: organisation.id, decision: 'verify', reason: '' }))).toBeNull()
  })

  test('suspended, then restored', async () => {
    const organisation = await makeOrganisation(database.db, { communeInsee: here })
    const context = await coordinatorOf(here)
    await decideOrganisation(context, { organisationId: organisation.id, decision: 'suspend', reason: 'Trois retours jamais faits.' })
    expect((await database.db.organisation.findUnique({ where: { id: organisation.id } }))?.status).toBe('suspended')
    await decideOrganisation(context, { organisationId: organisation.id, decision: 'restore', reason: 'Tout a été rendu.' })
    expect((await eventsOf('organisation', organisation.id)).map((event) => event.kind)).toEqual(['organisation.suspended', 'organisation.restored'])
  })

  test('of two coordinators who press at once one decides, the other is told', async () => {
    const organisation = await makeOrganisation(database.db, { status: 'pending', communeInsee: here })
    const [one, two] = [await coordinatorOf(here), await coordinatorOf()]
    const outcomes = await Promise.all([
      refusal(decideOrganisation(one, { organisationId: organisation.id, decision: 'verify', reason: '' })),
      refusal(decideOrganisation(two, { organisationId: organisation.id, decision: 'verify', reason: '' })),
    ])
    expect(outcomes.sort()).toEqual(['already_decided', null])
    expect(await database.db.moderationDecision.count({ where: { subjectId: organisation.id } })).toBe(1)
  })
})

describe('a coordinator hides an annonce', () => {
  test('the reason reaches its owner, and it can be shown again', async () => {
    const { organisation, person } = await makeMember(database.db, { organisation: { communeInsee: here } })
    const listing = await makeListing(database.db, organisation, { title: 'Sono du local' })
    const context = await coordinatorOf(here)
    await hideListing(context, { listingId: listing.id, reason: 'La photo montre des enfants.' })
    expect(await database.db.listing.findUnique({ where: { id: listing.id } })).toMatchObject({ hiddenAt: now, hiddenReason: 'La photo montre des enfants.', status: 'published' })
    const [hidden] = await eventsOf('listing', listing.id)
    const mails = await moderationMails(database, hidden!)
    expect(mails.map((mail) => mail.to)).toContain(person.email)
    expect(mails[0]!.paragraphs.join('\n')).toContain('La photo montre des enfants.')
    expect(await refusal(hideListing(context, { listingId: listing.id, reason: 'Encore' }))).toBe('already_hidden')

    await showListing(context, { listingId: listing.id })
    expect(await database.db.listing.findUnique({ where: { id: listing.id } })).toMatchObject({ hiddenAt: null, hiddenReason: null })
    expect(await refusal(showListing(context, { listingId: listing.id }))).toBe('not_hidden')
    expect((await eventsOf('listing', listing.id)).map((event) => event.kind)).toEqual(['listing.hidden', 'listing.shown'])
  })

  test('the coordinator of one of its sites may, of an unrelated commune may not', async () => {
    const { organisation } = await makeMember(database.db, { organisation: { communeInsee: here } })
    const site = await makeCommune(database.db)
    const listing = await makeListing(database.db, organisation, { sites: { create: { communeInsee: site.insee } } })
    expect(await refusal(hideListing(await coordinatorOf(elsewhere), { listingId: listing.id, reason: 'Hors sujet' }))).toBe('forbidden')
    expect(await refusal(hideListing(await coordinatorOf(site.insee), { listingId: listing.id, reason: 'Hors sujet' }))).toBeNull()
  })

  test('an annonce that does not exist is not found', async () => {
    expect(await refusal(hideListing(await coordinatorOf(), { listingId: 999_999, reason: 'Rien' }))).toBe('not_found')
  })
})

test('the log of decisions is only added to', async () => {
  const organisation = await makeOrganisation(database.db, { status: 'pending', communeInsee: here })
  await decideOrganisation(await coordinatorOf(), { organisationId: organisation.id, decision: 'verify', reason: '' })
  await expect(database.db.moderationDecision.deleteMany({ where: { subjectId: organisation.id } })).rejects.toThrow()
})
