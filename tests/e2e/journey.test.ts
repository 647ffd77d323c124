import type { Locator, Page } from 'playwright-core'
import sharp from 'sharp'
import { describe, test, vi } from 'vitest'

import { addDays, parisMoment } from '~/platform/paris-time'

import { DESKTOP, noBrowser, PHONE, useBrowser, type Visitor } from '../support/browser'
import { look } from '../support/look'

/**
 * The main job of the site, by the people who do it: a newcomer registers and inscribes her association, the coordinator
 * verifies it, she posts an annonce with a photo, a borrower of another commune finds it by name and dates and asks for it,
 * she accepts, both record the retrait and the retour. Once on a phone with JavaScript, once on a desk without.
 */
const browser = useBrowser()
const PASSWORD = 'trois chevaux sous la pluie'

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click()
const main = (page: Page): Locator => page.locator('main')

/** Every step in its order. */
function album(name: string) {
  let number = 0
  return (visitor: Visitor, step: string) => look(visitor, `${name}/${String(++number).padStart(2, '0')}-${step}`)
}

/** The six-digit code of the newest mail to this address, read where the demo keeps its mail. */
async function codeSentTo(visitor: Visitor, email: string): Promise<string> {
  return vi.waitFor(
    async () => {
      await visitor.go('/dev/mails')
      const mails = visitor.page.getByRole('link').filter({ hasText: email })
      if ((await mails.count()) === 0) throw new Error(`no mail for ${email} yet`)
      await mails.first().click()
      const code = /\b(\d{6})\b/.exec(await main(visitor.page).innerText())
      if (!code) throw new Error(`no code for ${email} yet`)
      return code[1]!
    },
    { timeout: 60_000, interval: 500 },
  )
}

