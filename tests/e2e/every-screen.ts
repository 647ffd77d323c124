import { describe, expect, test } from 'vitest'

import { accessibilityFaults, noBrowser, useBrowser, type Visitor } from '../support/browser'
import { annoncesOfLender } from '../support/demo-annonces'
import { look } from '../support/look'

/** The first link of a page whose address matches. */
async function follow(visitor: Visitor, from: string, pattern: RegExp): Promise<string> {
  await visitor.go(from)
  const links = await visitor.page.locator('main a[href]').evaluateAll((anchors) => anchors.map((anchor) => anchor.getAttribute('href')!))
  const link = links.find((href) => pattern.test(href))
  if (!link) throw new Error(`no link like ${pattern} on ${from}`)
  return link
}

const LISTING = /^\/annonces\/\d+/
const NEED = /^\/besoins\/[0-9a-f-]{36}$/
const SERIES = /^\/series\/[0-9a-f-]{36}$/
const LOAN = /^\/prets\/[0-9a-f-]{36}$/
const PUBLIC = ['/', '/annonces', '/annonces?q=chaises&du=2027-06-12&au=2027-06-14&quantite=20', '/annonces?q=zzzzzz', '/annonces?q=salle&du=2027-06-15T19:00&au=2027-06-15T22:00&commune=38158&dit=salle+19h-22h+15+juin+2027+%C3%A0+Eybens', '/annonces?rayon=-1&autour=38151', '/annonces?vue=carte', '/annonces?vue=carte&commune=38151&autour=38158&rayon=5', '/annonces?q=chaises&du=2027-06-12&au=2027-06-14&quantite=150', '/besoins', '/besoins?categorie=mobilier&tri=date', '/besoins?categorie=couture-creation&commune=38057', '/besoins/arreter?jeton=faux', '/inscription', '/connexion', '/mot-de-passe-oublie', '/aide', '/mentions-legales', '/confidentialite', '/accessibilite', '/dev/ui', '/dev/mails', '/nulle-part']
const LENDER = ['/', '/annonces/nouvelle', '/mes-annonces', '/prets', '/conventions', '/compte', '/compte/jetons', '/associations/nouvelle']
const NEEDS = ['/besoins?voir=aider', '/besoins?voir=miens', '/besoins/nouveau', '/besoins/nouveau?q=chaises&quantite=80&autour=38151&rayon=10&categorie=mobilier&nature=pret&pmr=1', '/recherches']
const COORDINATOR = ['/moderation', '/moderation/annonces', '/moderation/prets', '/moderation/vacances', '/moderation/journal']

async function goAndLook(visitor: Visitor, name: string, address: string): Promise<void> {
  await visitor.go(address)
  await look(visitor, `${name}${address.replace(/[^a-z0-9]+/gi, '-').slice(0, 60)}`)
  // The page of the components shows the title component itself.
  if (address !== '/dev/ui') expect(await visitor.page.locator('h1').count(), `${address} has one title`).toBe(1)
}

