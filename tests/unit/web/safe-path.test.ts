import { expect, test } from 'vitest'

import { withoutSecrets } from '~/http/without-secrets'
import { safePath } from '~/web/loader.server'

test.each([
  ['/prets/12?x=1', '/prets/12?x=1'],
  ['/annonces?q=%C3%A9', '/annonces?q=%C3%A9'],
  ['/€', '/%E2%82%AC'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['https://evil.example', '/'],
  ['/\r\nSet-Cookie: a=b', '/'],
  ['/\ud800', '/'],
  [null, '/'],
])('the way back %j leads to %j: always a path of this site that a header can hold', (path, expected) => {
  const safe = safePath(path, '/')
  expect(safe).toBe(expected)
  expect(() => new Headers({ Location: safe })).not.toThrow()
})

test('no log line holds the secret of a link', () => {
  expect(withoutSecrets('/mot-de-passe/abc123')).toBe('/mot-de-passe/…')
  expect(withoutSecrets('/Invitation/abc123')).toBe('/Invitation/…')
  expect(withoutSecrets('/calendriers/abc123.ics')).toBe('/calendriers/…')
  expect(withoutSecrets('/passage/abc123.data')).toBe('/passage/…')
  expect(withoutSecrets('/tournees/abc123/0198c0de')).toBe('/tournees/…/0198c0de')
  expect(withoutSecrets('/annonces/12')).toBe('/annonces/12')
})
