import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { codeHash, deriveSecret, linkHash } from '~/accounts/secrets.server'
import { provesRegistration, registrationProof } from '~/accounts/registration-proof.server'
import { browserOf } from '~/accounts/user-agent'

describe('links and codes', () => {
  test('the same request always has the same secret; another request or another key, another', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n }), (id) => {
        const secret = deriveSecret('key', `event:${id}`)
        expect(deriveSecret('key', `event:${id}`)).toEqual(secret)
        expect(secret.code).toMatch(/^\d{6}$/)
        expect(secret.token).toMatch(/^[\w-]{43}$/)
        expect(deriveSecret('key', `event:${id + 1n}`).token).not.toBe(secret.token)
        expect(deriveSecret('other', `event:${id}`).token).not.toBe(secret.token)
      }),
    )
  })

  test('nothing kept tells the secret, and equal codes of two people are kept differently', () => {
    const { token, code } = deriveSecret('key', 'event:1')
    expect(linkHash(token)).not.toContain(token)
    expect(codeHash('key', 'a', code)).not.toBe(codeHash('key', 'b', code))
    expect(codeHash('other', 'a', code)).not.toBe(codeHash('key', 'a', code))
  })
})

describe('the proof that this browser registered', () => {
  const env = { sessionSecret: 'key', dataDir: '/nowhere' }
  const person = { id: 'a', passwordHash: 'h' }

  test('holds for its person and password only', () => {
    const proof = registrationProof(env, person)
    expect(provesRegistration(env, person, proof)).toBe(true)
    expect(provesRegistration(env, { ...person, passwordHash: 'other' }, proof)).toBe(false)
    expect(provesRegistration(env, { ...person, id: 'b' }, proof)).toBe(false)
    expect(provesRegistration(env, person, null)).toBe(false)
    expect(provesRegistration(env, person, '')).toBe(false)
  })
})

test.each([
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36 Edg/126.0', 'Edge', 'Windows'],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:127.0) Gecko/20100101 Firefox/127.0', 'Firefox', 'Windows'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1', 'Safari', 'iPhone'],
  ['Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Mobile Safari/537.36', 'Chrome', 'Android'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15', 'Safari', 'Mac'],
  ['curl/8.0', null, null],
])('a session is recognised by its browser: %s', (userAgent, browser, system) => {
  expect(browserOf(userAgent)).toEqual({ browser, system })
})
