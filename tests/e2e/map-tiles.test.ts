import http from 'node:http'
import type { AddressInfo } from 'node:net'

import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'

import { embeddedDatabaseUrl } from '~/platform/postgres-launcher.server'

import communes from '../../app/territory/data/communes-grenoble-alpes-metropole.json'
import { SITE_COMMAND } from '../../app/cli/site-process'
import { accessibilityFaults, DESKTOP, noBrowser, PHONE, useBrowser } from '../support/browser'
import { freePort } from '../support/site'
import { SiteProcess } from '../support/site-process'
import { tilePlace } from '../support/tile-place'
import { plain } from '../support/plain'

const MAP = '/annonces?vue=carte'
const grenoble = communes.find(({ nom }) => nom === 'Grenoble')!
const browser = useBrowser()
const plainUrl = inject('siteUrl')

/** A map service whose tiles of even rows never come. */
const asked: { path: string; referer: string | undefined }[] = []
const service = http.createServer(async (request, response) => {
  asked.push({ path: request.url!, referer: request.headers.referer })
  const [column, row] = request.url!.split(/\D+/).slice(2).map(Number) as [number, number]
  if (row % 2 === 0) return void response.writeHead(500).end()
  response.writeHead(200, { 'Content-Type': 'image/png' })
  response.end(await sharp({ create: { width: 256, height: 256, channels: 3, background: column % 2 ? '#cfe8cf' : '#f0d9b5' } }).png().toBuffer())
})
let serviceUrl: string
let siteUrl: string
let site: SiteProcess | undefined

beforeAll(async () => {
  await new Promise<void>((resolve) => service.listen(0, 'localhost', resolve))
  serviceUrl = `http://localhost:${(service.address() as AddressInfo).port}`
  const port = await freePort()
  siteUrl = `http://localhost:${port}`
  site = new SiteProcess(SITE_COMMAND, {
    BOURSE_MODE: 'demo', DATA_DIR: inject('siteDataDir'), DATABASE_URL: embeddedDatabaseUrl(inject('siteDataDir')), SEARCH_ENGINE: 'postgres', WEB_PROCESSES: '1', PORT: String(port), PUBLIC_URL: siteUrl, LOG_LEVEL: 'warn',
    MAP_TILES_URL: `${serviceUrl}/{z}/{x}/{y}.png`, MAP_TILES_ATTRIBUTION: '© les contributeurs d’[OpenStreetMap](https://www.openstreetmap.org/copyright)',
  })
  await site.ready(port)
})
afterAll(async () => {
  site?.signal('SIGTERM')
  await site?.ended
  service.close()
})

/** Of the map's page; what belongs to one answer is taken out. */
async function headersOf(url: string): Promise<Record<string, string>> {
  const { headers } = await fetch(url + MAP)
  const { date: _, 'x-request-id': __, 'content-length': ___, ...kept } = Object.fromEntries(headers)
  return { ...kept, 'content-security-policy': kept['content-security-policy']!.replace(/'(nonce|sha256)-[^']+'/g, '').replace(/ +/g, ' ') }
}
const says = async (address: string, words: string) => plain(await (await fetch(address)).text()).includes(words)

test('with a map service the policy lets images come from its origin, and nothing else changes', async () => {
  const [plain, withTiles] = [await headersOf(plainUrl), await headersOf(siteUrl)]
  const images = "img-src 'self' data: blob:"
  expect(plain['content-security-policy']).toContain(`${images};`)
  expect(withTiles).toEqual({ ...plain, 'content-security-policy': plain['content-security-policy']!.replace(images, `${images} ${serviceUrl}`) })
})

test('without one the page has nothing of it, nor is anybody told what it would learn', async () => {
  for (const [path, words] of [[MAP, '<foreignObject'], [MAP, 'OpenStreetMap'], ['/confidentialite', '<p>Le fond de la carte']] as const)
    expect([await says(plainUrl + path, words), await says(siteUrl + path, words)], words).toEqual([false, true])
  expect(await says(`${siteUrl}/confidentialite`, `vient de ${new URL(serviceUrl).host} :`)).toBe(true)
})

describe.skipIf(noBrowser())('the map in a browser', () => {
  test('without a map service it asks nobody but the site', async () => {
    const { page } = await browser.visit()
    const hosts = new Set<string>()
    page.on('request', (request) => void (request.url().startsWith('data:') || hosts.add(new URL(request.url()).origin)))
    await page.goto(plainUrl + MAP, { waitUntil: 'networkidle' })
    expect([...hosts]).toEqual([plainUrl])
  })

  for (const [who, options] of [['on a phone without JavaScript', { viewport: PHONE, javaScript: false }], ['on a phone', { viewport: PHONE }], ['on a desk', { viewport: DESKTOP }]] as const) {
    test(`${who}, its places lie on the tiles where they lie on earth, and the service learns which site asks, no more`, async () => {
      const { page, close } = await browser.visit({ ...options, expectedErrors: /status of (404|500)/ })
      asked.length = 0
      await page.goto(siteUrl + MAP, { waitUntil: 'load' })
      const tiles = page.locator('figure img')
      expect(asked.length).toBe(await tiles.count())
      expect(asked.length).toBeLessThanOrEqual(20)
      expect(new Set(asked.map(({ referer }) => referer))).toEqual(new Set([`${siteUrl}/`]))

      const zoom = Number(asked[0]!.path.split('/')[1])
      const { column, row } = tilePlace({ latitude: grenoble.lat, longitude: grenoble.lng }, zoom)
      // Its tile comes, or the one below.
      const shown = Math.floor(row) + (Math.floor(row) % 2 === 0 ? 1 : 0)
      const tile = (await page.locator(`figure img[src$="/${Math.floor(column)}/${shown}.png"]`).boundingBox())!
      const spot = (await page.locator('figure svg a', { hasText: /^Grenoble,/ }).locator('circle').nth(1).boundingBox())!
      expect(Math.abs(tile.x + (column % 1) * tile.width - (spot.x + spot.width / 2))).toBeLessThan(0.5)
      expect(Math.abs(tile.y + (row - shown) * tile.height - (spot.y + spot.height / 2))).toBeLessThan(0.5)
      await close()
    })
  }

  test('tiles that do not come leave no trace, the service is thanked, and nothing stands in anybody’s way', async () => {
    const { page, close } = await browser.visit({ viewport: PHONE, expectedErrors: /status of (404|500)/ })
    await page.goto(siteUrl + MAP, { waitUntil: 'networkidle' })
    const heights = await page.locator('figure img').evaluateAll((images) => images.map((image) => [image.getAttribute('src')!, image.getBoundingClientRect().height] as const))
    for (const [src, height] of heights) expect(height > 0, src).toBe(Number(/(\d+)\.png$/.exec(src)![1]) % 2 === 1)
    expect(await page.getByRole('link', { name: 'OpenStreetMap' }).getAttribute('href')).toBe('https://www.openstreetmap.org/copyright')
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0)
    expect(await accessibilityFaults(page)).toEqual([])

    await page.locator('figure svg a', { hasText: /^Grenoble,/ }).click()
    await page.waitForURL((url) => url.searchParams.get('commune') === grenoble.insee)
    expect(await page.locator('figure img').count()).toBe(heights.length)
    await close()
  })
})
