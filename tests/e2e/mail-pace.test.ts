import { mkdirSync } from 'node:fs'
import path from 'node:path'

import { describe, expect, test } from 'vitest'

import { accessibilityFaults, DESKTOP, noBrowser, PHONE, useBrowser } from '../support/browser'

const PICTURES = path.join('tests', 'e2e', 'screenshots')
const browser = useBrowser()

describe.skipIf(noBrowser())('how mails about loans reach a person', () => {
  test.each([
    { javaScript: true, viewport: PHONE }, { javaScript: false, viewport: DESKTOP },
  ])('is chosen on her account; with JavaScript: $javaScript', async ({ javaScript, viewport }) => {
    const { page, go, signIn } = await browser.visit({ javaScript, viewport })
    await signIn('emprunteur@demo.test')
    await go('/compte#messages')
    for (const pace of ['daily', 'at_once']) {
      await page.locator(`input[name=loanMails][value=${pace}]`).check()
      await page.locator('form:has(input[name=loanMails]) button').click()
      await page.getByText('Vos prochains messages suivront ce choix').waitFor()
      await go('/compte#messages')
      expect(await page.locator(`input[name=loanMails][value=${pace}]`).isChecked()).toBe(true)
    }
    mkdirSync(PICTURES, { recursive: true })
    if (process.env.PICTURES) await page.locator('section:has(#messages)').screenshot({ path: path.join(PICTURES, `mail-pace-${viewport.width}.png`) })
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0)
    if (javaScript) expect(await accessibilityFaults(page)).toEqual([])
  })
})
