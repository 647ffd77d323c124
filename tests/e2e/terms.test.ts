import { describe, test } from 'vitest'

import { DESKTOP, noBrowser, PHONE, useBrowser, type Visitor } from '../support/browser'
import { annoncesOfLender } from '../support/demo-annonces'
import { look } from '../support/look'

const browser = useBrowser()

/** The first annonce of the lender that is lent in whole days, one piece or more. */
async function ownAnnonce(lender: Visitor, borrower: Visitor, dates: string): Promise<string> {
  for (const annonce of await annoncesOfLender(`nature=pret&${dates}`)) {
    await borrower.go(`${annonce}?${dates}`)
    if ((await borrower.page.locator('[name=end]').count()) > 0 && (await borrower.page.locator('[name=startTime]').count()) === 0 && (await borrower.page.getByText(/C’est libre|^Libre/).count()) > 0) return annonce
  }
  throw new Error('the lender of the demo lends nothing in whole days')
}

describe.skipIf(noBrowser())('other terms', () => {
  for (const { name, javaScript, viewport, from } of [
    { name: 'on a phone', javaScript: true, viewport: PHONE, from: '2028-03-04' },
    { name: 'without JavaScript', javaScript: false, viewport: DESKTOP, from: '2028-03-11' },
  ]) {
    test(`are proposed and agreed with one click, ${name}`, async () => {
      const [lender, borrower] = [await browser.visit({ javaScript, viewport }), await browser.visit({ javaScript, viewport })]
      await lender.signIn('preteur@demo.test')
      await borrower.signIn('emprunteur@demo.test')
      const next = `${from.slice(0, 8)}${Number(from.slice(8)) + 1}`
      const annonce = await ownAnnonce(lender, borrower, `du=${from}&au=${from}`)
      await borrower.go(`${annonce}?du=${from}&au=${from}`)
      await borrower.page.locator('[name=purpose]').fill('Bal de l’automne')
      await borrower.page.getByRole('button', { name: 'Envoyer la demande' }).click()
      await borrower.page.waitForURL(/\/prets\//)
      const loan = new URL(borrower.page.url()).pathname

      await lender.go(loan)
      await lender.page.locator('summary', { hasText: 'Proposer autre chose' }).click()
      const form = lender.page.locator('form', { has: lender.page.getByRole('button', { name: 'Envoyer la proposition' }) })
      await form.getByRole('button', { name: 'Envoyer la proposition' }).click()
      await lender.page.getByText('Rien ne change dans cette proposition').first().waitFor()
      await form.locator('[name=end]').fill(next)
      await form.locator('[name=message]').fill('Nous sommes fermés le soir : rapportez le lendemain.')
      await form.getByRole('button', { name: 'Envoyer la proposition' }).click()
      await lender.page.getByText('Votre proposition est envoyée').waitFor()
      await look(lender, 'terms-proposed')

      await borrower.go(loan)
      await look(borrower, 'terms-to-agree')
      await borrower.page.getByRole('button', { name: 'Accepter la proposition' }).click()
      await borrower.page.getByText('C’est accepté').first().waitFor()
      await borrower.page.locator('summary', { hasText: 'Prolonger ou changer les dates' }).click()
      await look(borrower, 'terms-agreed')
    })
  }

  test('what is taken is waited for, on a phone', async () => {
    const [lender, borrower] = [await browser.visit({ viewport: PHONE }), await browser.visit({ viewport: PHONE })]
    await lender.signIn('preteur@demo.test')
    await borrower.signIn('emprunteur@demo.test')
    const dates = 'du=2028-03-18&au=2028-03-18'
    const annonce = await ownAnnonce(lender, borrower, dates)
    await borrower.go(`${annonce}?${dates}`)
    const all = await borrower.page.locator('[name=quantity]').getAttribute('max')
    const ask = async (button: string) => {
      await borrower.go(`${annonce}?${dates}&quantite=${all ?? 1}`)
      await borrower.page.locator('[name=purpose]').fill('Tournoi')
      await borrower.page.getByRole('button', { name: button }).click()
      await borrower.page.waitForURL(/\/prets\//)
      return new URL(borrower.page.url()).pathname
    }
    const first = await ask('Envoyer la demande')
    await lender.go(first)
    await lender.page.getByRole('button', { name: 'Accepter', exact: true }).click()
    // The code of a loan is shown once it is accepted.
    await lender.page.getByRole('img', { name: 'Code QR de ce prêt' }).waitFor()
    await borrower.go(`${annonce}?${dates}&quantite=${all ?? 1}`)
    await look(borrower, 'terms-taken')
    const waiting = await ask('M’inscrire sur la liste d’attente')
    await borrower.page.getByText('Première demande sur la liste').waitFor()
    await look(borrower, 'terms-waiting')

    await borrower.go(first)
    await borrower.page.locator('summary', { hasText: 'Annuler le prêt' }).click()
    await borrower.page.getByRole('button', { name: 'Annuler le prêt' }).click()
    await borrower.page.getByText('Ce prêt est annulé').waitFor()
    await borrower.go(waiting)
    await borrower.page.getByText('Cela s’est libéré : la demande est envoyée au prêteur').waitFor()
  })
})
