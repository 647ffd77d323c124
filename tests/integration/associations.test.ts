import { describe, expect, test } from 'vitest'

import { readViewer } from '~/accounts/viewer.server'
import { can, type Viewer } from '~/accounts/permissions'
import { createSessions } from '~/accounts/sessions.server'
import type { NewOrganisation } from '~/associations/associations.schema'
import { attachResponsable } from '~/associations/attach-responsable.server'
import { createOrganisation } from '~/associations/create-organisation.server'
import { editOrganisation } from '~/associations/edit-organisation.server'
import { acceptInvitation, inviteMember, readInvitation, revokeInvitation } from '~/associations/invitations.server'
import { readMembersPage } from '~/associations/members-page.server'
import { changeRole, handOver, leaveOrganisation, removeMember } from '~/associations/memberships.server'
import { readOrganisationForm, readOrganisationPage } from '~/associations/organisation-page.server'

import { makeCommune, makeListing, makeMember, makePerson, viewerOf } from '../factories'
import { accountContext, NOW, runMailJobs, tokenIn } from '../support/account-context'
import { useDatabase } from '../support/database'

const database = useDatabase()
const refusal = (attempt: Promise<unknown>) => attempt.then(() => null, (error: unknown) => error)
const as = (viewer: Viewer) => accountContext(database, { viewer })
const viewerNow = async (person: { id: string; name: string; email: string; isAdmin: boolean }) => readViewer(database.db, { ...person, confirmed: true }, null)

let n = 0
async function declared(overrides: Partial<NewOrganisation> = {}): Promise<NewOrganisation> {
  const commune = await makeCommune(database.db)
  return {
    name: `Comité ${++n}`, kind: 'association', communeInsee: commune.insee, communeElsewhere: '', communeFound: '', rna: `W38${String(n).padStart(7, '0')}`, siret: null,
    noNumberReason: null, email: 'contact@comite.test', phone: '04 76 00 00 00', description: '', website: null, ...overrides,
  }
}

/** An association with one responsable and one member. */
async function pair() {
  const { person, organisation, viewer } = await makeMember(database.db)
  const member = await makePerson(database.db)
  await database.db.membership.create({ data: { organisationId: organisation.id, personId: member.id, role: 'membre' } })
  return { responsable: person, viewer, organisation, member, memberViewer: viewerOf(member, [{ organisation, role: 'membre' }]), organisationId: organisation.id }
}

describe('a new association', () => {
  test('waits for a coordinator, who is told; its creator is responsable and acts for it', async () => {
    const person = await makePerson(database.db)
    const input = await declared({ name: 'Comité des fêtes' })
    const coordinator = await makePerson(database.db)
    await database.db.coordinatorArea.create({ data: { personId: coordinator.id, communeInsee: input.communeInsee } })
    const sessions = createSessions(database.db, { secure: false })
    const cookie = (await sessions.start(person.id, { now: new Date(), userAgent: '', organisationId: null })).split(';')[0]!
    const { sessionId } = (await sessions.read(cookie, new Date()))!

    const { id, slug } = await createOrganisation(as(viewerOf(person)), input, sessionId)
    expect(slug).toBe('comite-des-fetes')
    expect(await database.db.organisation.findUnique({ where: { id } })).toMatchObject({ status: 'pending', verifiedAt: null })
    expect((await viewerNow(person)).memberships).toMatchObject([{ organisationId: id, role: 'responsable', verified: false }])
    expect((await sessions.read(cookie, new Date()))!.organisationId).toBe(id)
    const mails = (await runMailJobs(database, 2)).filter((mail) => mail.recipient === coordinator.email)
    expect(mails).toHaveLength(1)
    expect(mails[0]!.text).toContain(`/moderation/associations/${id}`)
  })

  test('two of the same name at once get two addresses', async () => {
    const input = await declared({ name: 'Les Amis' })
    const person = viewerOf(await makePerson(database.db))
    const made = await Promise.all([createOrganisation(as(person), input, null), createOrganisation(as(person), { ...input, rna: 'W389999999' }, null)])
    expect(made.map((o) => o.slug).toSorted()).toEqual(['les-amis', 'les-amis-2'])
  })

  test('a number that is taken names its holder, also when two come at once', async () => {
    const person = viewerOf(await makePerson(database.db))
    const input = await declared({ name: 'La première' })
    const outcomes = await Promise.all([refusal(createOrganisation(as(person), input, null)), refusal(createOrganisation(as(person), input, null))])
    expect(outcomes.filter((outcome) => outcome === null)).toHaveLength(1)
    expect(outcomes.find((outcome) => outcome !== null)).toMatchObject({ code: 'number_taken', field: 'rna', details: { name: 'La première' } })
  })

  test('a commune elsewhere is found by name or postal code; where several fit, they are offered', async () => {
    await makeCommune(database.db, { insee: '26001', name: 'Solaure-en-Diois', postalCodes: ['26150'] })
    await makeCommune(database.db, { insee: '26113', name: 'Die', postalCodes: ['26150'] })
    const person = viewerOf(await makePerson(database.db))
    const elsewhere = await declared({ communeInsee: '', communeElsewhere: '26150' })
    expect(await refusal(createOrganisation(as(person), elsewhere, null))).toMatchObject({ code: 'commune_ambiguous', field: 'communeElsewhere', details: { '26113': 'Die (26150)', '26001': 'Solaure-en-Diois (26150)' } })
    const { id } = await createOrganisation(as(person), { ...elsewhere, communeFound: '26113' }, null)
    expect(await database.db.organisation.findUnique({ where: { id } })).toMatchObject({ communeInsee: '26113' })
    for (const [change, code] of [[{ communeElsewhere: 'Nulle-Part' }, 'commune_not_found'], [{ communeInsee: '99999' }, 'unknown_commune'], [{ communeElsewhere: '' }, 'required']] as const)
      expect(await refusal(createOrganisation(as(person), { ...elsewhere, rna: null, noNumberReason: 'x', ...change }, null))).toMatchObject({ code })
  })

  test('needs a confirmed address', async () => {
    expect(await refusal(createOrganisation(as({ ...viewerOf(await makePerson(database.db)), confirmed: false }), await declared(), null))).toMatchObject({ status: 403 })
  })
})

