import { describe, expect, inject, test } from 'vitest'

import { stopToken } from '~/needs/stop-token.server'
import { dataSecret } from '~/platform/data-secret.server'

const url = (path: string) => inject('siteUrl') + path
const post = (path: string, headers: Record<string, string>, body = 'langue=en&retour=/') =>
  fetch(url(path), { method: 'POST', redirect: 'manual', headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers }, body })

describe('the site over HTTP', () => {
  test('is alive and ready, and says which search answers', async () => {
    expect(await (await fetch(url('/healthz'))).json()).toEqual({ status: 'ok' })
    const ready = await fetch(url('/readyz'))
    expect(ready.status).toBe(200)
    expect(await ready.json()).toMatchObject({ status: 'ready', database: true, mail: 'captured' })
  })

  test('every page forbids what its policy does not name, with a nonce that changes', async () => {
    const policies = await Promise.all([fetch(url('/')), fetch(url('/'))].map(async (response) => (await response).headers.get('content-security-policy')!))
    for (const policy of policies) {
      expect(policy).toMatch(/script-src 'self' 'nonce-[\w+/=]+'/)
      expect(policy).not.toContain('unsafe')
      for (const directive of ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"]) expect(policy).toContain(directive)
    }
    expect(policies[0]).not.toBe(policies[1])
  })

  test('pages are not stored, carry a request id, and say nothing of the server', async () => {
    const { headers } = await fetch(url('/'))
    expect(headers.get('cache-control')).toContain('no-store')
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('same-origin')
    expect(headers.has('x-powered-by')).toBe(false)
  })

  test('a form sent from another site, or from nowhere, is refused', async () => {
    expect((await post('/langue', { origin: 'https://evil.example' })).status).toBe(403)
    expect((await post('/langue', { origin: 'null' })).status).toBe(403)
    expect((await post('/langue', {})).status).toBe(403)
    expect((await post('/langue', { origin: inject('siteUrl') })).status).toBe(303)
  })

  test('a mail program may stop mails with the token of their link alone: no Origin, no cookie; the page’s own form needs its Origin', async () => {
    const jeton = stopToken(dataSecret(inject('siteDataDir'), 'session'), { personId: crypto.randomUUID(), needId: null })
    const oneClick = 'List-Unsubscribe=One-Click'
    expect((await post(`/api/besoins/arreter?jeton=${jeton}`, {}, oneClick)).status).toBe(204)
    expect((await post(`/api/besoins/arreter?jeton=${jeton.slice(0, -3)}`, {}, oneClick)).status).toBe(404)
    expect((await post(`/besoins/arreter?jeton=${jeton}`, {}, oneClick)).status).toBe(403)
    expect((await post(`/besoins/arreter?jeton=${jeton}`, { origin: inject('siteUrl') }, '')).status).toBe(303)
  })

  test('a forwarded host is not believed without a configured proxy', async () => {
    expect((await post('/langue', { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' })).status).toBe(403)
  })

  test('an address that does not exist is a page of its own, in French', async () => {
    const response = await fetch(url('/nulle-part'), { headers: { accept: 'text/html' } })
    expect(response.status).toBe(404)
    expect(response.headers.get('content-type')).toContain('text/html')
    expect(await response.text()).toContain('<html lang="fr"')
  })

  test('nothing leaves the folders of public files', async () => {
    for (const path of ['/photos/..%2fsecrets%2fmeilisearch', '/photos/%2e%2e/site.log', '/..%2fpackage.json', '/build/..%2f..%2fpackage.json'])
      expect((await fetch(url(path))).status).toBeGreaterThanOrEqual(400)
  })
})
