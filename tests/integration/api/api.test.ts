import { beforeAll, describe, expect, test } from 'vitest'

import { issueToken } from '~/accounts/access-tokens.server'
import type { TokenScope } from '~/accounts/access-tokens.schema'
import { hashPassword } from '~/accounts/passwords.server'
import { OPERATIONS } from '~/api/operations.server'
import { searchDocuments } from '~/listings/search-documents.server'
import { addDays, isoInParis, parisInstant, parisMoment } from '~/platform/paris-time'

import { makeCommune, makeListing, makeLoan, makeMember, makePerson } from '../../factories'
import { useDatabase } from '../../support/database'
import { useSite, type Visit } from '../../support/web'
import { plain } from '../../support/plain'

const database = useDatabase()
const site = useSite(database)
type Member = Awaited<ReturnType<typeof makeMember>>

/** Days from today, as the API takes them. */
const at = (days: number, time = '00:00') => isoInParis(parisInstant(addDays(parisMoment(new Date()).day, days), time))
const tokenOf = async (personId: string, ...scopes: TokenScope[]) =>
  (await issueToken(database.db, { personId, name: 'test', scopes: scopes.length > 0 ? scopes : ['read', 'write'], expiresAt: new Date(Date.now() + 3_600_000) }, new Date())).token

interface Body {
  [key: string]: unknown
  id: string
  code: string
  errors: { field: string; code: string; detail: string }[]
}
async function call(token: string | null, path: string, visit: Visit = {}) {
  const answer = await site.visit(`/api/v1${path}`, { ...visit, headers: { ...(token && { authorization: `Bearer ${token}` }), ...visit.headers } })
  return { ...answer, body: answer.body as Body }
}
/** The answer is what its operation documents. */
const shapeOf = (operationId: string, body: unknown) => OPERATIONS.find((operation) => operation.operationId === operationId)!.response!.parse(body)

let lender: Member
let borrower: Member
let stranger: Member
let lending: string
let borrowing: string
let elsewhere: string
let listingId: number

beforeAll(async () => {
  const { db } = database
  lender = await makeMember(db)
  borrower = await makeMember(db)
  stranger = await makeMember(db)
  ;[lending, borrowing, elsewhere] = [await tokenOf(lender.person.id), await tokenOf(borrower.person.id), await tokenOf(stranger.person.id)]
  listingId = (await makeListing(db, lender.organisation, { stock: 5, secretInstructions: 'Code 4812' })).id
})

const wish = (overrides: object = {}) => ({
  borrowerId: borrower.organisation.id, lines: [{ listingId, quantity: 2, start: at(30), end: at(32) }], purpose: 'Fête', message: '', idempotencyKey: crypto.randomUUID(), ...overrides,
})

describe('who calls', () => {
  test('a session gives a token of 24 hours', async () => {
    const person = await makePerson(database.db, { passwordHash: await hashPassword('une longue phrase de passe') })
    const { status, body } = await call(null, '/session', { json: { email: person.email, password: 'une longue phrase de passe' } })
    expect(status).toBe(201)
    shapeOf('createSession', body)
    expect(new Date(body.expiresAt as string).getTime() - Date.now()).toBeGreaterThan(23 * 3_600_000)
    expect((await call(body.token as string, '/loans')).status).toBe(200)
    expect(await call(null, '/session', { json: { email: person.email, password: 'autre chose' } })).toMatchObject({ status: 401, body: { code: 'wrong_credentials' } })
  })

  test('an account whose address is not confirmed has no session', async () => {
    const person = await makePerson(database.db, { passwordHash: await hashPassword('une longue phrase de passe'), emailVerifiedAt: null })
    expect(await call(null, '/session', { json: { email: person.email, password: 'une longue phrase de passe' } })).toMatchObject({ status: 403, body: { code: 'email_not_confirmed' } })
  })

  test('without token nothing but reading annonces is open, and a wrong token opens nothing', async () => {
    expect((await call(null, `/listings/${listingId}`)).status).toBe(200)
    const refused = await call(null, '/loans')
    expect(refused).toMatchObject({ status: 401, body: { code: 'sign_in_needed', status: 401, type: 'about:blank' } })
    expect(refused.headers.get('www-authenticate')).toBe('Bearer')
    expect(refused.headers.get('content-type')).toBe('application/problem+json')
    expect(await call('bar_wrong', `/listings/${listingId}`)).toMatchObject({ status: 401, body: { code: 'invalid_token' } })
  })

  test('a token that may only read changes nothing', async () => {
    const reading = await tokenOf(borrower.person.id, 'read')
    expect((await call(reading, '/loans')).status).toBe(200)
    expect(await call(reading, '/loans', { json: wish() })).toMatchObject({ status: 403, body: { code: 'insufficient_scope' } })
  })

  test('the cookie of the site reads, and changes nothing', async () => {
    const cookie = await site.cookieOf(borrower.person.id)
    expect((await call(null, '/loans', { cookie })).status).toBe(200)
    expect(await call(null, '/loans', { cookie, json: wish() })).toMatchObject({ status: 401, body: { code: 'sign_in_needed' } })
  })
})