describe('changing it', () => {
  test('is for responsables; kind and numbers stay what the coordinator verified', async () => {
    const { organisation, viewer, memberViewer } = await pair()
    await database.db.organisation.update({ where: { id: organisation.id }, data: { verifiedAt: NOW, rna: 'W381111111' } })
    const change = await declared({ name: 'Nouveau nom', kind: 'commune', rna: 'W382222222' })
    expect(await refusal(editOrganisation(as(memberViewer), organisation.id, change))).toMatchObject({ status: 403 })
    await editOrganisation(as(viewer), organisation.id, change)
    expect(await database.db.organisation.findUnique({ where: { id: organisation.id } })).toMatchObject({ name: 'Nouveau nom', slug: organisation.slug, kind: 'association', rna: 'W381111111' })
  })
})

describe('its page', () => {
  test('shows how to reach it to members and coordinators alone, and published annonces to all', async () => {
    const { organisation, viewer } = await pair()
    const shown = await makeListing(database.db, organisation)
    await makeListing(database.db, organisation, { status: 'draft' })
    await makeListing(database.db, organisation, { hiddenAt: NOW })
    const visitor = await readOrganisationPage(accountContext(database), organisation.slug, 1)
    expect(visitor).toMatchObject({ contact: null, listingCount: 1, listings: [{ id: shown.id }], mayEdit: false, mayReadMembers: false })
    expect(JSON.stringify(visitor)).not.toContain(organisation.email)
    const coordinator = viewerOf(await makePerson(database.db), [], { wholeTerritory: false, communes: [organisation.communeInsee] })
    for (const reader of [viewer, coordinator]) expect((await readOrganisationPage(as(reader), organisation.slug, 1)).contact).toEqual({ email: organisation.email, phone: organisation.phone })
    expect(await refusal(readMembersPage(as(viewerOf(await makePerson(database.db))), organisation.slug))).toMatchObject({ code: 'not_found' })
  })

  test.each(['', 'a\u0000b', '%', 'Comité', 'a'.repeat(81), '../x'])('an address that is no slug leads nowhere: %j', async (slug) => {
    const viewer = viewerOf(await makePerson(database.db))
    for (const read of [readOrganisationPage(as(viewer), slug, 1), readMembersPage(as(viewer), slug), readOrganisationForm(as(viewer), slug)]) expect(await refusal(read)).toMatchObject({ code: 'not_found' })
  })

  test('of a suspended association is for its members and coordinators', async () => {
    const { organisation, viewer } = await pair()
    await database.db.organisation.update({ where: { id: organisation.id }, data: { status: 'suspended' } })
    expect(await refusal(readOrganisationPage(accountContext(database), organisation.slug, 1))).toMatchObject({ code: 'not_found' })
    expect((await readOrganisationPage(as(viewer), organisation.slug, 1)).card.status).toBe('suspended')
  })
})