describe.skipIf(noBrowser())('from an annonce to a returned loan', () => {
  for (const { name, javaScript, viewport } of [
    { name: 'on a phone', javaScript: true, viewport: PHONE },
    { name: 'on a desk, without JavaScript', javaScript: false, viewport: DESKTOP },
  ]) {
    test(name, async () => {
      const show = album(name.replace(/[^a-z]+/g, '-'))
      const mark = javaScript ? 'Étoile' : 'Comète'
      const title = `Vidéoprojecteur ${mark} et son écran`
      const email = `nouvelle.${mark === 'Étoile' ? 'etoile' : 'comete'}@exemple.test`
      const open = () => browser.visit({ javaScript, viewport })

      // A newcomer registers, confirms her address with the code, and inscribes her association.
      const lender = await open()
      await lender.go('/inscription')
      await lender.page.getByLabel('Prénom et nom').fill('Nadia Belkacem')
      await lender.page.getByLabel('Adresse e-mail').fill(email)
      await lender.page.getByLabel('Téléphone').fill('06 12 34 56 78')
      await lender.page.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD)
      await show(lender, 'inscription')
      await press(lender.page, 'Créer mon compte')
      await lender.page.waitForURL('**/confirmer-adresse')
      const code = await codeSentTo(await open(), email)
      await lender.page.getByLabel('Code reçu par e-mail').fill(code)
      await press(lender.page, 'Confirmer')
      await lender.page.waitForURL((url) => !url.pathname.startsWith('/confirmer-adresse'))

      await lender.go('/associations/nouvelle')
      await lender.page.locator('input[name=name]').fill(`Les Yeux de l’${mark}`)
      await lender.page.locator('select[name=communeInsee]').selectOption('38229')
      await lender.page.locator('input[name=rna]').fill(javaScript ? 'W381000901' : 'W381000902')
      await lender.page.locator('input[name=email]').fill(`contact.${email}`)
      await lender.page.locator('input[name=phone]').fill('04 76 12 34 56')
      await show(lender, 'association')
      await press(lender.page, 'Inscrire l’association')
      await lender.page.waitForURL(/\/associations\/les-yeux/)

      // The coordinator finds it in her queue and verifies it.
      const coordinator = await open()
      await coordinator.signIn('coordination@demo.test')
      await coordinator.go('/moderation')
      await show(coordinator, 'coordination')
      await main(coordinator.page).getByRole('link', { name: new RegExp(mark) }).first().click()
      await coordinator.page.waitForURL(/\/moderation\/associations\//)
      await show(coordinator, 'coordination-association')
      await press(coordinator.page, 'Vérifier l’association')
      await coordinator.page.getByText('vérifiée').first().waitFor()

      // She posts what she lends, with a photo.
      await lender.go('/annonces/nouvelle')
      const photo = await sharp({ create: { width: 1200, height: 900, channels: 3, background: javaScript ? '#b5651d' : '#1d6fb5' } }).jpeg().withExif({ IFD0: { Artist: 'Nadia' } }).toBuffer()
      await lender.page.locator('input[type=file][name=photos]').setInputFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer: photo })
      await lender.page.locator('input[name=title]').fill(title)
      await lender.page.locator('input[name=stock]').fill('3')
      await lender.page.locator('select[name="sites.0.communeInsee"]').selectOption('38229')
      await lender.page.locator('input[name="handoverModes[]"][value=on_site]').check()
      await show(lender, 'nouvelle-annonce')
      await press(lender.page, 'Publier')
      await lender.page.waitForURL(/\/annonces\/\d+$/)
      await main(lender.page).getByRole('heading', { level: 1, name: title, exact: true }).waitFor()
      await show(lender, 'annonce')

      // A borrower of another commune finds it by name and dates, from the home page, and asks for it.
      const start = addDays(parisMoment(new Date()).day, 10)
      const end = addDays(start, 1)
      const borrower = await open()
      await borrower.signIn('emprunteur@demo.test')
      await vi.waitFor(
        async () => {
          await borrower.go('/')
          await borrower.page.locator('main input[name=q]').fill(`videoprojecteur ${mark}`)
          await borrower.page.locator('main input[name=du]').fill(start)
          await borrower.page.locator('main input[name=au]').fill(end)
          await press(borrower.page, 'Voir ce qui est libre')
          await borrower.page.waitForURL(/\/annonces\?/)
          await main(borrower.page).getByRole('link', { name: title }).first().waitFor({ timeout: 2000 })
        },
        { timeout: 60_000, interval: 500 },
      )
      await show(borrower, 'recherche')
      await main(borrower.page).getByRole('link', { name: title }).first().click()
      await borrower.page.waitForURL(/\/annonces\/\d+/)
      await borrower.page.locator('input[name=start]').fill(start)
      await borrower.page.locator('input[name=end]').fill(end)
      await borrower.page.locator('input[name=quantity]').fill('2')
      await borrower.page.locator('input[name=purpose]').fill('Ciné-débat de quartier')
      await show(borrower, 'demande')
      await press(borrower.page, 'Envoyer la demande')
      await borrower.page.waitForURL(/\/prets\/[0-9a-f-]{36}$/)
      await show(borrower, 'pret-demande')
      const loan = new URL(borrower.page.url()).pathname

      // She finds the request in her inbox and accepts.
      await lender.go('/prets')
      await show(lender, 'mes-prets')
      await main(lender.page).getByRole('link', { name: 'Répondre' }).first().click()
      await lender.page.waitForURL(`**${loan}`)
      await press(lender.page, 'Accepter')
      await lender.page.getByText('acceptée').first().waitFor()
      await show(lender, 'pret-accepte')

      // She records the retrait, the borrower the retour; she closes.
      await lender.page.getByRole('link', { name: 'Noter le retrait' }).click()
      await lender.page.waitForURL(`**${loan}/retrait`)
      await show(lender, 'retrait')
      await press(lender.page, 'Noter le retrait')
      await lender.page.waitForURL(`**${loan}`)
      await borrower.go(loan)
      await borrower.page.getByRole('link', { name: 'Noter le retour' }).click()
      await borrower.page.waitForURL(`**${loan}/retour`)
      await show(borrower, 'retour')
      await press(borrower.page, 'Noter le retour')
      await borrower.page.waitForURL(`**${loan}`)
      await show(borrower, 'pret-rendu')
      await lender.go(loan)
      await press(lender.page, 'Clôturer')
      await lender.page.getByText('clôturé').first().waitFor()
      await show(lender, 'pret-clos')
      for (const person of [lender, borrower, coordinator]) await person.close()
    })
  }
})
