import { describe, expect, test } from 'vitest'

import { DESKTOP, noBrowser, PHONE, useBrowser, type Visitor } from '../support/browser'

const browser = useBrowser()
const DATES = 'du=2027-10-09&au=2027-10-10'

/** Puts the first annonce found with these words into the basket. */
async function choose({ page, go }: Visitor, words: string): Promise<void> {
  await go(`/annonces?q=${words}&${DATES}`)
  const address = await page.locator('main a[href^="/annonces/"]').evaluateAll((links) => links.map((link) => link.getAttribute('href')!).find((href) => /^\/annonces\/\d+/.test(href))!)
  await go(address)
  await page.getByRole('button', { name: 'Ajouter à ma demande' }).click()
  await page.getByRole('heading', { name: 'Ma demande', exact: true }).waitFor()
}

describe.skipIf(noBrowser())('a basket', () => {
  for (const { name, javaScript, viewport } of [
    { name: 'on a phone', javaScript: true, viewport: PHONE },
    { name: 'without JavaScript', javaScript: false, viewport: DESKTOP },
  ]) {
    test(`is filled before there is an account, changed and sent, ${name}`, async () => {
      const visitor = await browser.visit({ javaScript, viewport })
      const { page } = visitor
      const lines = () => page.getByRole('button', { name: /^Retirer/ }).count()
      await choose(visitor, 'barnum')
      await choose(visitor, 'chaises')
      await choose(visitor, 'sono')
      await page.getByRole('link', { name: 'Ma demande (3)' }).waitFor()
      expect(await lines()).toBe(3)

      // Dates the wrong way round are said beside their field, and the rest is as it was.
      const change = page.locator('details', { hasText: 'Changer les dates' }).nth(1)
      await change.locator('summary').click()
      await change.locator('[name=end]').fill('2027-10-01')
      await change.getByRole('button', { name: 'Enregistrer' }).click()
      const wrong = page.locator('[name=end][aria-invalid=true]')
      await wrong.waitFor()
      await wrong.fill('2027-10-11')
      await page.locator('details[open]').getByRole('button', { name: 'Enregistrer' }).click()
      await page.getByText('du 9 au 11 octobre 2027').first().waitFor()
      await page.getByRole('button', { name: /^Retirer/ }).last().click()
      await page.getByRole('link', { name: 'Ma demande (2)' }).waitFor()
      expect(await lines()).toBe(2)

      await page.locator('[name=purpose]').fill('Fête de la science')
      await page.getByRole('button', { name: /^Envoyer/ }).click()
      await page.waitForURL(/\/connexion/)
      await visitor.signIn('emprunteur@demo.test')
      await visitor.go('/demande')
      expect(await page.locator('[name=purpose]').inputValue()).toBe('Fête de la science')
      expect(await lines()).toBe(2)
      await page.getByRole('button', { name: /^Envoyer/ }).click()
      await page.waitForURL(/\/(demandes|prets)\//)
      await page.getByText(/demandes? (est|sont) envoyées?/).first().waitFor()
      expect(await page.getByRole('link', { name: /^Ma demande/ }).count()).toBe(0)
    })
  }
})