describe('its people', () => {
  test('a change of role has effect at the next click', async () => {
    const { organisationId, viewer, member } = await pair()
    expect(can(await viewerNow(member), 'association.edit', { organisationId })).toBe(false)
    await changeRole(as(viewer), { organisationId, personId: member.id, role: 'responsable' })
    expect(can(await viewerNow(member), 'association.edit', { organisationId })).toBe(true)
    expect((await runMailJobs(database)).filter((mail) => mail.recipient === member.email).map((mail) => mail.subject)).toEqual([expect.stringMatching(/^Vous êtes responsable/)])
  })

  test('the last responsable neither leaves nor steps down nor is removed; after handing over she may leave', async () => {
    const { organisationId, viewer, responsable, member, memberViewer } = await pair()
    const last = { code: 'last_responsable', status: 409 }
    expect(await refusal(leaveOrganisation(as(viewer), { organisationId }))).toMatchObject(last)
    expect(await refusal(changeRole(as(viewer), { organisationId, personId: responsable.id, role: 'membre' }))).toMatchObject(last)
    expect(await refusal(removeMember(as(viewer), { organisationId, personId: responsable.id }))).toMatchObject(last)
    await handOver(as(viewer), { organisationId, personId: member.id })
    const before = await viewerNow(responsable)
    expect(before.memberships[0]!.role).toBe('membre')
    expect(await refusal(removeMember(as(before), { organisationId, personId: member.id }))).toMatchObject({ status: 403 })
    await leaveOrganisation(as(before), { organisationId })
    expect((await viewerNow(responsable)).memberships).toEqual([])
    expect(await refusal(leaveOrganisation(as(memberViewer), { organisationId }))).toMatchObject(last)
  })

  test('two responsables who leave at once: one of them stays', async () => {
    for (let round = 0; round < 5; round++) {
      const { organisationId, viewer, organisation, member } = await pair()
      await database.db.membership.updateMany({ where: { organisationId }, data: { role: 'responsable' } })
      const other = viewerOf(member, [{ organisation, role: 'responsable' }])
      const outcomes = await Promise.all([refusal(leaveOrganisation(as(viewer), { organisationId })), refusal(leaveOrganisation(as(other), { organisationId }))])
      expect(outcomes.filter((outcome) => outcome === null)).toHaveLength(1)
      expect(await database.db.membership.count({ where: { organisationId, role: 'responsable' } })).toBe(1)
    }
  })

  test('somebody else’s association cannot be managed', async () => {
    const { organisationId, member } = await pair()
    const stranger = as((await pair()).viewer)
    for (const attempt of [
      removeMember(stranger, { organisationId, personId: member.id }), changeRole(stranger, { organisationId, personId: member.id, role: 'responsable' }),
      handOver(stranger, { organisationId, personId: member.id }), leaveOrganisation(stranger, { organisationId }), inviteMember(stranger, { organisationId, email: 'x@y.test', role: 'membre' }),
    ]) expect(await refusal(attempt)).toMatchObject({ status: 403 })
  })
})

