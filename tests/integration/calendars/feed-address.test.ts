import { describe, expect, test } from 'vitest'

import { createRateLimits, RATE_LIMITS } from '~/platform/rate-limit.server'

import { makeListing, makeMember } from '../../factories'
import { useDatabase } from '../../support/database'
import { useSite } from '../../support/web'
import { plain } from '../../support/plain'
import { readCalendar } from './support'

const database = useDatabase()
const site = useSite(database, () => ({ rateLimits: createRateLimits(database.pool) }))

async function member() {
  const { person, organisation } = await makeMember(database.db)
  return { organisation, cookie: await site.cookieOf(person.id) }
}
/** The path of the address that a form of this page answers with. */
async function pathMade(page: string, cookie: string, form: Record<string, string>) {
  const { body } = await site.visit(page, { cookie, form })
  return new URL((body as { created: { address: string } }).created.address).pathname
}

describe('a calendar address', () => {
  test('is made and shown once, read without signing in, answered from what is known, and ended', async () => {
    const { cookie } = await member()
    const path = await pathMade('/compte/calendriers', cookie, { _form: 'renew-all' })
    expect(JSON.stringify((await site.visit('/compte/calendriers', { cookie })).body)).not.toContain(path)

    const { status, headers, body } = await site.visit(path)
    expect([status, headers.get('content-type'), headers.get('cache-control')]).toEqual([200, 'text/calendar; charset=utf-8', 'private, no-cache'])
    expect(readCalendar(body as string)).toEqual([])
    const again = await site.visit(path, { headers: { 'if-none-match': `"autre", ${headers.get('etag')}` } })
    expect([again.status, again.body, again.headers.get('etag')]).toEqual([304, '', headers.get('etag')])
    expect((await site.visit(path, { headers: { 'if-none-match': '"autre"' } })).status).toBe(200)

    await site.visit('/compte/calendriers', { cookie, form: { _form: 'stop-all' } })
    expect((await site.visit(path)).status).toBe(404)
  })

  test('of an annonce is made on its own page', async () => {
    const { organisation, cookie } = await member()
    const annonce = await makeListing(database.db, organisation, { title: 'Tables' })
    const path = await pathMade(`/annonces/${annonce.id}/calendrier`, cookie, { _form: 'renew-all', organisationId: organisation.id })
    expect(plain((await site.visit(path)).body as string)).toContain('X-WR-CALNAME:Bourse : Tables')
    await site.visit(`/annonces/${annonce.id}/calendrier`, { cookie, form: { _form: 'stop-all' } })
    expect((await site.visit(path)).status).toBe(404)
  })

  test.each(['inconnu', 'inconnu.ics', `${'a'.repeat(43)}.ics`, `${'a'.repeat(43)}.ics.data`, '%00.ics'])('%s opens nothing', async (file) => {
    const { status, headers, body } = await site.visit(`/calendriers/${file}`)
    expect([status, headers.get('content-type'), body]).toEqual([404, 'text/plain; charset=utf-8', 'Ce calendrier n’existe pas ou n’existe plus.\n'])
  })

  test('is read so many times an hour, and no more', async () => {
    const { cookie } = await member()
    const path = await pathMade('/compte/calendriers', cookie, { _form: 'renew-all' })
    const statuses = new Set<number>()
    for (let n = 0; n < RATE_LIMITS.calendar.points; n++) statuses.add((await site.visit(path)).status)
    expect([...statuses]).toEqual([200])
    const { status, headers } = await site.visit(path)
    expect(status).toBe(429)
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
  })
})
