import { describe, expect, test } from 'vitest'

import { noBrowser, PHONE, useBrowser, type Visitor } from '../support/browser'
import { severalOf } from '../support/demo-annonces'
import { BOTH, look } from '../support/look'

const browser = useBrowser()

/** A loan of four that is back, damaged. @returns its path. */
async function damagedLoan(lender: Visitor, borrower: Visitor, day: string): Promise<string> {
  await borrower.go(`${await severalOf(borrower, day)}?du=${day}&au=${day}&quantite=4`)
  await borrower.page.locator('[name=purpose]').fill('Bal de fin d’année')
  await borrower.page.getByRole('button', { name: 'Envoyer la demande' }).click()
  await borrower.page.waitForURL(/\/prets\//)
  const loan = new URL(borrower.page.url()).pathname
  await lender.go(loan)
  await look(lender, 'dispute-asked', BOTH)
  await lender.page.getByRole('button', { name: 'Accepter', exact: true }).click()
  await lender.page.getByRole('img', { name: 'Code QR de ce prêt' }).waitFor()
  await lender.go(`${loan}/retrait`)
  await lender.page.getByRole('button', { name: 'Noter le retrait' }).click()
  await lender.page.waitForURL((url) => url.pathname === loan)
  await lender.go(`${loan}/retour`)
  await lender.page.getByLabel('Abîmé').first().check()
  await lender.page.getByRole('button', { name: 'Noter le retour' }).click()
  await lender.page.waitForURL((url) => url.pathname === loan)
  return loan
}

describe.skipIf(noBrowser())('something is damaged', () => {
  for (const { name, javaScript, viewport, day } of [
    { name: 'on a phone', javaScript: true, viewport: PHONE, day: '2028-01-08' },
    { name: 'without JavaScript', javaScript: false, viewport: { width: 360, height: 741 }, day: '2028-01-22' },
  ]) {
    test(`the two tell what happened and agree, ${name}`, async () => {
      const [lender, borrower] = [await browser.visit({ javaScript, viewport }), await browser.visit({ javaScript, viewport })]
      await lender.signIn('preteur@demo.test')
      await borrower.signIn('emprunteur@demo.test')
      const loan = await damagedLoan(lender, borrower, day)

      await lender.page.getByRole('link', { name: 'Le dire et se mettre d’accord' }).waitFor()
      await look(lender, 'dispute-noted', BOTH)
      await lender.go(`${loan}/litige`)
      await look(lender, 'dispute-open', BOTH)
      await lender.page.locator('[name$=quantity]').fill('2')
      await lender.page.locator('[name$=amount]').fill('45,50')
      await lender.page.getByRole('button', { name: 'Envoyer à l’autre association' }).click()
      await lender.page.getByText('Ce champ est à remplir').first().waitFor()
      expect(await lender.page.locator('[name$=amount]').inputValue()).toBe('45,50')
      await look(lender, 'dispute-open-errors', BOTH)
      await lender.page.locator('[name=words]').fill('Deux sont revenues fendues.\nNous l’avons vu en rangeant, le soir même.')
      await lender.page.getByRole('button', { name: 'Envoyer à l’autre association' }).click()
      await lender.page.getByText('C’est envoyé. L’autre association est prévenue').waitFor()
      await look(lender, 'dispute-opened', BOTH)

      await borrower.go(`${loan}/litige`)
      await borrower.page.getByLabel('Que s’est-il passé, selon vous ?').fill('Une était déjà fendue au départ.')
      await borrower.page.getByRole('button', { name: 'Envoyer', exact: true }).click()
      await borrower.page.getByText('C’est enregistré. L’autre association est prévenue').waitFor()
      await borrower.page.locator('summary', { hasText: 'Proposer une issue' }).click()
      await borrower.page.getByLabel(/ paie une somme à /).check()
      await borrower.page.getByRole('button', { name: 'Proposer', exact: true }).click()
      await borrower.page.getByText('Ce champ est à remplir').first().waitFor()
      await borrower.page.locator('[name=amount]').fill('20')
      await look(borrower, 'dispute-propose', BOTH)
      await borrower.page.getByRole('button', { name: 'Proposer', exact: true }).click()
      await borrower.page.getByText('Votre proposition est envoyée').waitFor()
      await look(borrower, 'dispute-proposed', BOTH)

      await lender.go(loan)
      await lender.page.getByText('L’autre association vous propose une issue').waitFor()
      await look(lender, 'dispute-loan', BOTH)
      await lender.go(`${loan}/litige`)
      await look(lender, 'dispute-to-agree', BOTH)
      await lender.page.getByRole('button', { name: 'Je suis d’accord' }).click()
      await lender.page.getByText('Vous êtes d’accord : c’est noté').waitFor()
      await lender.page.getByText(/paie 20\s€ à/).first().waitFor()
      await look(lender, 'dispute-agreed', BOTH)
    }, 180_000)
  }

  test('what they cannot settle is read by the coordinators, who see nothing of it before', async () => {
    for (const [javaScript, viewport, day] of [[true, PHONE, '2028-02-05'], [false, { width: 360, height: 741 }, '2028-02-19']] as const) {
      const [lender, borrower, coordinator] = [await browser.visit({ javaScript, viewport }), await browser.visit({ javaScript, viewport }), await browser.visit({ javaScript, viewport })]
      await lender.signIn('preteur@demo.test')
      await borrower.signIn('emprunteur@demo.test')
      await coordinator.signIn('coordination@demo.test')
      const loan = await damagedLoan(lender, borrower, day)
      await lender.go(`${loan}/litige`)
      await lender.page.locator('[name=words]').fill('Elles sont revenues fendues.')
      await lender.page.getByRole('button', { name: 'Envoyer à l’autre association' }).click()
      await lender.page.getByText('Vous pourrez demander à la coordination').waitFor()
      await coordinator.go(`${loan}/litige`)
      await coordinator.page.getByRole('heading', { level: 1, name: /introuvable/i }).waitFor()
      await borrower.go(`${loan}/litige`)
      await borrower.page.getByLabel('Que s’est-il passé, selon vous ?').fill('Non, elles étaient entières.')
      await borrower.page.getByRole('button', { name: 'Envoyer', exact: true }).click()
      await borrower.page.getByText('C’est enregistré').waitFor()
      await borrower.page.locator('summary', { hasText: 'Demander à la coordination' }).click()
      await borrower.page.getByLabel('Qu’est-ce qui bloque ?').fill('Chacun reste sur sa position.')
      await look(borrower, 'dispute-raise', BOTH)
      await borrower.page.getByRole('button', { name: 'Envoyer à la coordination' }).click()
      await borrower.page.getByText('La coordination est prévenue').waitFor()
      await look(borrower, 'dispute-raised', BOTH)

      await coordinator.go('/moderation/prets?vue=dispute')
      await look(coordinator, 'dispute-desk', BOTH)
      await coordinator.page.locator(`a[href="${loan}/litige"]`).waitFor()
      await coordinator.go(`${loan}/litige`)
      await coordinator.page.getByText('Elles sont revenues fendues.').waitFor()
      await coordinator.page.getByText('Chacun reste sur sa position.').waitFor()
      expect(await coordinator.page.locator('main form').count()).toBe(0)
      await look(coordinator, 'dispute-desk-page', BOTH)
    }
  }, 300_000)
})
