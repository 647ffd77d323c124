import { describe, expect, test } from 'vitest'

import { DESKTOP, noBrowser, PHONE, useBrowser } from '../support/browser'
import { look } from '../support/look'

const browser = useBrowser()

describe.skipIf(noBrowser())('how mails about loans reach a person', () => {
  test.each([
    { javaScript: true, viewport: PHONE }, { javaScript: false, viewport: DESKTOP },
  ])('is chosen on her account; with JavaScript: $javaScript', async ({ javaScript, viewport }) => {
    const visitor = await browser.visit({ javaScript, viewport })
    const { page, go, signIn } = visitor
    await signIn('emprunteur@demo.test')
    await go('/compte#messages')
    for (const pace of ['daily', 'at_once']) {
      await page.locator(`input[name=loanMails][value=${pace}]`).check()
      await page.locator('form:has(input[name=loanMails]) button').click()
      await page.getByText('Vos prochains messages suivront ce choix').waitFor()
      await go('/compte#messages')
      expect(await page.locator(`input[name=loanMails][value=${pace}]`).isChecked()).toBe(true)
    }
    await look(visitor, 'mail-pace')
  })
})
