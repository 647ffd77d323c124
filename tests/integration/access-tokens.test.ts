import { describe, expect, test } from 'vitest'

import { createAccessToken, livingTokens, MOST_TOKENS, readAccessToken, revokeAccessToken } from '~/accounts/access-tokens.server'
import { VISITOR } from '~/accounts/permissions'
import type { DomainError } from '~/platform/errors'
import type { Context } from '~/web/request-context.server'

import { makePerson, viewerOf } from '../factories'
import { useDatabase } from '../support/database'

const database = useDatabase()
const now = new Date('2027-03-01T09:00:00Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)

async function somebody(): Promise<Context> {
  return { db: database.db, now, viewer: viewerOf(await makePerson(database.db)), locale: 'fr' }
}
const refusal = (attempt: Promise<unknown>) => attempt.then(() => null, (error: DomainError) => error.code)

describe('a personal token', () => {
  test('opens what its scope allows, and only its hash is kept', async () => {
    const context = await somebody()
    const { id, token } = await createAccessToken(context, { name: 'Agenda', access: 'read', days: 30 })
    expect(token).toMatch(/^bar_[\w-]{43}$/)
    expect(JSON.stringify(await database.db.accessToken.findUnique({ where: { id } }))).not.toContain(token)
    const read = await readAccessToken(database.db, token, later(1))
    expect(read).toMatchObject({ id, scopes: ['read'], person: { id: context.viewer.personId, confirmed: true } })
  })

  test('ends on its day, when revoked, and with its account', async () => {
    const context = await somebody()
    const ended = await createAccessToken(context, { name: 'Court', access: 'write', days: 30 })
    expect(await readAccessToken(database.db, ended.token, later(30 * 24 * 60))).toBeNull()

    await revokeAccessToken(context, { tokenId: ended.id })
    expect(await readAccessToken(database.db, ended.token, later(1))).toBeNull()
    expect(await livingTokens(context)).toEqual([])

    const { token } = await createAccessToken(context, { name: 'Autre', access: 'write', days: 30 })
    await database.db.person.update({ where: { id: context.viewer.personId! }, data: { disabledAt: now } })
    expect(await readAccessToken(database.db, token, later(1))).toBeNull()
  })

  test('says when it was last used, to the minute', async () => {
    const { id, token } = await createAccessToken(await somebody(), { name: 'Agenda', access: 'read', days: 30 })
    const lastUsed = async () => (await database.db.accessToken.findUnique({ where: { id } }))?.lastUsedAt
    await readAccessToken(database.db, token, later(1))
    await readAccessToken(database.db, token, later(1.5))
    expect(await lastUsed()).toEqual(later(1))
    await readAccessToken(database.db, token, later(2))
    expect(await lastUsed()).toEqual(later(2))
  })

  test('of another person can be neither seen nor revoked', async () => {
    const { id } = await createAccessToken(await somebody(), { name: 'Privé', access: 'read', days: 30 })
    const stranger = await somebody()
    expect(await livingTokens(stranger)).toEqual([])
    expect(await refusal(revokeAccessToken(stranger, { tokenId: id }))).toBe('not_found')
  })

  test('is for confirmed accounts, and there is an end to how many', async () => {
    const context = await somebody()
    expect(await refusal(createAccessToken({ ...context, viewer: VISITOR }, { name: 'X', access: 'read', days: 30 }))).toBe('forbidden')
    expect(await refusal(createAccessToken({ ...context, viewer: { ...context.viewer, confirmed: false } }, { name: 'X', access: 'read', days: 30 }))).toBe('forbidden')
    for (let n = 0; n < MOST_TOKENS; n++) await createAccessToken(context, { name: `Jeton ${n}`, access: 'read', days: 30 })
    expect(await refusal(createAccessToken(context, { name: 'De trop', access: 'read', days: 30 }))).toBe('too_many_tokens')
  })

  test.each(['', 'bar_', 'bar_inconnu', 'autre'])('%j opens nothing', async (token) => {
    expect(await readAccessToken(database.db, token, now)).toBeNull()
  })
})
