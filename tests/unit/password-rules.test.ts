import type * as argon2 from '@node-rs/argon2'
import { verify } from '@node-rs/argon2'
import { describe, expect, test, vi } from 'vitest'

import { isCommonPassword } from '~/accounts/password-rules'
import { hashPassword, refuseCommonPassword, verifyPassword } from '~/accounts/passwords.server'

vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof argon2>()
  return { ...real, verify: vi.fn(real.verify) }
})

const owner = { email: 'amina.benali@asso.test', name: 'Amina Benali' }
const refused = (password: string, mode: 'production' | 'demo' = 'production') => {
  try {
    refuseCommonPassword(password, owner, { mode })
    return null
  } catch (error) {
    return error
  }
}

describe('passwords that are refused', () => {
  test.each(['motdepasse', 'MotDePasse', 'azertyuiop', '12345678', '87654321', 'aaaaaaaa', 'grenoble38', 'password!', 'Motdepasse2031!', 'abcdefgh', 'association1'])('« %s » is guessed first', (password) => {
    expect(refused(password)).toMatchObject({ code: 'password_common', field: 'password', status: 422 })
  })

  test('what everybody knows of its owner', () => {
    for (const password of ['amina.benali@asso.test', 'AminaBenali', 'amina benali']) expect(refused(password)).toMatchObject({ code: 'password_common' })
  })

  test('the password of the demo, on a real site only', () => {
    expect(refused('bourse-demo-2026')).toMatchObject({ code: 'password_common' })
    expect(refused('bourse-demo-2026', 'demo')).toBeNull()
  })
})

test.each(['trois chaises vertes', 'xK7#pq2!', 'été à Chamrousse', '🌻🌻🌼🌻🌻🌻🌻🌻', 'a'.repeat(100) + 'b'])('« %s » will do', (password) => {
  expect(refused(password)).toBeNull()
})

test('a list that is empty refuses runs all the same', () => {
  expect(isCommonPassword('23456789', new Set(), owner)).toBe(true)
})

describe('hashes', () => {
  test('composed and decomposed accents are the same password', async () => {
    const stored = await hashPassword('été à Chamrousse'.normalize('NFD'))
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(await verifyPassword(stored, 'été à Chamrousse'.normalize('NFC'))).toBe(true)
    expect(await verifyPassword(stored, 'ete a Chamrousse')).toBe(false)
  })

  test('where there is no account, the check is false and does the same work', async () => {
    const work = vi.mocked(verify).mock
    const stored = await hashPassword('trois chaises vertes')
    for (const known of [stored, null]) expect(await verifyPassword(known, 'quatre chaises')).toBe(false)
    const costs = work.calls.slice(-2).map(([hash]) => String(hash).split('$').slice(0, 4))
    expect(costs[1]).toEqual(costs[0])
    expect(await Promise.all(work.results.slice(-2).map(({ value }) => value as Promise<boolean>))).toEqual([false, false])
  })
})
