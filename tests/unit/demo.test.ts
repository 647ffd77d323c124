import { createHash } from 'node:crypto'

import { describe, expect, test } from 'vitest'

import { readAttributes } from '~/listings/attributes'
import { LISTING_LIMITS } from '~/listings/listing-limits'
import { CATEGORIES, categoryOf, naturesOf, NATURES } from '~/listings/taxonomy'
import { type Hold, peakHeld } from '~/loans/capacity'
import { LOAN_STATES } from '~/loans/loan-states'

import { type DemoData, makeDemo } from '../../prisma/demo'
import { PICTURES, svgOf } from '../../prisma/demo/pictures'
import { CAPTIONS } from '../../prisma/demo/pictures/captions'

const NOON = new Date('2027-06-09T10:00:00Z')
/** Any day must do: winter, the two nights that change the clocks, a Sunday, the last minute of a year. */
const DAYS = [NOON, new Date('2027-01-15T07:30:00Z'), new Date('2027-03-28T01:30:00Z'), new Date('2027-10-31T00:30:00Z'), new Date('2026-12-31T22:59:00Z')]
const digest = (data: DemoData) => createHash('sha256').update(JSON.stringify(data)).digest('hex')
const made = new Map(DAYS.map((now) => [now, makeDemo(now)]))
const demo = made.get(NOON)!