describe('what is refused before anything is done', () => {
  test.each([
    ['JSON that cannot be read', { body: '{"a":', headers: { 'content-type': 'application/json' } }, 400, 'invalid_json'],
    ['a body that is no JSON', { body: 'a=1', headers: { 'content-type': 'text/plain' } }, 415, 'not_json'],
    ['a body of more than 1 MB', { body: `"${'x'.repeat(1_100_000)}"`, headers: { 'content-type': 'application/json' } }, 413, 'too_large'],
    ['a body that is a list', { json: [] }, 422, 'invalid'],
  ] as const)('%s', async (_what, visit, status, code) => {
    expect(await call(borrowing, '/loans', visit as Visit)).toMatchObject({ status, body: { code } })
  })

  test('an unknown field is refused by its name', async () => {
    const { status, body } = await call(borrowing, '/loans', { json: { ...wish(), colour: 'red' } })
    expect(status).toBe(422)
    const [error] = body.errors as { detail: string }[]
    expect({ ...error, detail: plain(error!.detail) }).toEqual({ field: 'colour', code: 'unknown_field', detail: 'Champ inconnu : colour.' })
    expect((await call(lending, `/listings/${listingId}`, { method: 'PATCH', json: { rev: 12 } })).body.errors).toMatchObject([{ field: 'rev', code: 'unknown_field' }])
    expect((await call(null, '/listings?couleur=rouge')).body.errors).toMatchObject([{ field: 'couleur', code: 'unknown_field' }])
  })

  test('what does not exist, and what cannot be done to it', async () => {
    expect(await call(null, '/nothing')).toMatchObject({ status: 404, body: { code: 'not_found' } })
    expect(await call(null, '/listings/abc')).toMatchObject({ status: 404, body: { code: 'not_found' } })
    expect(await call(lending, '/loans/1/accept', { json: {} })).toMatchObject({ status: 404, body: { code: 'not_found' } })
    expect(await call(lending, `/loans/${crypto.randomUUID()}/explode`, { json: {} })).toMatchObject({ status: 404 })
    const refused = await call(null, '/session')
    expect(refused).toMatchObject({ status: 405, body: { code: 'method_not_allowed' } })
    expect(refused.headers.get('allow')).toBe('POST')
    expect(await call(null, '/openapi.json', { json: {} })).toMatchObject({ status: 405, body: { code: 'method_not_allowed' } })
  })

  test('words follow Accept-Language, codes do not', async () => {
    const { body } = await call(null, '/loans', { headers: { 'accept-language': 'en-GB' } })
    expect(body).toMatchObject({ code: 'sign_in_needed', title: 'Not signed in' })
  })
})

