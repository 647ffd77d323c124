import { randomFillSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { DESKTOP, noBrowser, PHONE, useBrowser, type Visitor } from '../support/browser'
import { annoncesOfLender } from '../support/demo-annonces'
import { look } from '../support/look'

const MB = 1024 * 1024
const KEPT = 'Gardé sur ce téléphone. Ce sera envoyé dès que le réseau revient.'
/** What Chromium says of a request that found no network. */
const NO_NETWORK = /ERR_INTERNET_DISCONNECTED|status of (4\d\d|503)/
const browser = useBrowser()
let folder: string
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'bourse-photos-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A file as a camera leaves it: through the browser's own protocol, so many bytes would take minutes. */
function onDisk(name: string, bytes: Buffer): string {
  const file = path.join(folder, name)
  writeFileSync(file, bytes)
  return file
}

const pair = async (options: Parameters<typeof browser.visit>[0] = {}) => {
  const [lender, borrower] = [await browser.visit({ expectedErrors: NO_NETWORK, ...options }), await browser.visit()]
  await lender.signIn('preteur@demo.test')
  await borrower.signIn('emprunteur@demo.test')
  return { lender, borrower }
}

/** A loan agreed for one day, of an annonce of the lender that is free then. @returns the path of its page. */
async function agreed({ lender, borrower }: { lender: Visitor; borrower: Visitor }, day: string): Promise<string> {
  for (const annonce of await annoncesOfLender(`nature=pret&du=${day}&au=${day}`)) {
    await borrower.go(`${annonce}?du=${day}&au=${day}`)
    if ((await borrower.page.locator('[name=end]').count()) === 0 || (await borrower.page.locator('[name=startTime]').count()) > 0 || (await borrower.page.getByText(/C’est libre|^Libre/).count()) === 0) continue
    await borrower.page.locator('[name=purpose]').fill('Fête du quartier')
    await borrower.page.getByRole('button', { name: 'Envoyer la demande' }).click()
    await borrower.page.waitForURL(/\/prets\//)
    const loan = new URL(borrower.page.url()).pathname
    await lender.go(loan)
    await lender.page.getByRole('button', { name: 'Accepter', exact: true }).click()
    await lender.page.getByText('accepté').first().waitFor()
    return loan
  }
  throw new Error('the lender of the demo lends nothing in whole days')
}

/** Noise, as large as asked: no compression makes it lighter. */
const noise = (side: number) => sharp(randomFillSync(Buffer.alloc(side * side * 3)), { raw: { width: side, height: side, channels: 3 } })

/** Opens the retrait and fills it in, with a photo and a remark. */
async function fill({ go, page }: Visitor, loan: string): Promise<void> {
  await go(`${loan}/retrait`)
  await page.locator('input[type=file]').first().setInputFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer: await noise(900).jpeg().toBuffer() })
  await page.locator('summary', { hasText: 'Une remarque' }).first().click()
  await page.locator('textarea[name$=".condition"]').first().fill('Un pied raccommodé')
}
const send = ({ page }: Visitor) => page.getByRole('button', { name: 'Noter le retrait' }).click()
const arrived = ({ page }: Visitor, loan: string) => page.waitForURL((url) => url.pathname === loan)

/** The page of the loan tells of one retrait, with what was noted and its photo. */
async function oneRetrait({ go, page }: Visitor, loan: string): Promise<void> {
  await go(loan)
  expect(await page.getByText(/^Noté par/).count()).toBe(1)
  expect(await page.getByText('Un pied raccommodé').count()).toBeGreaterThan(0)
  expect(await page.locator('main img[alt*="Photo "]').count()).toBe(1)
}

