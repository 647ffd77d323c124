import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

import { type Browser, type BrowserContext, type Cookie, type Page, chromium } from 'playwright-core'
import { afterAll, beforeAll, expect, inject } from 'vitest'

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']
export const PHONE = { width: 360, height: 740 }
export const DESKTOP = { width: 1280, height: 900 }

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

export interface Visitor {
  page: Page
  /** Whether her browser runs it. */
  javaScript: boolean
  /** Goes to a path of the site. */
  go(path: string): Promise<void>
  signIn(email: string): Promise<void>
  close(): Promise<void>
}

/** Has React taken over the page that the server sent? It marks each element by then. */
const awake = () => Object.keys(document.body).some((key) => key.startsWith('__reactFiber'))

/** True where there is no browser: `test.skipIf(noBrowser)`. */
export const noBrowser = (): boolean => inject('chromium') === null

/** A browser for this file. `visit` opens a new person's window, with her own cookies; any error in its console fails the test. */
export function useBrowser() {
  let browser: Browser
  const contexts: BrowserContext[] = []
  const complaints: string[] = []
  /** Of who has typed her password once in this file. */
  const sessions = new Map<string, Cookie[]>()
  beforeAll(async () => {
    const executablePath = inject('chromium')
    if (executablePath) browser = await chromium.launch({ executablePath, args: FLAGS })
  })
  afterAll(async () => {
    for (const context of contexts) await context.close().catch(() => {})
    await browser?.close()
    expect(complaints).toEqual([])
  })
  return {
    async visit(options: { javaScript?: boolean; viewport?: { width: number; height: number }; expectedErrors?: RegExp } = {}): Promise<Visitor> {
      const { javaScript = true } = options
      const context = await browser.newContext({
        baseURL: inject('siteUrl'), javaScriptEnabled: javaScript, viewport: options.viewport ?? PHONE, locale: 'fr-FR', timezoneId: 'America/Montreal',
      })
      contexts.push(context)
      const page = await context.newPage()
      page.setDefaultTimeout(45_000)
      page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`))
      page.on('console', (message) => {
        if (message.type() === 'error' && !(options.expectedErrors ?? /status of 4\d\d/).test(message.text())) complaints.push(`${page.url()}: ${message.text()}`)
      })
      const go = async (path: string) => {
        await page.goto(path)
        if (javaScript) await page.waitForFunction(awake)
      }
      return {
        page,
        javaScript,
        go,
        async signIn(email) {
          const session = sessions.get(email)
          // Whoever was sent here by a form of hers signs in as people do.
          if (session && !page.url().includes('/connexion')) return context.addCookies(session)
          await go('/connexion')
          await page.locator('input[name=email]').fill(email)
          await page.locator('input[name=password]').fill('bourse-demo-2026')
          await page.locator('main form button[type=submit]').first().click()
          await page.waitForURL((url) => !url.pathname.startsWith('/connexion'))
          sessions.set(email, (await context.cookies()).filter(({ httpOnly }) => httpOnly))
        },
        close: () => context.close(),
      }
    },
  }
}

/** The accessibility faults axe finds on this page, one line each. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  await page.evaluate(axeSource)
  return page.evaluate(async () => {
    const axe = (window as never as { axe: { run(context: Document, options: object): Promise<{ violations: { id: string; nodes: { target: string[]; failureSummary: string }[] }[] }> } }).axe
    const { violations } = await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
    return violations.flatMap((violation) => violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')}`))
  })
}