describe('the demo', { timeout: 60_000 }, () => {
  test('is the same twice for the same instant, and another one on another day', () => {
    expect(digest(makeDemo(NOON))).toBe(digest(demo))
    expect(digest(made.get(DAYS[1]!)!)).not.toBe(digest(demo))
  })

  test('has 60 associations in at least 30 communes, 600 annonces and 1,500 loans', () => {
    expect(demo.organisations).toHaveLength(60)
    expect(new Set(demo.organisations.map((row) => row.communeInsee)).size).toBeGreaterThanOrEqual(30)
    expect(demo.listings).toHaveLength(600)
    expect(demo.loans).toHaveLength(1500)
    expect(demo.organisations.filter((row) => row.status === 'pending').length).toBeGreaterThanOrEqual(3)
  })

  test.each(DAYS)('has on %s a litige of its lender and its borrower to answer, and one at the desk', (now) => {
    const { disputes, disputeAccounts, disputeProposals, loans } = made.get(now)!
    expect(disputes.map(({ state = 'open' }) => state)).toEqual(['open', 'raised'])
    expect([disputeAccounts.length, disputeProposals.length]).toEqual([4, 2])
    for (const { loanId, openedAt } of disputes) {
      const { returnedAt } = loans.find(({ id }) => id === loanId)!
      expect(openedAt > returnedAt! && openedAt < now).toBe(true)
    }
  })

  test.each(DAYS)('has on %s the retraits and retours of its two accounts, with pictures, never noted or answered tomorrow', (now) => {
    const { reports, reportLines, reportPhotos, loans } = made.get(now)!
    const out = new Set(reports.filter(({ ending }) => ending === 'retrait').map(({ loanId }) => loanId))
    const back = reports.filter(({ ending }) => ending === 'retour')
    expect(back.length).toBeGreaterThan(5)
    expect(out.size).toBeGreaterThan(back.length)
    for (const { loanId } of back) expect(out.has(loanId) && loans.find(({ id }) => id === loanId)!.returnedAt).toBeTruthy()
    for (const { notedAt, answeredAt } of reports) expect(notedAt < now && (!answeredAt || (answeredAt > notedAt && answeredAt < now))).toBe(true)
    expect(reportLines.some(({ condition, note }) => condition === 'damaged' && note)).toBe(true)
    expect(reportPhotos.length).toBeGreaterThan(reportLines.length / 2)
  })

  test('shows every nature and every one of the 78 subcategories, among what is published', () => {
    const published = demo.listings.filter((row) => row.status === 'published')
    expect(new Set(published.map((row) => row.nature))).toEqual(new Set(NATURES))
    const subcategories = CATEGORIES.flatMap((category) => category.subcategories.map((subcategory) => `${category.slug}.${subcategory.slug}`))
    expect(subcategories).toHaveLength(78)
    expect(subcategories.filter((slug) => !published.some((row) => row.category === slug))).toEqual([])
  })

  test('writes annonces that the editor would accept', () => {
    for (const row of demo.listings) {
      expect(naturesOf(row.category), row.title).toContain(row.nature)
      expect(readAttributes(row.category, row.attributes as Record<string, unknown>).faults, row.title).toEqual([])
      expect(row.title).not.toMatch(/[{}|]|^1 \p{L}+s /u)
      expect(row.title.length).toBeLessThanOrEqual(LISTING_LIMITS.title.max)
    }
  })

  test.each(DAYS)('has some 25 open needs on %s, each of them still to come, and some that are over', (now) => {
    const { needs } = made.get(now)!
    const open = needs.filter((row) => row.organisationId && !row.closedAt && !row.hiddenAt)
    expect(open).toHaveLength(25)
    for (const row of open) {
      expect(row.standsUntil > now, row.words).toBe(true)
      expect(row.startsAt === null || (row.startsAt as Date) > now, row.words).toBe(true)
    }
    expect(needs.filter((row) => row.closedAt).length).toBeGreaterThanOrEqual(3)
    for (const { category, words } of needs) if (category) expect(categoryOf(category), words).not.toBeNull()
  })

  test('has at most 60 pictures, each drawn, each told in words', () => {
    const names = Object.keys(PICTURES) as (keyof typeof PICTURES)[]
    expect(names.length).toBeLessThanOrEqual(60)
    for (const name of names) {
      expect(svgOf(name)).not.toMatch(/NaN|undefined/)
      expect(CAPTIONS[name].length).toBeGreaterThan(5)
    }
    expect(names.filter((name) => !demo.photos.some((photo) => photo.picture === name))).toEqual([])
  })

  test.each(DAYS)('has loans in every state on %s: late ones, one agreed elsewhere, some to settle, requests that still run', (now) => {
    const data = made.get(now)!
    const line = new Map(data.lines.map((row) => [row.loanId, row]))
    const inState = (state: string) => data.loans.filter((row) => row.state === state)
    for (const state of LOAN_STATES) expect(inState(state).length, state).toBeGreaterThan(10)
    expect(inState('handed_over').filter((loan) => line.get(loan.id)!.endsAt < now).length).toBeGreaterThanOrEqual(3)
    expect(inState('accepted').filter((loan) => line.get(loan.id)!.startsAt > now).length).toBeGreaterThan(50)
    expect(data.loans.filter((loan) => loan.source === 'elsewhere').length).toBeGreaterThan(20)
    expect(data.loans.filter((loan) => loan.toResolveAt).length).toBeGreaterThanOrEqual(2)
    for (const loan of inState('pending')) expect(loan.expiresAt! > now, loan.reference).toBe(true)
    for (const event of data.events) expect(event.createdAt <= now, event.kind).toBe(true)
  })

  test.each(DAYS)('promises nothing twice on %s', (now) => {
    const data = made.get(now)!
    const toResolve = new Set(data.loans.filter((loan) => loan.toResolveAt).map((loan) => loan.id))
    const holds = new Map<number, Hold[]>()
    for (const row of data.lines) {
      if ((row.state !== 'accepted' && row.state !== 'handed_over') || toResolve.has(row.loanId)) continue
      const hold = { state: row.state, endsAt: row.endsAt as Date, heldFrom: row.heldFrom as Date, heldUntil: row.heldUntil as Date, quantity: row.quantityHeld! }
      holds.set(row.listingId, [...(holds.get(row.listingId) ?? []), hold])
    }
    const ever = { startsAt: new Date(0), endsAt: new Date('9999-12-31T00:00:00Z') }
    for (const { id, stock, title } of data.listings) expect(peakHeld(holds.get(id) ?? [], ever, now), title).toBeLessThanOrEqual(stock)
  })
})