describe.skipIf(noBrowser())('a retrait on a bad network', () => {
  test('noted while the network is away is sent when it is back, once', async () => {
    const people = await pair()
    const loan = await agreed(people, '2028-02-05')
    const { lender } = people
    await fill(lender, loan)
    await lender.page.context().setOffline(true)
    await send(lender)
    await lender.page.getByText(KEPT).waitFor()
    expect(await lender.page.getByRole('status').filter({ hasText: KEPT }).count()).toBe(1)
    await look(lender, 'bad-network-kept')
    await lender.page.setViewportSize(DESKTOP)
    await look(lender, 'bad-network-kept')
    await lender.page.setViewportSize(PHONE)
    await lender.page.context().setOffline(false)
    await arrived(lender, loan)
    await lender.page.getByText('Le retrait est noté').waitFor()
    await oneRetrait(lender, loan)
  })

  test('of which the answer was lost is sent again, and noted once', async () => {
    const people = await pair()
    const loan = await agreed(people, '2028-02-06')
    const { lender } = people
    await fill(lender, loan)
    await lender.page.evaluate(() => {
      const real = window.fetch
      window.fetch = async (...request) => {
        window.fetch = real
        await real(...request)
        throw new TypeError('the answer was lost')
      }
    })
    await send(lender)
    await lender.page.getByText(KEPT).waitFor()
    await people.borrower.go(loan)
    expect(await people.borrower.page.getByText(/^Noté par|a noté le retrait/).count()).toBeGreaterThan(0)
    await lender.page.getByRole('button', { name: 'Envoyer maintenant' }).click()
    await arrived(lender, loan)
    await lender.page.getByText('Le retrait est noté').waitFor()
    await oneRetrait(lender, loan)
  })

  test('survives the page that is closed, and is sent when it is opened again', async () => {
    const people = await pair()
    const [loan, other] = [await agreed(people, '2028-02-07'), await agreed(people, '2028-02-08')]
    const { lender } = people
    await fill(lender, loan)
    const context = lender.page.context()
    await context.setOffline(true)
    await send(lender)
    await lender.page.getByText(KEPT).waitFor()
    await lender.page.close()
    await context.setOffline(false)

    const page = await context.newPage()
    await page.goto(`${other}/retrait`, { waitUntil: 'networkidle' })
    expect(await page.getByText(KEPT).count()).toBe(0)
    await page.goto(`${loan}/retrait`)
    await page.waitForURL((url) => url.pathname === loan)
    const again = { ...lender, page, go: async (to: string) => void (await page.goto(to, { waitUntil: 'networkidle' })) }
    await oneRetrait(again, loan)
    await again.go(other)
    expect(await page.getByText(/^Noté par/).count()).toBe(0)
  })

  test('is not sent by the next person who signs in on the telephone', async () => {
    const people = await pair()
    const loan = await agreed(people, '2028-02-09')
    const { lender, borrower } = people
    await fill(lender, loan)
    const context = lender.page.context()
    await context.setOffline(true)
    await send(lender)
    await lender.page.getByText(KEPT).waitFor()
    // The session of this browser becomes the borrower's, while the page stays open.
    const mine = await context.cookies()
    await context.clearCookies()
    await context.addCookies(await borrower.page.context().cookies())
    await context.setOffline(false)
    await lender.page.getByText('Une autre personne est maintenant connectée').first().waitFor({ timeout: 20_000 })
    await borrower.go(`${loan}/retrait`)
    expect(await borrower.page.getByText(KEPT).count()).toBe(0)
    await lender.go(`${loan}/retrait`)
    expect(await lender.page.getByText(KEPT).count()).toBe(0)
    expect(new URL(lender.page.url()).pathname).toBe(`${loan}/retrait`)
    // The lender comes back: what she kept is still there, and goes.
    await context.clearCookies()
    await context.addCookies(mine)
    await lender.page.goto(`${loan}/retrait`)
    await arrived(lender, loan)
    await oneRetrait(lender, loan)
  })

  test('of a loan that has moved on says so and leads to the loan', async () => {
    const people = await pair()
    const loan = await agreed(people, '2028-02-10')
    const { lender, borrower } = people
    await fill(lender, loan)
    await lender.page.context().setOffline(true)
    await send(lender)
    await lender.page.getByText(KEPT).waitFor()
    await fill(borrower, loan)
    await send(borrower)
    await arrived(borrower, loan)
    await lender.page.context().setOffline(false)
    await lender.page.getByText('Ce prêt a changé entre-temps').waitFor()
    expect(await lender.page.getByText(KEPT).count()).toBe(0)
    await look(lender, 'bad-network-moved-on')
    await lender.page.getByRole('link', { name: 'Voir le prêt' }).click()
    await arrived(lender, loan)
    await oneRetrait(borrower, loan)
  })

  test('takes a photo of 30 MB in a smaller size, and says which one it cannot', async () => {
    const people = await pair()
    const loan = await agreed(people, '2028-02-11')
    const { lender: { go, page } } = people
    await go(`${loan}/retrait`)
    const photos = page.locator('input[type=file]').first()
    const taken = () => photos.evaluate(async (input: HTMLInputElement) => Promise.all([...input.files!].map(async (file) => ({ type: file.type, size: file.size, width: (await createImageBitmap(file)).width }))))
    const heavy = await noise(3300).png({ compressionLevel: 0 }).toBuffer()
    expect(heavy.length).toBeGreaterThan(30 * MB)
    await photos.setInputFiles(onDisk('photo.png', heavy))
    await expect.poll(taken).toMatchObject([{ type: 'image/jpeg', width: 2000 }])
    expect((await taken())[0]!.size).toBeLessThan(10 * MB)

    await page.locator('summary', { hasText: 'Une remarque' }).first().click()
    await page.locator('textarea[name$=".condition"]').first().fill('Un pied raccommodé')
    await photos.setInputFiles(onDisk('photo.jpg', Buffer.alloc(31 * MB, 1)))
    await page.getByText('Une photo pèse plus de 10 Mo').waitFor()
    expect(await taken()).toEqual([])
    expect(await page.locator('textarea[name$=".condition"]').first().inputValue()).toBe('Un pied raccommodé')
    await look(people.lender, 'bad-network-too-big')
  })

  test('without JavaScript says that a photo of 30 MB is too large, and keeps the rest', async () => {
    const people = await pair({ javaScript: false, viewport: DESKTOP })
    const loan = await agreed(people, '2028-02-12')
    const { lender } = people
    await fill(lender, loan)
    await lender.page.locator('input[type=file]').first().setInputFiles(onDisk('photo.jpg', Buffer.alloc(31 * MB, 1)))
    await send(lender)
    await lender.page.getByText('Cette photo pèse plus de 10 Mo').first().waitFor()
    expect(await lender.page.locator('textarea[name$=".condition"]').first().inputValue()).toBe('Un pied raccommodé')
  })
})
