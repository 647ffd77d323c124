import { beforeAll, describe, expect, inject, test } from 'vitest'

import { addDays, parisMoment } from '~/platform/paris-time'

import { noBrowser, useBrowser } from '../support/browser'
import { api, apiToken, signInByForm } from '../support/http-session'

/** What people type wrong, and what the site answers: a clear French message beside its field, and what was typed is kept. */
const today = parisMoment(new Date()).day
const wish = { _form: 'request', start: addDays(today, 20), end: addDays(today, 21), quantity: '1', purpose: 'Fête de la 🎉 soupe שלום', message: '' }

let cookie: string
let listing: { id: number; stock: number }
beforeAll(async () => {
  cookie = await signInByForm('emprunteur@demo.test')
  const response = await fetch(`${inject('siteUrl')}/api/v1/listings?nature=pret&quantite=5&du=${wish.start}&au=${wish.end}`)
  const { items } = (await response.json()) as { items: { id: number; stock: number; organisation: { name: string } }[] }
  listing = items.find((item) => !item.organisation.name.startsWith('La Ronde'))!
})

/** The page that answers a posted form, as a browser without JavaScript sees it. */
async function answer(path: string, fields: Record<string, string>, headers: Record<string, string> = { cookie }) {
  const site = inject('siteUrl')
  const response = await fetch(site + path, { method: 'POST', redirect: 'manual', headers: { origin: site, 'content-type': 'application/x-www-form-urlencoded', ...headers }, body: new URLSearchParams(fields) })
  return { status: response.status, location: response.headers.get('location'), cookies: response.headers.getSetCookie(), html: await response.text() }
}

/** The message that the field's `aria-describedby` names. */
function messageOf(html: string, field: string): string {
  const input = new RegExp(`<(?:input|textarea|select)[^>]*name="${field}"[^>]*>`).exec(html)?.[0] ?? ''
  expect(input).toContain('aria-invalid="true"')
  const ids = /aria-describedby="([^"]+)"/.exec(input)?.[1]?.split(' ') ?? []
  const id = ids.find((candidate) => candidate.includes('error'))!
  return new RegExp(`id="${id}"[^>]*>(.*?)</p>`, 's').exec(html)![1]!.replace(/<[^>]+>/g, '').trim()
}