describe('annonces', () => {
  test('everybody reads what is public of one, its association more, nobody its secret', async () => {
    const seen = (await call(elsewhere, `/listings/${listingId}`)).body
    shapeOf('getListing', seen)
    expect(seen).toMatchObject({ quantity: 5, organisation: { id: lender.organisation.id, verified: true } })
    expect(seen).not.toHaveProperty('own')
    expect(JSON.stringify(seen)).not.toMatch(/4812|1 rue du Test/)
    const own = (await call(lending, `/listings/${listingId}`)).body
    shapeOf('getListing', own)
    expect(own).toMatchObject({ own: { status: 'published', addresses: ['1 rue du Test'], hasSecretInstructions: true } })
    expect(JSON.stringify(own)).not.toContain('4812')
  })

  test('posted, changed and put away by their association', async () => {
    const { insee } = await makeCommune(database.db)
    const posted = await call(lending, '/listings', {
      json: { nature: 'pret', title: 'Chaises pliantes', category: 'mobilier.chaises', stock: 40, sites: [{ communeInsee: insee }], handoverModes: ['on_site'] },
    })
    expect(posted.status).toBe(201)
    shapeOf('createListing', posted.body)
    expect(posted.body).toMatchObject({ own: { status: 'published', stock: 40 } })
    const path = `/listings/${posted.body.id}`
    expect(await call(lending, path, { method: 'PATCH', json: { title: 'Chaises en bois', status: 'paused' } })).toMatchObject({ status: 200, body: { title: 'Chaises en bois', own: { status: 'paused', stock: 40 } } })
    expect(await call(elsewhere, path)).toMatchObject({ status: 404 })
    expect(await call(elsewhere, path, { method: 'PATCH', json: { title: 'Volé' } })).toMatchObject({ status: 404 })
    expect(await call(elsewhere, `/listings/${listingId}`, { method: 'PATCH', json: { title: 'Volé' } })).toMatchObject({ status: 403, body: { code: 'forbidden' } })
    expect((await call(lending, path, { method: 'DELETE' })).status).toBe(204)
    expect(await call(lending, path)).toMatchObject({ body: { own: { status: 'archived' } } })
  })

  test('an incomplete one is kept as a draft, unless it was to be published', async () => {
    expect(await call(lending, '/listings', { json: { nature: 'pret', title: 'Chaises sans lieu' } })).toMatchObject({ status: 201, body: { own: { status: 'draft' } } })
    const refused = await call(lending, '/listings', { json: { nature: 'pret', title: 'Chaises sans lieu', status: 'published' } })
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ field: 'sites.0.communeInsee', code: 'site_needed' }] } })
  })

  test('cannot be posted for an association of others', async () => {
    const { status } = await call(elsewhere, '/listings', { json: { nature: 'pret', title: 'Intrusion', organisationId: lender.organisation.id } })
    expect(status).toBe(403)
  })

  test('are found as on the page, with facets and the engine that answered', async () => {
    await site.services.search.sync([listingId], await searchDocuments(database.db, [listingId]))
    const { status, body } = await call(null, `/listings?q=chaises&du=${addDays(parisMoment(new Date()).day, 20)}&quantite=5`)
    expect(status).toBe(200)
    shapeOf('searchListings', body)
    expect(body).toMatchObject({ total: 1, page: 1, engine: 'postgres', items: [{ id: listingId, free: 5 }], facets: { nature: { pret: 1 } } })
  })

  test('a search with a wrong value is refused at its parameter', async () => {
    expect(await call(null, '/listings?du=2027-02-31')).toMatchObject({ status: 422, body: { errors: [{ field: 'du', code: 'invalid_date' }] } })
    expect(await call(null, '/listings?quantite=0&nature=bateau')).toMatchObject({ status: 422, body: { errors: [{ field: 'quantite' }, { field: 'nature', code: 'unknown_nature' }] } })
  })

  test('say what is free of them, then and day by day', async () => {
    const [from, to] = [addDays(parisMoment(new Date()).day, 60), addDays(parisMoment(new Date()).day, 61)]
    const { body } = await call(null, `/listings/${listingId}/availability?from=${from}&to=${to}&quantity=3`)
    shapeOf('getAvailability', body)
    expect(body).toMatchObject({ free: 5, available: true, code: null, days: [{ day: from, state: 'free', free: 5 }, { day: to }] })
    expect((await call(null, `/listings/${listingId}/availability?from=${from}&to=${to}&quantity=6`)).body).toMatchObject({ available: false, code: 'quantity_above_stock' })
    expect(await call(null, `/listings/${listingId}/availability?from=${to}&to=${from}`)).toMatchObject({ status: 422, body: { code: 'end_before_start' } })
    expect(await call(null, `/listings/${listingId}/availability?from=2027-02-31&to=${to}`)).toMatchObject({ status: 422, body: { errors: [{ field: 'from', code: 'invalid_date' }] } })
  })
})

