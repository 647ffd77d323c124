/**
 * `npm run bench:loans [-- --occasions 500] [--flight 32]`: so many occasions of 5 lines each over 200 annonces of 20 lenders, all
 * answered at the same time, 32 in flight, at the verb, by a process that has answered 64 already. Prints lines accepted a second and how long one answer takes; fails only
 * where something that is no refusal reaches a user, or where anything is promised twice.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'

import { runCommand } from '~/cli/run-command'
import { acceptLoan } from '~/loans/accept-loan.server'
import { brokenInvariants } from '~/loans/loan-invariants'
import { wholeDays } from '~/loans/loan-period'
import { requestOccasion } from '~/loans/request-loan.server'
import { readClock } from '~/platform/clock.server'
import { DomainError } from '~/platform/errors'
import { addDays, parisMoment } from '~/platform/paris-time'
import type { Services } from '~/services.server'

import { seededRandom } from '../../prisma/demo/random'
import { makeListing, makeMember } from '../factories'
import { openFolder } from './data/build-folder'

const [LENDERS, ANNONCES, LINES, BORROWERS, DAYS] = [20, 200, 5, 25, 60]
const GOAL = { linesASecond: 150, p99: 300 }
/** Answers before it is measured: connections are opened, statements prepared, code compiled. */
const WARM_UP = 64

type Member = Awaited<ReturnType<typeof makeMember>>

runCommand(async () => {
  const { values } = parseArgs({ options: { occasions: { type: 'string', default: '500' }, flight: { type: 'string', default: '32' } } })
  const folder = mkdtempSync(path.join(os.tmpdir(), 'bourse-loans-'))
  try {
    const services = await openFolder(folder, 'postgres')
    try {
      const asked = await askFor(services, Number(values.occasions))
      console.log(`${values.occasions} occasions, ${asked.length} requests, ${ANNONCES} annonces; ${os.cpus().length} cores, load ${os.loadavg()[0]!.toFixed(1)} before it begins`)
      // As on a site that has run for a day: the database knows how much there is of what.
      await services.database.pool.query('analyze')
      const flight = Number(values.flight)
      const first = await answerAll(services, asked.slice(0, WARM_UP), flight)
      console.log(`before: ${first.waits.length} answers by a process that has just begun, the slowest ${Math.round(first.waits.at(-1)!)} ms`)
      const answers = await answerAll(services, asked.slice(WARM_UP), flight)
      report(answers, flight)
      if (first.failed + answers.failed > 0) process.exitCode = 1
      const broken = await brokenInvariants(services.database.pool)
      console.log(broken.length === 0 ? 'nothing is promised twice' : `BROKEN: ${broken.join('; ')}`)
      if (broken.length > 0) process.exitCode = 1
    } finally {
      await services.close()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

interface Asked {
  loanId: string
  lender: Member
}

/** Occasions of five annonces, half of one lender, half of whichever; for days of which some are wanted by many. */
async function askFor({ db }: Services, occasions: number): Promise<Asked[]> {
  const random = seededRandom(7)
  const now = readClock()
  const lenders: Member[] = []
  const annonces: { id: number; lender: Member }[] = []
  for (let i = 0; i < LENDERS; i++) lenders.push(await makeMember(db))
  for (let i = 0; i < ANNONCES; i++) annonces.push({ id: (await makeListing(db, lenders[i % LENDERS]!.organisation, { stock: random.int(5, 40) })).id, lender: lenders[i % LENDERS]! })
  const borrowers: Member[] = []
  for (let i = 0; i < BORROWERS; i++) borrowers.push(await makeMember(db))

  const asked: Asked[] = []
  for (let i = 0; i < occasions; i++) {
    const borrower = random.pick(borrowers)
    const from = i % 2 === 0 ? annonces.filter(({ lender }) => lender === lenders[i % LENDERS]) : annonces
    const chosen = new Set<(typeof annonces)[number]>()
    while (chosen.size < LINES) chosen.add(random.pick(from))
    const first = addDays(parisMoment(now).day, random.int(2, DAYS))
    const event = wholeDays(first, addDays(first, random.int(0, 2)))
    const { loans } = await requestOccasion({ db, viewer: borrower.viewer, now, locale: 'fr' }, {
      borrowerId: borrower.organisation.id, purpose: 'Fête', message: '', lines: [...chosen].map(({ id }) => ({ listingId: id, quantity: random.int(1, 4), ...event })),
    })
    const ofLoan = await db.loan.findMany({ where: { id: { in: loans.map(({ loanId }) => loanId) } }, select: { id: true, lenderId: true } })
    asked.push(...ofLoan.map(({ id, lenderId }) => ({ loanId: id, lender: lenders.find(({ organisation }) => organisation.id === lenderId)! })))
  }
  return asked
}

interface Answers {
  /** How long each took, in milliseconds, the shortest first. */
  waits: number[]
  refused: number
  failed: number
  lines: number
  seconds: number
}

async function answerAll({ db }: Services, asked: readonly Asked[], flight: number): Promise<Answers> {
  const now = readClock()
  const accepted = () => db.loanLine.count({ where: { state: 'accepted' } })
  const before = await accepted()
  const waits: number[] = []
  let [refused, failed, next] = [0, 0, 0]
  const begun = performance.now()
  const worker = async () => {
    for (let at = next++; at < asked.length; at = next++) {
      const { loanId, lender } = asked[at]!
      const from = performance.now()
      await acceptLoan({ db, viewer: lender.viewer, now, locale: 'fr' }, { loanId }).catch((error: unknown) => {
        if (error instanceof DomainError && error.code === 'not_available') return void refused++
        failed++
        console.error(error)
      })
      waits.push(performance.now() - from)
    }
  }
  await Promise.all(Array.from({ length: flight }, worker))
  const seconds = (performance.now() - begun) / 1000
  return { waits: waits.sort((a, b) => a - b), refused, failed, lines: (await accepted()) - before, seconds }
}

function report({ waits, refused, failed, lines, seconds }: Answers, flight: number): void {
  const percentile = (share: number) => Math.round(waits[Math.min(waits.length - 1, Math.floor(waits.length * share))]!)
  const rate = Math.round(lines / seconds)
  console.log(`${waits.length} answers at ${flight} in flight in ${seconds.toFixed(1)} s: ${lines} lines accepted, ${rate} a second; one answer p50 ${percentile(0.5)} ms, p95 ${percentile(0.95)} ms, p99 ${percentile(0.99)} ms, the slowest ${percentile(1)} ms`)
  console.log(`${refused} refused because it was taken, ${failed} failed; ${rate >= GOAL.linesASecond && percentile(0.99) < GOAL.p99 ? 'kept' : 'MISSED'}: at least ${GOAL.linesASecond} lines a second, p99 below ${GOAL.p99} ms`)
}
