import type { TaskList } from 'graphile-worker'
import { afterEach, describe, expect, test, vi } from 'vitest'

import { transaction } from '~/platform/database.server'
import { type Jobs, startJobs } from '~/platform/jobs.server'
import { createLog } from '~/platform/log.server'
import { createMailer } from '~/platform/mail.server'
import { emit } from '~/platform/outbox.server'

import { useDatabase } from '../../support/database'

const database = useDatabase()
const running: Jobs[] = []
afterEach(async () => {
  for (const jobs of running.splice(0)) await jobs.stop()
})

async function work(tasks: TaskList, soleProcess = true): Promise<void> {
  running.push(await startJobs({ pool: database.pool, tasks, cron: [], log: createLog('silent'), soleProcess }))
}
const event = (subjectId: string) => ({ kind: 'loan.accepted' as const, subjectType: 'loan', subjectId })

describe('the outbox', () => {
  test('an event of a transaction that is undone never happened: no row, no job', async () => {
    await expect(
      transaction(database.db, async (tx) => {
        await emit(tx, event('undone'))
        throw new Error('undone')
      }),
    ).rejects.toThrow('undone')
    expect(await database.db.event.count({ where: { subjectId: 'undone' } })).toBe(0)
    const { rows } = await database.pool.query('select count(*)::int as jobs from graphile_worker._private_jobs')
    expect(rows[0].jobs).toBe(0)
  })

  test('an event that is committed is dispatched, and again where the first try failed', async () => {
    await transaction(database.db, (tx) => emit(tx, event('done')))
    const seen: string[] = []
    await work({
      dispatch: async (payload) => {
        seen.push((payload as { eventId: string }).eventId)
      },
    })
    const { id } = await database.db.event.findFirstOrThrow({ where: { subjectId: 'done' } })
    await vi.waitFor(() => expect(seen).toEqual([String(id)]), { timeout: 40_000 })
  })

  test('jobs that a killed process had taken are given back at the next start', async () => {
    await transaction(database.db, (tx) => emit(tx, event('killed')))
    await database.pool.query(`update graphile_worker._private_jobs set locked_at = now(), locked_by = 'worker-of-a-dead-process'`)
    const seen: unknown[] = []
    await work({ dispatch: async (payload) => void seen.push(payload) })
    await vi.waitFor(() => expect(seen).toHaveLength(1), { timeout: 40_000 })
  })

  test('among several processes a dead one’s jobs are given back, a living one’s are left to it, however long it takes', async () => {
    const took: string[] = []
    const nameOf = async (payload: unknown) => (await database.db.event.findUniqueOrThrow({ where: { id: BigInt((payload as { eventId: string }).eventId) } })).subjectId
    let finish = () => {}
    const finished = new Promise<void>((resolve) => (finish = resolve))
    const taking = (and?: Promise<void>) => ({ dispatch: async (payload: unknown) => (took.push(await nameOf(payload)), and) })
    await transaction(database.db, (tx) => emit(tx, event('slow')))
    await work(taking(finished), false)
    await vi.waitFor(() => expect(took).toEqual(['slow']), { timeout: 40_000 })
    // In one transaction: else the living process takes what the dead one is to have taken.
    await transaction(database.db, async (tx) => {
      await emit(tx, event('left'))
      await tx.$executeRaw`update graphile_worker._private_jobs set locked_at = now() - interval '1 hour', locked_by = coalesce(locked_by, 'worker-of-a-dead-process')`
    })

    // What is given back goes to whichever of the two living comes first.
    await work(taking(), false)
    await vi.waitFor(() => expect(took).toEqual(['slow', 'left']), { timeout: 40_000 })
    finish()
    const left = async () => (await database.pool.query('select count(*)::int as jobs from graphile_worker._private_jobs')).rows[0].jobs as number
    await vi.waitFor(async () => expect(await left()).toBe(0), { timeout: 40_000 })
    expect(took).toEqual(['slow', 'left'])
  })

  test('what happened is never rewritten', async () => {
    await transaction(database.db, (tx) => emit(tx, event('fixed')))
    await expect(database.pool.query(`update event set kind = 'loan.declined' where subject_id = 'fixed'`)).rejects.toThrow('append-only')
  })
})

describe('mail', () => {
  const mailer = createMailer({ smtpUrl: undefined, from: 'bourse@exemple.test', publicUrl: 'http://localhost:3000' })
  const mail = { to: 'a@exemple.test', subject: 'Bonjour', text: 'Bonjour', html: '<p>Bonjour</p>', key: 'event:1:a@exemple.test' }

  test('the same key twice is one mail with one Message-ID', async () => {
    await mailer.send(database.db, mail)
    await mailer.send(database.db, mail)
    expect(await database.db.mail.count({ where: { recipient: mail.to } })).toBe(1)
  })

  test('a line break never reaches a header', async () => {
    await mailer.send(database.db, { ...mail, key: 'other', subject: 'Bonjour\r\nBcc: tous@exemple.test' })
    expect(await database.db.mail.findFirstOrThrow({ where: { subject: { contains: 'Bcc' } } })).toMatchObject({ subject: 'Bonjour Bcc: tous@exemple.test' })
  })
})
