import { expect, test } from 'vitest'

import { appoint } from '~/accounts/appoint.server'
import { deriveSecret, keepSecret, ownerOfLink } from '~/accounts/secrets.server'
import { createSessions } from '~/accounts/sessions.server'
import type { DomainError } from '~/platform/errors'

import { makeCommune, makePerson } from '../factories'
import { useDatabase } from '../support/database'

const database = useDatabase()
const now = new Date('2027-03-01T09:00:00Z')
const env = { sessionSecret: 'a secret of the tests, long enough to be one', dataDir: '' }
const machine = { get db() { return database.db }, env }
const refusal = (attempt: Promise<unknown>) => attempt.then(() => null, (error: DomainError) => error.code)

test('the first administrator of a site gets an account, and a link to choose a password', async () => {
  const { created, passwordPath } = await appoint(machine, { email: 'premiere@exemple.test', name: 'Première', role: 'admin', communeInsee: null }, now)
  expect(created).toBe(true)
  const person = await database.db.person.findUnique({ where: { email: 'premiere@exemple.test' } })
  expect(person).toMatchObject({ isAdmin: true, emailVerifiedAt: now, isDemo: false })
  const token = passwordPath!.split('/').at(-1)!
  expect(await ownerOfLink(database.db, token, 'reset_password', now)).toBe(person!.id)
})

test('somebody who has an account is promoted, and keeps her password', async () => {
  const person = await makePerson(database.db)
  const answer = await appoint(machine, { email: person.email, name: '', role: 'admin', communeInsee: null }, now)
  expect(answer).toEqual({ created: false, passwordPath: null })
  expect(await database.db.person.findUnique({ where: { id: person.id } })).toMatchObject({ isAdmin: true, passwordHash: person.passwordHash })
})

test('an account whose address nobody confirmed may be a stranger’s: nothing of his opens it afterwards', async () => {
  const person = await makePerson(database.db, { emailVerifiedAt: null, phone: '06 66 66 66 66' })
  await createSessions(database.db, { secure: false }).start(person.id, { now, userAgent: '', organisationId: null })
  const secret = deriveSecret('key', 'strangers')
  await keepSecret(database.db, 'key', secret, { personId: person.id, purpose: 'confirm_email', now })
  const { created, passwordPath } = await appoint(machine, { email: person.email, name: 'La vraie', role: 'admin', communeInsee: null }, now)
  expect(created).toBe(true)
  const appointed = await database.db.person.findUniqueOrThrow({ where: { id: person.id } })
  expect(appointed).toMatchObject({ isAdmin: true, emailVerifiedAt: now, name: 'La vraie', phone: null })
  expect(appointed.passwordHash).not.toBe(person.passwordHash)
  expect(await database.db.session.count({ where: { userId: person.id } })).toBe(0)
  expect(await ownerOfLink(database.db, secret.token, 'confirm_email', now)).toBeNull()
  expect(await ownerOfLink(database.db, passwordPath!.split('/').at(-1)!, 'reset_password', now)).toBe(person.id)
})

test('a closed account is given no role', async () => {
  for (const emailVerifiedAt of [null, now]) {
    const person = await makePerson(database.db, { emailVerifiedAt, disabledAt: now })
    expect(await refusal(appoint(machine, { email: person.email, name: 'N', role: 'admin', communeInsee: null }, now))).toBe('account_disabled')
    expect(await database.db.person.findUnique({ where: { id: person.id } })).toMatchObject({ isAdmin: false, emailVerifiedAt })
  }
})

test('a coordinator is appointed for one commune or for all, once', async () => {
  const person = await makePerson(database.db)
  const { insee } = await makeCommune(database.db)
  for (const communeInsee of [insee, insee, null]) await appoint(machine, { email: person.email, name: '', role: 'coordinator', communeInsee }, now)
  const areas = await database.db.coordinatorArea.findMany({ where: { personId: person.id } })
  expect(areas.map((area) => area.communeInsee).sort()).toEqual([insee, null])
})

test('a new person needs a name, a commune an INSEE code', async () => {
  expect(await refusal(appoint(machine, { email: 'nouvelle@exemple.test', name: '', role: 'admin', communeInsee: null }, now))).toBe('required')
  expect(await refusal(appoint(machine, { email: 'nouvelle@exemple.test', name: 'N', role: 'coordinator', communeInsee: '00000' }, now))).toBe('unknown_commune')
})
