import { inject } from 'vitest'

export const DEMO_PASSWORD = 'bourse-demo-2026'

/** Signs in by the site's own form, as a browser without JavaScript. @returns the `Cookie` header to send. */
export async function signInByForm(email: string): Promise<string> {
  const site = inject('siteUrl')
  const response = await fetch(`${site}/connexion`, {
    method: 'POST', redirect: 'manual', headers: { origin: site, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ email, password: DEMO_PASSWORD }),
  })
  const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0]!)
  if (response.status !== 303 || !cookies.some((cookie) => cookie.startsWith('session='))) throw new Error(`sign-in of ${email} answered ${response.status}`)
  return cookies.join('; ')
}

/** A token of the API for one of the demo accounts. */
export async function apiToken(email: string): Promise<string> {
  const response = await fetch(`${inject('siteUrl')}/api/v1/session`, {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ email, password: DEMO_PASSWORD }),
  })
  if (!response.ok) throw new Error(`API session of ${email} answered ${response.status}: ${await response.text()}`)
  return ((await response.json()) as { token: string }).token
}

/** A JSON call of the API with a token. */
export async function api(token: string, method: string, path: string, body?: unknown): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await fetch(`${inject('siteUrl')}/api/v1${path}`, {
    method, headers: { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  return { status: response.status, body: (text ? JSON.parse(text) : {}) as Record<string, unknown> }
}
