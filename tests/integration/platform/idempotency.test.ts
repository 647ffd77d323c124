import { describe, expect, test } from 'vitest'

import { once } from '~/platform/idempotency.server'

import { useDatabase } from '../../support/database'

const database = useDatabase()
const call = (key: string, body = 'the same', wait = true) => ({ actorId: 'somebody', key, body, wait })

describe('a form sent twice does its work once', () => {
  test('the second answer is the first one, and the work ran once', async () => {
    let runs = 0
    const work = async () => ({ location: `/prets/${++runs}` })
    expect(await once(database.db, call('a'), work)).toEqual({ result: { location: '/prets/1' }, replayed: false })
    expect(await once(database.db, call('a'), work)).toEqual({ result: { location: '/prets/1' }, replayed: true })
  })

  test('ten at once do it once', async () => {
    let runs = 0
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => once(database.db, call('b'), async (tx) => ({ run: ++runs, at: String((await tx.$queryRaw<{ t: Date }[]>`select now() as t`)[0]!.t) }))),
    )
    expect(runs).toBe(1)
    expect(answers.filter((answer) => !answer.replayed)).toHaveLength(1)
  })

  test('another body under the same key is refused', async () => {
    await once(database.db, call('c'), async () => ({}))
    await expect(once(database.db, call('c', 'another'), async () => ({}))).rejects.toMatchObject({ code: 'idempotency_key_reused', status: 422 })
  })

  test('a work that fails leaves no key: it can be tried again', async () => {
    await expect(once(database.db, call('d'), async () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect((await once(database.db, call('d'), async () => ({ done: true }))).replayed).toBe(false)
  })

  test('an API call that comes while the first still runs is told so', async () => {
    let inside!: () => void
    let finish!: () => void
    const begun = new Promise<void>((resolve) => (inside = resolve))
    const held = new Promise<void>((resolve) => (finish = resolve))
    const first = once(database.db, call('e'), async () => {
      inside()
      await held
      return {}
    })
    await begun
    await expect(once(database.db, call('e', 'the same', false), async () => ({}))).rejects.toMatchObject({ code: 'request_in_progress', status: 409 })
    finish()
    await first
  })
})