describe('a loan', () => {
  test('from the request to its end, both sides reading the same', async () => {
    const asked = await call(borrowing, '/loans', { json: wish() })
    expect(asked.status).toBe(201)
    shapeOf('requestLoan', asked.body)
    expect(asked.body).toMatchObject({ state: 'pending', borrower: { id: borrower.organisation.id }, lines: [{ quantityAsked: 2, eventStart: at(30), eventEnd: at(32) }] })
    const path = `/loans/${asked.body.id}`
    expect(await call(borrowing, `${path}/accept`, { json: {} })).toMatchObject({ status: 403 })
    expect(await call(elsewhere, path)).toMatchObject({ status: 404 })
    expect(await call(elsewhere, `${path}/accept`, { json: {} })).toMatchObject({ status: 404 })
    expect(await call(lending, `${path}/accept`, { method: 'POST' })).toMatchObject({ status: 200, body: { state: 'accepted' } })
    expect(await call(lending, `${path}/accept`, { json: {} })).toMatchObject({ status: 409, body: { code: 'wrong_state', state: 'accepted' } })
    expect(await call(borrowing, `${path}/contact`, { json: { end: 'retrait', name: 'Camille', phone: '06 11 22 33 44' } })).toMatchObject({ status: 200, body: { contacts: [{ side: 'borrower', name: 'Camille' }] } })
    const [line] = (await call(lending, path)).body.lines as { id: string }[]
    expect(await call(lending, `${path}/handover`, { json: { restLater: true, lines: [{ lineId: line!.id, quantityOut: 1 }] } })).toMatchObject({ status: 200, body: { state: 'handed_over', lines: [{ quantityOut: 1, quantityDue: 1 }] } })
    expect(await call(lending, `${path}/handover`, { json: {} })).toMatchObject({ status: 200, body: { state: 'handed_over', lines: [{ quantityOut: 2, quantityDue: 0 }] } })
    expect(await call(lending, `${path}/return`, { json: { lines: [{ lineId: crypto.randomUUID(), back: 1 }] } })).toMatchObject({ status: 422, body: { code: 'unknown_line' } })
    const returned = await call(lending, `${path}/return`, { json: { lines: [{ lineId: line!.id, back: 1, lost: 1 }], remarks: 'Une chaise cassée' } })
    expect(returned).toMatchObject({ status: 200, body: { state: 'returned', returnRemarks: 'Une chaise cassée', lines: [{ quantityBack: 1, quantityLost: 1 }] } })
    expect(await call(lending, `${path}/close`, { json: {} })).toMatchObject({ status: 200, body: { state: 'closed' } })
    shapeOf('getLoan', (await call(borrowing, path)).body)
    await database.db.listing.update({ where: { id: listingId }, data: { lost: 0 } })
  })

  test('the same request sent twice is one loan; the same key with another body is refused', async () => {
    const request = wish()
    const [first, second] = [await call(borrowing, '/loans', { json: request }), await call(borrowing, '/loans', { json: request })]
    expect([first.status, second.status]).toEqual([201, 201])
    expect(second.body.id).toBe(first.body.id)
    expect(await call(borrowing, '/loans', { json: { ...request, purpose: 'Autre chose' } })).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } })
  })

  test('what is not free is refused with what is', async () => {
    const promised = await call(borrowing, '/loans', { json: wish({ lines: [{ listingId: String(listingId), quantity: 4, start: at(40), end: at(42) }] }) })
    await call(lending, `/loans/${promised.body.id}/accept`, { json: {} })
    const refused = await call(borrowing, '/loans', { json: wish({ lines: [{ listingId, quantity: 3, start: at(41), end: at(43) }] }) })
    expect(refused).toMatchObject({ status: 409, body: { code: 'not_available', listingId, asked: 3, free: 1, errors: [{ field: 'lines.0.quantity' }] } })
  })

  test.each([
    ['an end before its start', { start: () => at(32), end: () => at(30) }, 'lines.0.end', 'end_before_start'],
    ['a start in the past', { start: () => at(-3), end: () => at(2) }, 'lines.0.start', 'start_in_past'],
    ['no quantity', { quantity: 0 }, 'lines.0.quantity', 'too_small'],
    ['more than there are', { quantity: 6 }, 'lines.0.quantity', 'quantity_above_stock'],
    ['a time without offset', { start: () => '2027-06-12T09:00:00' }, 'lines.0.start', 'offset_needed'],
    ['31 February', { start: () => '2027-02-31T09:00:00Z' }, 'lines.0.start', 'invalid_date'],
  ])('%s is refused at its field', async (_what, line, field, code) => {
    const given = Object.fromEntries(Object.entries(line).map(([key, value]) => [key, typeof value === 'function' ? value() : value]))
    const { status, body } = await call(borrowing, '/loans', { json: wish({ lines: [{ listingId, quantity: 2, start: at(30), end: at(32), ...given }] }) })
    expect(status).toBe(422)
    expect(body.errors).toMatchObject([{ field, code }])
  })

  test('cannot be asked for in the name of an association of others', async () => {
    expect(await call(elsewhere, '/loans', { json: wish() })).toMatchObject({ status: 403, body: { code: 'forbidden' } })
  })

  test('a stale view is told that the loan has moved on', async () => {
    const { body } = await call(borrowing, '/loans', { json: wish() })
    await call(borrowing, `/loans/${body.id}/cancel`, { json: {} })
    expect(await call(lending, `/loans/${body.id}/decline`, { json: { reason: 'Trop tard', expectedState: 'pending' } })).toMatchObject({ status: 409, body: { code: 'wrong_state', state: 'cancelled' } })
  })

  test('the list is that of one’s associations, newest first, in pages, by state and role', async () => {
    const [one, other] = [await makeMember(database.db), await makeMember(database.db)]
    const token = await tokenOf(one.person.id)
    const mine = await makeListing(database.db, one.organisation)
    const theirs = await makeListing(database.db, other.organisation)
    const dates = { startsAt: parisInstant('2027-06-12'), endsAt: parisInstant('2027-06-14'), quantity: 1 }
    const ids: string[] = []
    for (let n = 0; n < 3; n++) ids.unshift((await makeLoan(database.db, { listing: mine, lenderId: one.organisation.id, borrowerId: other.organisation.id, ...dates })).id)
    ids.unshift((await makeLoan(database.db, { listing: theirs, lenderId: other.organisation.id, borrowerId: one.organisation.id, ...dates }, { state: 'declined' })).id)

    const first = (await call(token, '/loans?limit=3')).body
    shapeOf('listLoans', first)
    const second = (await call(token, `/loans?limit=3&cursor=${first.nextCursor}`)).body
    const idsOf = (body: Body) => (body.items as { id: string }[]).map((item) => item.id)
    expect([...idsOf(first), ...idsOf(second)]).toEqual(ids)
    expect(second.nextCursor).toBeNull()
    expect(idsOf((await call(token, '/loans?role=borrower')).body)).toEqual([ids[0]])
    expect(idsOf((await call(token, '/loans?state=pending&state=accepted')).body)).toEqual(ids.slice(1))
    expect(await call(token, '/loans?state=lost')).toMatchObject({ status: 422, body: { errors: [{ field: 'state.0' }] } })
    expect((await call(elsewhere, '/loans')).body).toEqual({ items: [], nextCursor: null })
  })
})
