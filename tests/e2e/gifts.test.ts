import { describe, expect, inject, test } from 'vitest'

import { noBrowser, PHONE, useBrowser, type Visitor } from '../support/browser'
import { BOTH, look } from '../support/look'

const browser = useBrowser()

/** Somebody of the demo, by the API. */
async function apiOf(email: string) {
  const call = async (method: string, at: string, body?: object, token?: string) => {
    const answer = await fetch(`${inject('siteUrl')}/api/v1${at}`, { method, headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) }, ...(body && { body: JSON.stringify(body) }) })
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
  }
  const { body } = await call('POST', '/session', { email, password: 'bourse-demo-2026' })
  return (method: string, at: string, sent?: object) => call(method, at, sent, body.token as string)
}

/** An annonce of the demo's lender, made for this walk. */
async function annonce(fields: object): Promise<number> {
  const api = await apiOf('preteur@demo.test')
  const { items } = (await api('GET', '/loans?limit=1')).body as { items: { lender: { id: string }; borrower: { id: string } }[] }
  const ids = items.flatMap(({ lender, borrower }) => [lender.id, borrower?.id])
  const refusals: unknown[] = []
  for (const organisationId of new Set(ids)) {
    const { status, body } = await api('POST', '/listings', { organisationId, status: 'published', handoverModes: ['on_site'], sites: [{ communeInsee: '38185', label: '', address: '' }], ...fields })
    if (status === 201) return body.id as number
    refusals.push(body)
  }
  throw new Error(`the lender of the demo could not post: ${JSON.stringify(refusals)}`)
}

async function ask(borrower: Visitor, id: number, button: string, values: Record<string, string>): Promise<string> {
  await borrower.go(`/annonces/${id}`)
  for (const [name, value] of Object.entries(values)) await borrower.page.locator(`[name=${name}]`).fill(value)
  await borrower.page.getByRole('button', { name: button }).click()
  await borrower.page.waitForURL(/\/prets\//)
  return new URL(borrower.page.url()).pathname
}

/** Words of lending have no place on the page of what is given, or of somebody's time; the way back leads to all that one shares. */
const wordsOfLending = async ({ page }: Visitor) => (await page.locator('main').innerText()).replace('Mes prêts', '').match(/\b(prêts?|prêtez|emprunt\w*|retrait|retour)\b/gi)

describe.skipIf(noBrowser())('a don', () => {
  test('is asked for, promised in the order its giver likes, fetched in parts, and its annonce is put away', async () => {
    const [giver, asker] = [await browser.visit({ viewport: PHONE }), await browser.visit({ viewport: PHONE })]
    await giver.signIn('preteur@demo.test')
    await asker.signIn('emprunteur@demo.test')
    const id = await annonce({ nature: 'don', category: 'dons.tissus', title: 'Chutes de feutrine', stock: 6 })
    const loan = await ask(asker, id, 'Demander ce don', { start: '2027-11-06', quantity: '4', purpose: 'Atelier des enfants' })
    const second = await ask(asker, id, 'Demander ce don', { start: '2027-11-07', quantity: '3', purpose: 'Marché' })

    await giver.go(`/annonces/${id}`)
    await giver.page.getByRole('link', { name: 'Voir les 2 demandes' }).click()
    await giver.page.getByText('Il en reste 6 à promettre').waitFor()
    await look(giver, 'gifts-requests', BOTH)
    await giver.page.getByRole('button', { name: /^Promettre/ }).first().click()
    await giver.page.getByText('Il en reste 2 à promettre').waitFor()
    await look(giver, 'gifts-one-promised', BOTH)
    await giver.page.getByRole('button', { name: /^Promettre/ }).first().click()
    await giver.page.getByText('Tout est promis ou donné').waitFor()

    await asker.go(loan)
    await asker.page.getByText('C’est promis. Vous viendrez chercher ce don.').waitFor()
    expect(await wordsOfLending(asker)).toBeNull()
    await look(asker, 'gifts-promised', BOTH)
    await asker.go(`${loan}/retrait`)
    await asker.page.locator('[name$=quantityOut]').fill('3')
    await look(asker, 'gifts-collect', BOTH)
    expect(await wordsOfLending(asker)).toBeNull()
    await asker.page.getByRole('button', { name: 'C’est emporté' }).click()
    await asker.page.getByText('Une partie est emportée. Le reste vous attend.').waitFor()
    expect(await wordsOfLending(asker)).toBeNull()
    await look(asker, 'gifts-part-collected', BOTH)

    await giver.go(`${loan}/retrait`)
    await giver.page.getByRole('button', { name: 'C’est emporté' }).click()
    await giver.page.getByText('Un mot de merci').waitFor()
    expect(await wordsOfLending(giver)).toBeNull()
    await look(giver, 'gifts-collected', BOTH)
    await giver.go(`${second}/retrait`)
    await giver.page.getByRole('button', { name: 'C’est emporté' }).click()
    await giver.page.waitForURL(`**${second}`)
    await giver.go(`/annonces/${id}`)
    await giver.page.getByText('Tout est donné').first().waitFor()
    await look(giver, 'gifts-all-given', BOTH)
  }, 240_000)
})

describe.skipIf(noBrowser())('a helping hand', () => {
  test('is asked for and agreed, in its own words', async () => {
    const [helper, asker] = [await browser.visit({ viewport: PHONE }), await browser.visit({ viewport: PHONE })]
    await helper.signIn('preteur@demo.test')
    await asker.signIn('emprunteur@demo.test')
    const id = await annonce({ nature: 'competence', category: 'competences.logistique', title: 'Montage de chapiteau', stock: 2 })
    const loan = await ask(asker, id, 'Envoyer la demande', { start: '2027-11-06', startTime: '09:00', end: '2027-11-06', endTime: '12:00', quantity: '1', purpose: 'Fête d’automne' })
    await helper.go(loan)
    await look(helper, 'gifts-help-asked', BOTH)
    await helper.page.getByRole('button', { name: 'C’est entendu' }).click()
    await helper.page.getByText('C’est entendu. Vous irez aider').first().waitFor()
    expect(await wordsOfLending(helper)).toBeNull()
    await look(helper, 'gifts-help-agreed', BOTH)
    await asker.go(`${loan}/retrait`)
    await asker.page.getByText('Ce coup de main a changé entre-temps').waitFor()
  }, 120_000)
})