describe('a request', () => {
  test.each([
    ['that ends before it starts', { end: addDays(today, 19) }, 'end', /avant|après/],
    ['in the past', { start: addDays(today, -3), end: addDays(today, -2) }, 'start', /passée/],
    ['on 31 February', { start: '2027-02-31' }, 'start', /date/i],
    ['of nothing', { quantity: '0' }, 'quantity', /1/],
    ['of more than there is', { quantity: '99999' }, 'quantity', /\d/],
    ['without purpose', { purpose: '' }, 'purpose', /remplir/],
    ['with a purpose of 10,000 characters', { purpose: 'a'.repeat(10_000) }, 'purpose', /caractères/],
  ])('%s is told so beside its field, and keeps what was typed', async (_name, fields, field, words) => {
    const { status, html } = await answer(`/annonces/${listing.id}`, { ...wish, ...fields })
    expect([409, 422]).toContain(status)
    expect(messageOf(html, field)).toMatch(words)
    expect(html).toContain(`value="${(fields as { start?: string }).start === '2027-02-31' ? wish.end : (fields as { end?: string }).end ?? wish.end}"`)
    if (!('purpose' in fields)) expect(html).toContain('Fête de la 🎉 soupe שלום')
  })

  test('sent twice is one request', async () => {
    const sent = { ...wish, _key: `twice-${today}` }
    const [first, second] = await Promise.all([answer(`/annonces/${listing.id}`, sent), answer(`/annonces/${listing.id}`, sent)])
    expect([first.status, second.status]).toEqual([303, 303])
    expect(first.location).toMatch(/^\/prets\//)
    expect(second.location).toBe(first.location)
  })

  test('sent after the session ended is kept, and stands in the form after the sign-in', async () => {
    const refused = await answer(`/annonces/${listing.id}`, { ...wish, message: 'Gardez-moi ceci' }, {})
    expect(refused.status).toBe(303)
    expect(refused.location).toContain('/connexion?suite=')
    const draft = refused.cookies.find((value) => value.startsWith('brouillon='))!.split(';')[0]!
    const page = await fetch(`${inject('siteUrl')}/annonces/${listing.id}`, { headers: { cookie: `${cookie}; ${draft}` } })
    const html = await page.text()
    expect(html).toContain('Gardez-moi ceci')
    expect(html).toContain('Fête de la 🎉 soupe שלום')
  })
})

describe('a search', () => {
  const site = inject('siteUrl')
  const errorsOf = (html: string) => [...html.matchAll(/id="[\w.-]+-error"|border-wait bg-wait-soft/g)].length

  test.each([
    ['dates reversed', 'du=2027-06-14&au=2027-06-12', 'end_before_start'],
    ['on 30 February', 'du=2027-02-30', 'invalid_date'],
    ['on the last day there is', 'du=9999-12-31', 'too_far_ahead'],
    ['a radius below zero', 'autour=38185&rayon=-1', 'invalid_radius'],
    ['10,000 characters', `q=${'chaise+'.repeat(1429)}`, 'text_too_long'],
    ['a category that is none', 'categorie=__proto__', 'unknown_category'],
    ['two pages at once', 'page=2&page=3', 'repeated'],
    ['a page that is none', 'page=%00', 'invalid_page'],
    ['a filter of the engine', 'commune=_geoRadius(45,5,10)', 'unknown_commune'],
    ['quotes and brackets', 'nature=%22%5D%20OR%20%5B%5C', 'unknown_nature'],
    ['half of a character', 'tri=%ED%A0%80', 'invalid_choice'],
  ])('of %s is answered by a page that says so, and refused by the API', async (_name, query, code) => {
    const page = await fetch(`${site}/annonces?${query}`)
    expect(page.status).toBe(200)
    expect(errorsOf(await page.text())).toBe(1 + (query.includes('rayon') ? 1 : 0))
    const answer = await fetch(`${site}/api/v1/listings?${query}`)
    expect([answer.status, ((await answer.json()) as { errors: { code: string }[] }).errors.map((error) => error.code)]).toEqual([422, [code]])
  })

  test.each(['q=%00', 'q=%ED%A0%80', 'q=%', 'q=_geoRadius(45,5,10)', 'q=%22%5D%5C%5B%27', 'page=1000000000'])('of %s is a question like another', async (query) => {
    const page = await fetch(`${site}/annonces?${query}`)
    expect([page.status, errorsOf(await page.text())]).toEqual([200, 0])
    expect((await fetch(`${site}/api/v1/listings?${query}`)).status).toBe(200)
  })

  test('with names that no parameter has shows everything; the API says which', async () => {
    expect((await fetch(`${site}/annonces?q[]=a&q[]=b&__proto__[x]=1&constructor=1`)).status).toBe(200)
    const answer = await fetch(`${site}/api/v1/listings?q[]=a&constructor=1`)
    expect(answer.status).toBe(422)
    expect((await answer.json()) as object).toMatchObject({ errors: [{ field: 'q[]', code: 'unknown_field' }, { field: 'constructor', code: 'unknown_field' }] })
  })
})

describe('an association', () => {
  const association = { name: 'Les Amis du Test', kind: 'association', communeInsee: '38185', email: 'contact@exemple.test', phone: '04 76 00 00 00' }
  test.each([
    ['a SIRET that fails its check', { siret: '73282932000075' }, 'siret'],
    ['one of La Poste that fails its own', { siret: '35600000049838' }, 'siret'],
    ['an RNA that is not one', { rna: 'W12' }, 'rna'],
    ['an unknown INSEE code', { communeInsee: '99999', noNumberReason: 'Collectif' }, 'communeInsee'],
    ['a broken e-mail address', { email: 'contact@', noNumberReason: 'Collectif' }, 'email'],
  ])('with %s is told so beside its field', async (_name, fields, field) => {
    const { status, html } = await answer('/associations/nouvelle', { ...association, ...fields })
    expect(status).toBe(422)
    expect(messageOf(html, field).length).toBeGreaterThan(10)
    expect(html).toContain('Les Amis du Test')
  })
})

describe('the API answers the same as problem+json with stable codes', () => {
  test.each([
    ['end before start', { lines: [{ quantity: 1, start: '2027-06-15T00:00:00+02:00', end: '2027-06-12T00:00:00+02:00' }] }, 'end_before_start'],
    ['a start in the past', { lines: [{ quantity: 1, start: '2020-06-12T00:00:00+02:00', end: '2020-06-15T00:00:00+02:00' }] }, 'start_in_past'],
    ['more than the stock', { lines: [{ quantity: 99_999, start: '2027-06-12T00:00:00+02:00', end: '2027-06-15T00:00:00+02:00' }] }, 'quantity_above_stock'],
    ['a field it does not know', { colour: 'red' }, 'unknown_field'],
  ])('%s', async (_name, change, code) => {
    const token = await apiToken('emprunteur@demo.test')
    const { body: mine } = await api(token, 'GET', '/loans')
    const borrowerId = (mine as unknown as { items: { borrower: { id: string } | null; role?: string }[] }).items.map((loan) => loan.borrower?.id).find(Boolean)
    const base = { borrowerId, purpose: 'Fête', message: '', idempotencyKey: `bad-${code}-${today}`, lines: [{ quantity: 1, start: '2027-06-12T00:00:00+02:00', end: '2027-06-15T00:00:00+02:00' }] }
    const call = { ...base, ...change }
    const { status, body } = await api(token, 'POST', '/loans', { ...call, lines: call.lines.map((line) => ({ listingId: listing.id, ...line })) })
    const codes = [(body as { code: string }).code, ...((body as { errors?: { code: string }[] }).errors ?? []).map((error) => error.code)]
    expect([400, 422]).toContain(status)
    expect(codes).toContain(code)
  })
})

describe.skipIf(noBrowser())('a page that has aged', () => {
  const browser = useBrowser()
  test('says where the loan is now', async () => {
    const { location } = await answer(`/annonces/${listing.id}`, { ...wish, _key: `stale-${today}` })
    const visitor = await browser.visit({ expectedErrors: /./ })
    await visitor.signIn('emprunteur@demo.test')
    await visitor.go(location!)
    await answer(location!, { _form: 'cancel' })
    await visitor.page.getByText('Retirer la demande').first().click()
    await visitor.page.getByRole('button', { name: 'Retirer la demande' }).click()
    await visitor.page.getByRole('alert').first().waitFor()
    await visitor.page.getByText('annulée').first().waitFor()
    await visitor.close()
  })
})

describe.skipIf(noBrowser())('with JavaScript', () => {
  const browser = useBrowser()
  test('a search whose words end within a character is the same page in the browser as on the server', async () => {
    const visitor = await browser.visit()
    const cut = encodeURIComponent(`${'a'.repeat(39)}🪑🪑`)
    await visitor.go(`/annonces?du=${cut}&nature=${cut}&vue=%00`)
    await visitor.page.locator('input[name=du][aria-invalid=true]').waitFor()
    await visitor.close()
  })

  test('a SIRET is checked when its field is left, before anything is sent', async () => {
    const visitor = await browser.visit()
    await visitor.signIn('emprunteur@demo.test')
    await visitor.go('/associations/nouvelle')
    await visitor.page.locator('input[name=siret]').fill('73282932000075')
    await visitor.page.locator('input[name=phone]').focus()
    const siret = visitor.page.locator('input[name=siret][aria-invalid=true]')
    await siret.waitFor()
    await visitor.page.locator('input[name=siret]').fill('73282932000074')
    await siret.waitFor({ state: 'detached' })
    await visitor.page.getByRole('button', { name: 'Inscrire l’association' }).click()
    await visitor.page.locator('input[name=name][aria-invalid=true]').waitFor()
    expect(new URL(visitor.page.url()).pathname).toBe('/associations/nouvelle')
    await visitor.close()
  })
})
