import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

import { openSearch } from 'search/open-search.server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { verifyPassword } from '~/accounts/passwords.server'
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '~/cli/demo-accounts'
import { openCalendar } from '~/listings/calendar/open-calendar.server'
import { createLog } from '~/platform/log.server'
import { parseEnv } from '~/platform/env.server'
import { openPlaces } from '~/territory/places.server'

import { seed } from '../../prisma/seed'
import { useDatabase } from '../support/database'

const database = useDatabase()
const filesDir = mkdtempSync(path.join(os.tmpdir(), 'bourse-demo-'))
const silent = () => ({ at: () => {}, end: () => {} })
const fill = () =>
  seed(
    {
      db: database.db, env: parseEnv({ BOURSE_MODE: 'test' }), filesDir, calendar: openCalendar(database.pool), places: openPlaces(database.pool),
      search: openSearch({ pool: database.pool, meilisearch: null, log: createLog('silent') }),
    },
    new Date(),
    silent,
  )

afterAll(() => rmSync(filesDir, { recursive: true, force: true }))

describe('seeding an empty database', () => {
  beforeAll(async () => {
    expect(await fill()).toBe(true)
  }, 240_000)

  test('writes what was planned, with its pictures in three widths', async () => {
    const { db } = database
    expect([await db.organisation.count(), await db.listing.count(), await db.loan.count(), await db.loanLine.count()]).toEqual([60, 600, 1500, 1500])
    const files = await db.storedFile.findMany()
    expect(files.length).toBeLessThanOrEqual(60)
    expect(readdirSync(filesDir).sort()).toEqual(files.flatMap((file) => file.widths.map((width) => `${file.hash}-${width}.webp`)).sort())
  })

  test('opens the four demo accounts, marked as such', async () => {
    for (const { email } of DEMO_ACCOUNTS) {
      const person = await database.db.person.findUniqueOrThrow({ where: { email } })
      expect(person.isDemo).toBe(true)
      expect(await verifyPassword(person.passwordHash, DEMO_PASSWORD)).toBe(true)
    }
    const [lender, borrower] = await Promise.all(['preteur@demo.test', 'emprunteur@demo.test'].map((email) =>
      database.db.membership.findFirstOrThrow({ where: { person: { email } }, include: { organisation: true } })))
    expect([lender!.role, lender!.organisation.status, borrower!.organisation.status]).toEqual(['responsable', 'verified', 'verified'])
    expect(lender!.organisation.communeInsee).not.toBe(borrower!.organisation.communeInsee)
  })

  test('sends no mail and leaves no job behind', async () => {
    expect(await database.db.mail.count()).toBe(0)
    const { rows } = await database.pool.query('select count(*)::int as jobs from graphile_worker.jobs')
    expect(rows[0].jobs).toBe(0)
  })

  test('gives every annonce that may be found to the search', async () => {
    const open = await database.db.listing.count({ where: { status: 'published', hiddenAt: null, organisation: { status: 'verified' } } })
    expect(await database.db.searchDocument.count()).toBe(open)
  })

  test('shows the lender of the demo needs that its annonces fit, and the borrower what fits hers and was proposed; nobody is still to be told', async () => {
    const { db } = database
    const viewerOf = async (email: string) => (await db.membership.findFirstOrThrow({ where: { person: { email } } })).organisationId
    const [lender, borrower] = [await viewerOf('preteur@demo.test'), await viewerOf('emprunteur@demo.test')]
    expect(await db.need.count({ where: { matches: { some: { fits: true, listing: { organisationId: lender } } } } })).toBeGreaterThanOrEqual(3)
    expect(await db.need.count({ where: { organisationId: borrower, closedAt: null, matches: { some: { fits: true } }, proposals: { some: {} } } })).toBeGreaterThanOrEqual(1)
    expect(await db.needMatch.count({ where: { toldOn: null } })).toBe(0)
  })

  test('lets the next annonce take the next number', async () => {
    const owner = await database.db.organisation.findFirstOrThrow()
    const listing = await database.db.listing.create({ data: { organisationId: owner.id, nature: 'pret', category: 'mobilier.chaises', title: 'Trois chaises' } })
    expect(listing.id).toBe(601)
  })

  test('changes nothing the second time', async () => {
    expect(await fill()).toBe(false)
    expect(await database.db.organisation.count()).toBe(60)
  })
})
