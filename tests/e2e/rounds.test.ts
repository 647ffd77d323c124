import sharp from 'sharp'
import { describe, expect, test } from 'vitest'

import { noBrowser, PHONE, useBrowser, type Visitor } from '../support/browser'
import { annoncesOfLender } from '../support/demo-annonces'
import { BOTH, look } from '../support/look'

const browser = useBrowser()
const photo = async (colour: string) => ({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer: await sharp({ create: { width: 800, height: 600, channels: 3, background: colour } }).jpeg().toBuffer() })

/** Two loans of the demo's lender, promised for one day. */
async function twoPromised(lender: Visitor, borrower: Visitor, day: string): Promise<string[]> {
  const loans: string[] = []
  for (const annonce of await annoncesOfLender(`nature=pret&du=${day}&au=${day}`)) {
    await borrower.go(`${annonce}?du=${day}&au=${day}`)
    if ((await borrower.page.locator('[name=end]').count()) === 0 || (await borrower.page.locator('[name=startTime]').count()) > 0 || (await borrower.page.getByText(/C’est libre|^Libre/).count()) === 0) continue
    await borrower.page.locator('[name=purpose]').fill('Fête d’hiver')
    await borrower.page.getByRole('button', { name: 'Envoyer la demande' }).click()
    await borrower.page.waitForURL(/\/prets\//)
    loans.push(new URL(borrower.page.url()).pathname)
    await lender.go(loans.at(-1)!)
    await lender.page.getByRole('button', { name: 'Accepter', exact: true }).click()
    await lender.page.getByText('C’est accepté').first().waitFor()
    if (loans.length === 2) return loans
  }
  throw new Error('the lender of the demo lends too little in whole days')
}

describe.skipIf(noBrowser())('a round', () => {
  for (const { name, javaScript, day } of [
    { name: 'on a phone', javaScript: true, day: '2028-01-15' },
    { name: 'without JavaScript', javaScript: false, day: '2028-02-19' },
  ]) {
    test(`is composed from the planning and driven stop by stop, ${name}`, async () => {
      const [lender, borrower, driver] = [await browser.visit({ javaScript, viewport: PHONE }), await browser.visit({ viewport: PHONE }), await browser.visit({ javaScript, viewport: PHONE })]
      await lender.signIn('preteur@demo.test')
      await borrower.signIn('emprunteur@demo.test')
      const loans = await twoPromised(lender, borrower, day)
      // Their retraits may come a day or two before, as the lender's hours say.
      await lender.go(`/planning?semaine=${day}`)
      if (javaScript) await look(lender, 'rounds-planning', BOTH)
      const link = lender.page.locator('a[href^="/tournees?jour="]').first()
      await link.click()
      await lender.page.waitForURL(/\/tournees\?jour=/)
      await lender.page.locator('[name=driver]').fill('Ali')
      await lender.page.locator('[name^="place."]').first().fill('3 rue des Lilas, Eybens')
      await look(lender, `rounds-compose-${name.split(' ')[0]}`, BOTH)
      await lender.page.getByRole('button', { name: 'Créer la tournée' }).click()
      await lender.page.getByText('La tournée est prête').waitFor()
      const address = new URL(await lender.page.locator('input[name=link]').first().inputValue()).pathname
      await look(lender, `rounds-composed-${name.split(' ')[0]}`, BOTH)

      await driver.go(address)
      await driver.page.getByText('3 rue des Lilas, Eybens').waitFor()
      await look(driver, `rounds-round-${name.split(' ')[0]}`, BOTH)
      await driver.page.getByRole('link', { name: /^Noter cet arrêt/ }).first().click()
      await driver.page.waitForURL(/\/tournees\/[^/]+\/[0-9a-f-]+$/)
      await look(driver, `rounds-stop-${name.split(' ')[0]}`, BOTH)
      const stop = new URL(driver.page.url()).pathname
      await driver.page.locator('summary', { hasText: 'Personne, je n’ai pas pu' }).click()
      await driver.page.locator('[name=words]').fill('Portail fermé, personne au téléphone')
      await driver.page.getByRole('button', { name: 'Prévenir les deux associations' }).click()
      await driver.page.getByText('C’est noté. Les deux associations sont prévenues.').waitFor()
      await driver.page.getByText('Portail fermé').waitFor()

      await driver.go(stop)
      await driver.page.locator('input[type=file]').first().setInputFiles([await photo('#b04a2f')])
      await driver.page.getByRole('button', { name: 'Noter le retrait' }).click()
      await driver.page.getByText(/^fait à/).first().waitFor()
      await look(driver, `rounds-driven-${name.split(' ')[0]}`, BOTH)

      const told = []
      for (const loan of loans) {
        await borrower.go(loan)
        told.push(await borrower.page.getByText('Ali, ').count())
      }
      expect(Math.max(...told)).toBeGreaterThan(0)
      await lender.go(`/tournees${new URL(lender.page.url()).search}`)
      await lender.page.getByRole('button', { name: /^Retirer ce lien/ }).first().click()
      await lender.page.getByText('Le lien de cette tournée ne sert plus').waitFor()
      await driver.go(address)
      await driver.page.getByText('Ce lien ne sert plus').first().waitFor()
    }, 240_000)
  }
})
