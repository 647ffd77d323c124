import { describe, expect, inject, test } from 'vitest'

import { openDatabase } from '~/platform/database.server'
import { embeddedDatabaseUrl } from '~/platform/postgres-launcher.server'

import { readCalendar } from '../integration/calendars/support'
import { DESKTOP, noBrowser, PHONE, useBrowser, type Visitor } from '../support/browser'
import { look } from '../support/look'
import { plain } from '../support/plain'

const browser = useBrowser()
const DAY_MS = 24 * 3_600_000

/** The first of the lender's annonces. */
async function ownListing(visitor: Visitor): Promise<string> {
  await visitor.go('/mes-annonces')
  return (await visitor.page.locator('main a[href^="/annonces/"]').evaluateAll((links) => links.map((link) => /^\/annonces\/\d+/.exec(link.getAttribute('href')!)?.[0]))).find(Boolean)!
}

/** As after a reading that did not succeed: no server of these tests is of the public internet. */
async function closedFromElsewhere(listingId: number, closures: { startsAt: Date; endsAt: Date }[]): Promise<void> {
  const { db, close } = openDatabase(embeddedDatabaseUrl(inject('siteDataDir')))
  const read = { url: 'https://agenda.exemple.fr/salle-des-fetes.ics', readAt: new Date(Date.now() - DAY_MS), fault: 'calendar_too_slow' }
  await db.outsideCalendar.upsert({ where: { listingId }, create: { listingId, ...read }, update: read })
  await db.listingClosure.createMany({ data: closures.map((closure) => ({ listingId, source: 'calendar' as const, ...closure })) })
  await close()
}

describe.skipIf(noBrowser())('calendars', () => {
  test.each([true, false])('an address is made, read by a calendar program, and ended; with JavaScript: %s', async (javaScript) => {
    const visitor = await browser.visit({ javaScript })
    const { page } = visitor
    await visitor.signIn('preteur@demo.test')
    await visitor.go('/compte/calendriers')
    await page.getByRole('button', { name: /^(Créer|Renouveler) l’adresse Tous mes prêts/ }).click()
    const address = await page.getByLabel('Adresse secrète').inputValue()
    const answer = await fetch(address)
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([200, 'text/calendar; charset=utf-8', 'private, no-cache'])
    const events = readCalendar(await answer.text())
    expect(events.length).toBeGreaterThan(0)
    for (const { summary } of events) expect(plain(summary)).toMatch(/^(Retrait|Retour|À emporter|Coup de main) : .+ — .+/)
    const known = await fetch(address, { headers: { 'if-none-match': answer.headers.get('etag')! } })
    expect(known.status).toBe(304)
    await page.getByRole('button', { name: 'Arrêter Tous mes prêts' }).click()
    await page.getByText('Cette adresse est arrêtée', { exact: false }).waitFor()
    expect((await fetch(address)).status).toBe(404)
  })

  for (const viewport of [PHONE, DESKTOP]) {
    test(`their pages, ${viewport.width} px`, async () => {
      const visitor = await browser.visit({ viewport })
      const { page } = visitor
      await visitor.signIn('preteur@demo.test')
      await visitor.go('/prets')
      await look(visitor, 'calendars-inbox')
      await page.getByRole('link', { name: 'Planning' }).click()
      await page.waitForURL(/\/planning$/)
      await page.getByRole('heading', { name: 'Planning', exact: true }).waitFor()
      await look(visitor, 'calendars-planning')
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
      await look(visitor, 'calendars-planning-print')
      await page.emulateMedia({ media: 'screen', colorScheme: 'light' })
      await page.getByRole('link', { name: 'Suivante', exact: true }).click()
      await page.waitForURL(/semaine=\d{4}-W\d\d$/)
      await page.getByRole('link', { name: 'Cette semaine' }).waitFor()
      await look(visitor, 'calendars-planning-next')
      await visitor.go('/planning?semaine=2031-W20')
      await look(visitor, 'calendars-planning-empty')

      await visitor.go('/compte/calendriers')
      await page.getByRole('button', { name: /^(Créer|Renouveler) l’adresse Tous mes prêts/ }).click()
      await page.getByLabel('Adresse secrète').waitFor()
      await look(visitor, 'calendars-feeds')

      const listing = await ownListing(visitor)
      await visitor.go(`${listing}/calendrier`)
      await page.getByLabel('Adresse iCal de l’autre calendrier').fill('http://127.0.0.1/agenda.ics')
      await page.getByRole('button', { name: 'Lire ce calendrier' }).click()
      await page.locator('[name=url][aria-invalid=true]').waitFor()
      expect(await page.locator('[name=url]').inputValue()).toBe('http://127.0.0.1/agenda.ics')
      await look(visitor, 'calendars-listing-refused')
      const tonight = Math.floor(Date.now() / DAY_MS) * DAY_MS + 18 * 3_600_000
      await closedFromElsewhere(Number(listing.split('/').at(-1)), Array.from({ length: 14 }, (_, week) => ({ startsAt: new Date(tonight + week * 7 * DAY_MS), endsAt: new Date(tonight + week * 7 * DAY_MS + 3 * 3_600_000) })))
      await visitor.go(`${listing}/calendrier`)
      await look(visitor, 'calendars-listing')
      await page.getByRole('button', { name: 'Ne plus lire ce calendrier' }).click()
      await page.getByText('Ce calendrier n’est plus lu', { exact: false }).waitFor()
    })
  }
})
