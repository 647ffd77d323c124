import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'

import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { acceptLoan } from '~/loans/accept-loan.server'

import { makeListing, makeLoan, makeMember } from '../factories'
import { useDatabase } from '../support/database'
import { freePort } from '../support/free-port'
import { SiteProcess, until } from '../support/site-process'

/** `npm run test:kills` kills 50 times. */
const KILLS = Number(process.env.KILLS ?? 3)
/** When the process is killed, seen from the change whose mails are to leave. */
const STRIKES = ['once the change is committed', 'while the first mail is handed over', 'between two mails'] as const
const DAY_MS = 24 * 3_600_000
const SITE = [process.execPath, '--import', 'tsx', '--import', './tests/support/without-pages.js', 'app/server.ts']

const database = useDatabase()
const folder = mkdtempSync(path.join(os.tmpdir(), 'bourse-kills-'))
/** Every copy that reached the mail server, acknowledged or not. */
const received: { messageId: string; to: string }[] = []
let whenHandedOver = () => {}
let whenLeft = () => {}
const mailServer = new SMTPServer({
  authOptional: true, disabledCommands: ['STARTTLS'],
  onData(stream, session, done) {
    const parts: Buffer[] = []
    stream.on('data', (part: Buffer) => parts.push(part))
    stream.on('end', () => {
      const messageId = /^Message-ID: (<.+>)/im.exec(Buffer.concat(parts).toString('utf8'))![1]!
      received.push({ messageId, to: session.envelope.rcptTo[0]!.address })
      whenHandedOver()
      done()
      whenLeft()
    })
  },
})
beforeAll(() => new Promise<void>((resolve) => mailServer.listen(0, '127.0.0.1', resolve)))
afterAll(async () => {
  await new Promise<void>((resolve) => mailServer.close(resolve))
  rmSync(folder, { recursive: true, force: true })
})

/** Without its pages: the change is made beside it, its jobs and its mails are its own. */
async function startSite(): Promise<SiteProcess> {
  const port = await freePort()
  const site = new SiteProcess(SITE, {
    BOURSE_MODE: 'demo', DATA_DIR: folder, DATABASE_URL: database.url, SEARCH_ENGINE: 'postgres', WEB_PROCESSES: '1', PORT: String(port),
    SMTP_URL: `smtp://127.0.0.1:${(mailServer.server.address() as AddressInfo).port}`, MAIL_FROM: 'bourse@exemple.test',
  })
  await site.ready(port)
  return site
}

test(`killed ${KILLS} times between a change and its mails, the site sends each within a minute of its next start, under one Message-ID`, { timeout: 120_000 + KILLS * 30_000 }, async () => {
  const { db } = database
  const [lender, borrower] = [await makeMember(db), await makeMember(db)]
  const listing = await makeListing(db, lender.organisation, { stock: KILLS })
  const told = [borrower.person.email, borrower.organisation.email].sort()
  const startsAt = new Date(Date.now() + 30 * DAY_MS)
  let site = await startSite()

  for (let kill = 0; kill < KILLS; kill++) {
    const loan = await makeLoan(db, { listing, lenderId: lender.organisation.id, borrowerId: borrower.organisation.id, startsAt, endsAt: new Date(startsAt.getTime() + DAY_MS), quantity: 1 })
    const strike = STRIKES[kill % STRIKES.length]!
    const [killed, target] = [site.ended, site]
    const end = () => target.signal('SIGKILL')
    if (strike === 'while the first mail is handed over') whenHandedOver = end
    if (strike === 'between two mails') whenLeft = end
    await acceptLoan({ db, viewer: lender.viewer, now: new Date(), locale: 'fr' }, { loanId: loan.id })
    if (strike === 'once the change is committed') end()
    await killed
    whenHandedOver = whenLeft = () => {}

    site = await startSite()
    const event = await db.event.findFirstOrThrow({ where: { subjectId: loan.id, kind: 'loan.accepted' } })
    const mails = () => db.mail.findMany({ where: { eventId: event.id }, orderBy: { recipient: 'asc' } })
    await until(async () => (await mails()).filter(({ sentAt }) => sentAt !== null).length === told.length, () => `the mails of a change that was cut off ${strike}`)
    const sent = await mails()
    expect(sent.map(({ recipient }) => recipient)).toEqual(told)
    for (const { messageId, recipient } of sent) expect(received).toContainEqual({ messageId, to: recipient })
  }
  site.signal('SIGTERM')
  await site.ended

  // A copy may arrive twice, as the same mail; never another.
  const known = new Set((await db.mail.findMany()).map(({ messageId }) => messageId))
  expect(received.filter(({ messageId }) => !known.has(messageId))).toEqual([])
  expect(known.size).toBe(KILLS * told.length)
  process.stderr.write(`${KILLS} kills: ${known.size} mails, ${received.length} copies received\n`)
})
