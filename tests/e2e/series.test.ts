import { describe, expect, test } from 'vitest'

import { DESKTOP, noBrowser, PHONE, useBrowser, type Visitor } from '../support/browser'
import { annoncesOfLender } from '../support/demo-annonces'
import { look } from '../support/look'

const browser = useBrowser()

/** The first room of the lender, and the page on which a series of it is asked for. */
async function ownRoom(lender: Visitor, borrower: Visitor): Promise<string> {
  for (const annonce of await annoncesOfLender('nature=salle')) {
    await borrower.go(annonce)
    if ((await borrower.page.getByText('Demander cette salle').count()) > 0) return annonce
  }
  throw new Error('the lender of the demo lends no room')
}

describe.skipIf(noBrowser())('a series', () => {
  for (const { name, javaScript, viewport, from, to } of [
    { name: 'on a phone', javaScript: true, viewport: PHONE, from: '09:00', to: '11:00' },
    { name: 'without JavaScript', javaScript: false, viewport: DESKTOP, from: '14:00', to: '16:00' },
  ]) {
    test(`is composed, sent, accepted, changed and stopped, ${name}`, async () => {
      const [lender, borrower] = [await browser.visit({ javaScript, viewport }), await browser.visit({ javaScript, viewport })]
      await lender.signIn('preteur@demo.test')
      await borrower.signIn('emprunteur@demo.test')
      const { page } = borrower

      const room = await ownRoom(lender, borrower)
      await borrower.go(room)
      await page.getByRole('link', { name: 'Demander plusieurs dates' }).click()
      await page.getByRole('heading', { level: 1, name: 'Demander plusieurs dates' }).waitFor()
      await look(borrower, 'series-blank')
      await page.getByLabel('mardi').check()
      await page.locator('[name=du]').fill('2028-02-15')
      await page.locator('[name=de]').fill(from)
      await page.locator('[name=a]').fill(to)
      await page.getByRole('button', { name: 'Voir les dates' }).click()
      await page.getByText('Dites jusqu’à quel jour : une série a une fin.').first().waitFor()
      await page.locator('[name=au]').fill('2028-04-18')
      await page.getByRole('button', { name: 'Voir les dates' }).click()
      await page.getByText('10 dates sur 10').waitFor()
      expect(await page.getByLabel('mardi 29 février').isChecked()).toBe(true)
      await page.getByLabel('mardi 22 février').uncheck()
      await look(borrower, 'series-composed')
      await page.locator('[name=purpose]').fill('Chorale')
      await page.getByRole('button', { name: 'Envoyer la demande' }).click()
      await page.waitForURL(/\/series\/[0-9a-f-]{36}$/)
      const series = new URL(page.url()).pathname
      await page.getByText('La demande de 9 dates est envoyée.').waitFor()
      await look(borrower, 'series-sent')

      await lender.go('/prets')
      await look(lender, 'series-inbox')
      await lender.page.locator(`a[href="${series}"]`).first().click()
      await lender.page.getByText('attend votre réponse').first().waitFor()
      await lender.page.getByLabel('mardi 7 mars').uncheck()
      await look(lender, 'series-to-answer')
      await lender.page.getByRole('button', { name: 'Accepter ces dates' }).click()
      await lender.page.getByText('8 dates à venir.').waitFor()
      await look(lender, 'series-accepted')

      await borrower.go(`${room}/serie?rythme=semaine-1&jours=TU&du=2028-02-15&au=2028-04-18&de=${from}&a=${to}&feries=1`)
      await page.getByText('2 dates sur 10').waitFor()
      await look(borrower, 'series-taken')
      await borrower.go(series)
      await page.getByRole('link', { name: 'Changer le rythme ou les heures' }).click()
      await page.locator('[name=du]').fill('2028-04-04')
      await page.locator('[name=a]').fill(to.replace('00', '30'))
      await page.getByRole('button', { name: 'Voir les dates' }).click()
      await page.getByText('3 dates seraient annulées et remplacées').waitFor()
      await look(borrower, 'series-change')
      await page.getByRole('button', { name: 'Proposer ce changement' }).click()
      await page.waitForURL((url) => /\/series\/[0-9a-f-]{36}$/.test(url.pathname) && url.pathname !== series)
      const changed = new URL(page.url()).pathname
      await lender.go(changed)
      await lender.page.getByText('3 dates d’avant sont annulées').waitFor()
      await lender.page.getByRole('button', { name: 'Accepter ces dates' }).click()
      await lender.page.getByText('3 dates à venir.').waitFor()

      await lender.page.locator('summary', { hasText: 'Arrêter la série' }).click()
      await lender.page.locator('[name=from]').fill('2028-04-10')
      await lender.page.getByRole('button', { name: 'Arrêter à partir de ce jour' }).click()
      await lender.page.getByText('Une date à venir.').waitFor()
      await look(lender, 'series-stopped')
      await borrower.go(series)
      await page.getByText('Changée à partir du').waitFor()
      await look(borrower, 'series-before')
    })
  }

  test('the vacances of the territory are kept at the desk, on a phone', async () => {
    const coordinator = await browser.visit({ viewport: PHONE })
    await coordinator.signIn('coordination@demo.test')
    await coordinator.go('/moderation/vacances')
    await coordinator.page.locator('[name=name]').fill('Toussaint 2028')
    await coordinator.page.locator('[name=first]').fill('2028-10-21')
    await coordinator.page.locator('[name=last]').fill('2028-10-01')
    await coordinator.page.getByRole('button', { name: 'Ajouter', exact: true }).click()
    await coordinator.page.getByText('Le dernier jour vient avant le premier.').first().waitFor()
    await coordinator.page.locator('[name=last]').fill('2028-11-05')
    await coordinator.page.getByRole('button', { name: 'Ajouter', exact: true }).click()
    await coordinator.page.getByText('du 21 octobre au 5 novembre 2028').waitFor()
    await look(coordinator, 'series-vacances')
    await coordinator.page.getByRole('button', { name: 'Retirer : Toussaint 2028' }).click()
    await coordinator.page.getByText('C’est retiré.').waitFor()
  })
})