describe('an invitation', () => {
  const invited = async () => {
    const context = await pair()
    const guest = await makePerson(database.db)
    await inviteMember(as(context.viewer), { organisationId: context.organisationId, email: guest.email, role: 'membre' })
    const mails = (await runMailJobs(database, 2)).filter((mail) => mail.recipient === guest.email)
    return { ...context, guest, mails, token: tokenIn(mails.at(-1)!.text, 'invitation') }
  }

  test('comes by one mail and is taken up once, with its address; nothing kept holds its secret', async () => {
    const { guest, mails, token, organisationId, organisation } = await invited()
    expect(mails).toHaveLength(1)
    expect(JSON.stringify([await database.db.invitation.findMany(), await database.db.event.findMany({ select: { payload: true } })])).not.toContain(token)
    expect(await readInvitation(database.db, token, NOW)).toMatchObject({ organisation: { name: organisation.name } })
    expect(await acceptInvitation(as(viewerOf(guest)), { token, sessionId: null })).toMatchObject({ slug: organisation.slug })
    expect((await viewerNow(guest)).memberships).toMatchObject([{ organisationId, role: 'membre' }])
    expect(await refusal(acceptInvitation(as(viewerOf(guest)), { token, sessionId: null }))).toMatchObject({ code: 'invitation_over', status: 409 })
  })

  test('is no good to another address', async () => {
    const { token } = await invited()
    expect(await refusal(acceptInvitation(as(viewerOf(await makePerson(database.db))), { token, sessionId: null }))).toMatchObject({ code: 'invitation_other_address', status: 403 })
  })

  test('ends when revoked, replaced or too old', async () => {
    const { token, guest, viewer, organisationId } = await invited()
    await inviteMember(as(viewer), { organisationId, email: guest.email, role: 'responsable' })
    expect(await readInvitation(database.db, token, NOW)).toBeNull()
    const again = (await runMailJobs(database)).filter((mail) => mail.recipient === guest.email)
    expect(again).toHaveLength(2)
    const token2 = tokenIn(again.at(-1)!.text, 'invitation')
    expect(await readInvitation(database.db, token2, new Date(NOW.getTime() + 15 * 86_400_000))).toBeNull()
    const page = await readMembersPage(as(viewer), (await database.db.organisation.findUniqueOrThrow({ where: { id: organisationId } })).slug)
    await revokeInvitation(as(viewer), { organisationId, invitationId: page.invitations[0]!.id })
    expect(await readInvitation(database.db, token2, NOW)).toBeNull()
  })

  const openInvitations = (organisationId: string) => database.db.invitation.count({ where: { organisationId, acceptedAt: null, revokedAt: null } })
  /** Two responsables, each with one open invitation. */
  const twoInviters = async () => {
    const context = await pair()
    const { organisationId, organisation, member, viewer } = context
    await database.db.membership.updateMany({ where: { organisationId }, data: { role: 'responsable' } })
    const other = viewerOf(member, [{ organisation, role: 'responsable' }])
    await inviteMember(as(viewer), { organisationId, email: 'une@invitee.test', role: 'responsable' })
    await inviteMember(as(other), { organisationId, email: 'autre@invitee.test', role: 'responsable' })
    return { ...context, other }
  }

  test.each(['removed', 'demoted', 'left', 'handed over'] as const)('lasts no longer than the right of who sent it: %s', async (end) => {
    const { organisationId, viewer, other, member, responsable } = await twoInviters()
    if (end === 'removed') await removeMember(as(viewer), { organisationId, personId: member.id })
    if (end === 'demoted') await changeRole(as(viewer), { organisationId, personId: member.id, role: 'membre' })
    if (end === 'left') await leaveOrganisation(as(other), { organisationId })
    if (end === 'handed over') await handOver(as(other), { organisationId, personId: responsable.id })
    expect(await database.db.invitation.findMany({ where: { organisationId, revokedAt: null } })).toMatchObject([{ invitedById: responsable.id }])
  })

  test('is sent by nobody whose right ended a moment ago', async () => {
    const { organisationId, viewer, other, member } = await twoInviters()
    await removeMember(as(viewer), { organisationId, personId: member.id })
    expect(await refusal(inviteMember(as(other), { organisationId, email: 'encore@invitee.test', role: 'membre' }))).toMatchObject({ status: 403 })
  })

  test('of anybody ends when a coordinator attaches a responsable and takes the others out', async () => {
    const { organisationId, organisation } = await twoInviters()
    const coordinator = as(viewerOf(await makePerson(database.db), [], { wholeTerritory: false, communes: [organisation.communeInsee] }))
    await attachResponsable(coordinator, { organisationId, email: (await makePerson(database.db)).email, removeOthers: false })
    expect(await openInvitations(organisationId)).toBe(2)
    await attachResponsable(coordinator, { organisationId, email: (await makePerson(database.db)).email, removeOthers: true })
    expect(await openInvitations(organisationId)).toBe(0)
  })

  test('is not for somebody who is there already', async () => {
    const { viewer, member, organisationId } = await pair()
    expect(await refusal(inviteMember(as(viewer), { organisationId, email: member.email, role: 'membre' }))).toMatchObject({ code: 'already_member', field: 'email' })
  })
})

describe('when the only responsable is gone', () => {
  test('a coordinator of that commune attaches another: the old sessions and role end, both are told, the log says so', async () => {
    const { organisation, organisationId, responsable } = await pair()
    const sessions = createSessions(database.db, { secure: false })
    await sessions.start(responsable.id, { now: new Date(), userAgent: '', organisationId })
    const successor = await makePerson(database.db)
    const coordinatorPerson = await makePerson(database.db)
    const elsewhere = viewerOf(coordinatorPerson, [], { wholeTerritory: false, communes: ['99999'] })
    const coordinator = viewerOf(coordinatorPerson, [], { wholeTerritory: false, communes: [organisation.communeInsee] })
    const input = { organisationId, email: successor.email, removeOthers: true }
    expect(await refusal(attachResponsable(as(elsewhere), input))).toMatchObject({ status: 403 })
    expect(await refusal(attachResponsable(as(coordinator), { ...input, email: 'inconnu@nulle-part.test' }))).toMatchObject({ code: 'no_such_account', field: 'email' })
    await attachResponsable(as(coordinator), input)
    expect((await viewerNow(successor)).memberships).toMatchObject([{ organisationId, role: 'responsable' }])
    expect((await viewerNow(responsable)).memberships).toEqual([])
    expect(await database.db.session.count({ where: { userId: responsable.id } })).toBe(0)
    expect(await database.db.moderationDecision.findMany({ where: { subjectId: organisationId } })).toMatchObject([{ action: 'attach_responsable', decidedById: coordinatorPerson.id }])
    const told = (await runMailJobs(database)).filter((mail) => mail.subject.startsWith('Un changement de responsable')).map((mail) => mail.recipient)
    expect(told.slice(-2)).toEqual([successor.email, organisation.email])
  })
})
