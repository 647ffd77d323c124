/**
 * `npm run bench:needs [-- --data FOLDER] [--needs 2000]`: the evening round over so many open needs, on a copy of a bench
 * folder: every need asked of the search, people told, one mail each written. Once where everything is new, once where
 * nothing is. Asserts nothing: says whether a round is kept below five minutes.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'

import { pepperOf } from '~/accounts/pepper.server'
import { runCommand } from '~/cli/run-command'
import { wholeDays } from '~/loans/loan-period'
import { standsUntil } from '~/needs/need-rules'
import { needsDigest } from '~/needs/needs-digest.server'
import { beginRound, matchBatch } from '~/needs/needs-round.server'
import { writeMail } from '~/notifications/write-mail.server'
import { readClock } from '~/platform/clock.server'
import { addDays, parisInstant, parisMoment } from '~/platform/paris-time'
import type { Services } from '~/services.server'

import { seededRandom } from '../../prisma/demo/random'
import { benchDataIn, buildFolder, openFolder } from './data/build-folder'
import { WORDS } from './search/question-words'

const GOAL_S = 300

runCommand(async () => {
  const { values } = parseArgs({ options: { data: { type: 'string' }, needs: { type: 'string', default: '2000' } } })
  const original = values.data ?? path.join(os.tmpdir(), 'bourse-bench-20000')
  const data = benchDataIn(original) ?? (await buildFolder(original, 20_000, readClock()))
  const copy = mkdtempSync(path.join(os.tmpdir(), 'bourse-needs-'))
  try {
    cpSync(original, copy, { recursive: true, filter: (source) => !source.endsWith('postmaster.pid') })
    const services = await openFolder(copy, 'auto')
    try {
      await services.search.settled()
      console.log(`${data.annonces} annonces, ${data.reservations} reservations, ${values.needs} needs, ${services.search.engine()}; ${os.cpus().length} cores, load ${os.loadavg()[0]!.toFixed(1)} before it begins`)
      await postNeeds(services, Number(values.needs), readClock())
      const tomorrow = addDays(parisMoment(readClock()).day, 1)
      await evening(services, 'everything is new', tomorrow)
      await evening(services, 'nothing is new', addDays(tomorrow, 1))
    } finally {
      await services.close()
    }
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
})

/** Two in three with dates, one in three for a quantity, one in three around a commune. */
async function postNeeds({ db }: Services, count: number, now: Date): Promise<void> {
  const random = seededRandom(11)
  const [organisations, communes] = await Promise.all([
    db.organisation.findMany({ where: { status: 'verified' }, select: { id: true }, orderBy: { id: 'asc' } }),
    db.commune.findMany({ where: { latitude: { not: null }, epciSiren: { in: (await db.territory.findMany()).map(({ epciSiren }) => epciSiren) } }, select: { insee: true }, orderBy: { insee: 'asc' } }),
  ])
  const today = parisMoment(now).day
  await db.need.createMany({
    data: Array.from({ length: count }, () => {
      const first = addDays(today, random.int(10, 150))
      const event = random.chance(0.67) ? wholeDays(first, addDays(first, random.int(0, 2))) : null
      const around = random.chance(0.33)
      return {
        organisationId: random.pick(organisations).id, words: random.pick(WORDS), quantity: random.chance(0.33) ? random.int(2, 60) : 1, ...event,
        communeInsee: around ? random.pick(communes).insee : null, radiusKm: around ? random.pick([0, 5, 10, 20]) : null, standsUntil: standsUntil(event, now), createdAt: now, updatedAt: now,
      }
    }),
  })
}

async function evening(services: Services, name: string, day: string): Promise<void> {
  const { db } = services
  const now = parisInstant(day, '18:00')
  const began = performance.now()
  await beginRound(db, now)
  for (let batches = await takeJobs<{ day: string; after: string | null }>(services, 'needsMatch'); batches.length > 0; batches = await takeJobs(services, 'needsMatch'))
    for (const batch of batches) await matchBatch({ db, now, services }, batch)
  const matched = performance.now()
  const people = await takeJobs<{ day: string; personId: string }>(services, 'needsMail')
  let mails = 0
  for (const person of people) {
    const plan = await needsDigest(db, person, pepperOf(services.env), now)
    if (plan && writeMail(plan, services.env.publicUrl).text) mails++
  }
  const ended = performance.now()
  const seconds = (from: number, to: number) => ((to - from) / 1000).toFixed(1)
  console.log(`${name}: matched in ${seconds(began, matched)} s (${await db.needMatch.count()} pairs known), ${mails} mails for ${people.length} people written in ${seconds(matched, ended)} s: ${ended - began < GOAL_S * 1000 ? 'kept' : 'MISSED'}`)
}

async function takeJobs<P>({ database }: Services, task: string): Promise<P[]> {
  const { rows } = await database.pool.query<{ payload: P }>(
    'delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t where t.id = j.task_id and t.identifier = $1 returning j.payload', [task])
  return rows.map(({ payload }) => payload)
}