/** Looks at every screen in a window of this size: nothing scrolls sideways, nothing has an accessibility fault. */
export const everyScreen = (viewport: { width: number; height: number }) =>
  describe.skipIf(noBrowser())('every screen, without an accessibility fault', () => {
    const browser = useBrowser()

    test(`what everybody sees, ${viewport.width} px`, async () => {
      const visitor = await browser.visit({ viewport })
      for (const address of [...PUBLIC, await follow(visitor, '/annonces', LISTING), await follow(visitor, await follow(visitor, '/annonces', LISTING), /^\/associations\/[a-z]/), await follow(visitor, '/besoins', NEED)]) await goAndLook(visitor, 'public', address)
    })

    test(`what a lender sees, ${viewport.width} px`, async () => {
      const visitor = await browser.visit({ viewport })
      await visitor.signIn('preteur@demo.test')
      const listing = await follow(visitor, '/mes-annonces', LISTING)
      const id = LISTING.exec(listing)![0]
      for (const address of [...LENDER, id, `${id}/modifier`, `${id}/convenu`, await follow(visitor, '/prets', LOAN), await follow(visitor, '/prets', SERIES), await follow(visitor, '/prets?voir=en-cours', SERIES)]) await goAndLook(visitor, 'lender', address)
      const association = await follow(visitor, id, /^\/associations\/[a-z]/)
      for (const address of [association, `${association}/modifier`, `${association}/membres`, `${association}/convention`]) await goAndLook(visitor, 'lender', address)
    })

    test(`what she sees of needs, ${viewport.width} px`, async () => {
      const visitor = await browser.visit({ viewport })
      await visitor.signIn('preteur@demo.test')
      const [need, own, saved] = [await follow(visitor, '/besoins?voir=aider', NEED), await follow(visitor, '/besoins?voir=miens', NEED), await follow(visitor, '/recherches', NEED)]
      for (const address of [...NEEDS, need, own, `${own}/modifier`, saved]) await goAndLook(visitor, 'needs', address)
    })

    test(`several things for one occasion, answered in part, ${viewport.width} px`, async () => {
      const [lender, borrower] = [await browser.visit({ viewport }), await browser.visit({ viewport })]
      await lender.signIn('preteur@demo.test')
      // As a visitor: what she chooses stays with her when she signs in.
      await goAndLook(borrower, 'basket-empty', '/demande')
      let chosen = 0
      for (const annonce of await annoncesOfLender('nature=pret&du=2027-09-11&au=2027-09-12')) {
        await borrower.go(`${annonce}?du=2027-09-11&au=2027-09-12&quantite=1`)
        const add = borrower.page.getByRole('button', { name: 'Ajouter à ma demande' })
        if ((await add.count()) === 0 || (await borrower.page.locator('[name=startTime]').count()) > 0) continue
        await add.click()
        await borrower.page.waitForURL(/\/demande$/)
        if (++chosen === 2) break
      }
      expect(chosen).toBe(2)
      await goAndLook(borrower, 'basket', '/demande')
      await borrower.signIn('emprunteur@demo.test')
      await borrower.go(`${await follow(borrower, '/annonces?q=barnum&du=2027-09-11&au=2027-09-12', LISTING)}`)
      await borrower.page.getByRole('button', { name: 'Ajouter à ma demande' }).click()
      // The address changes before the page does, and an annonce has a field of this name too.
      await borrower.page.getByRole('heading', { name: 'Ma demande', exact: true }).waitFor()
      await borrower.page.locator('[name=purpose]').fill('Forum des associations')
      await borrower.page.getByRole('button', { name: /^Envoyer à 2 associations/ }).click()
      await borrower.page.waitForURL(/\/demandes\//)
      const occasion = new URL(borrower.page.url()).pathname
      await goAndLook(borrower, 'occasion', occasion)

      // Her inbox may be long: hers is the first of the occasion's requests.
      const loan = await follow(borrower, occasion, LOAN)
      await goAndLook(lender, 'answer', loan)
      await lender.page.locator('[name^="quantities."]').first().fill('0')
      await lender.page.getByRole('button', { name: 'Accepter' }).click()
      await lender.page.getByText('refusé', { exact: false }).first().waitFor()
      await goAndLook(lender, 'answered', loan)
      await goAndLook(borrower, 'occasion-part', occasion)
      expect(await borrower.page.getByText(/^Il en manque/).count()).toBe(1)
    })

    test(`a need that says too much, and one with everything wrong, ${viewport.width} px`, async () => {
      const visitor = await browser.visit({ viewport })
      await visitor.signIn('preteur@demo.test')
      await visitor.go('/besoins/nouveau')
      const fill = (name: string, text: string) => visitor.page.locator(`[name=${name}]`).fill(text)
      await fill('quantite', '0')
      await visitor.page.getByRole('button', { name: 'Enregistrer' }).click()
      await visitor.page.locator('[name=q][aria-invalid=true]').waitFor()
      expect(await accessibilityFaults(visitor.page), 'the form with its errors').toEqual([])
      await fill('q', 'Donaudampfschifffahrtsgesellschaft'.repeat(5))
      await fill('quantite', '80')
      await fill('description', `${'Tréteaux, planches, rallonges et bonne humeur. '.repeat(30)}\n\n${'x'.repeat(400)}`)
      await visitor.page.getByRole('button', { name: 'Enregistrer' }).click()
      await visitor.page.waitForURL((url) => NEED.test(url.pathname))
      await goAndLook(visitor, 'long', new URL(visitor.page.url()).pathname)
      await goAndLook(visitor, 'long', '/besoins')
    })

    test(`what a coordinator sees, ${viewport.width} px`, async () => {
      const visitor = await browser.visit({ viewport })
      await visitor.signIn('coordination@demo.test')
      for (const address of [...COORDINATOR, await follow(visitor, '/moderation', /^\/moderation\/associations\//)]) await goAndLook(visitor, 'coordinator', address)
    })

    test('in English nothing breaks', async () => {
      const visitor = await browser.visit({ viewport })
      await visitor.page.context().addCookies([{ name: 'langue', value: 'en', url: (await visitor.go('/'), visitor.page.url()) }])
      for (const address of ['/', '/annonces', '/besoins', '/connexion', '/aide']) {
        await visitor.go(address)
        expect(await visitor.page.locator('html').getAttribute('lang')).toBe('en')
        expect(await accessibilityFaults(visitor.page), address).toEqual([])
      }
    })
  })
