import sharp from 'sharp'
import { describe, expect, test } from 'vitest'

import { noBrowser, PHONE, useBrowser } from '../support/browser'
import { severalOf } from '../support/demo-annonces'
import { look } from '../support/look'

const browser = useBrowser()
const photo = async (colour: string) => ({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer: await sharp({ create: { width: 800, height: 600, channels: 3, background: colour } }).jpeg().toBuffer() })

/** Counts what a finger does; typing is not counted. */
function taps() {
  let count = 0
  return { tap: async (target: { click(): Promise<void> }) => (count++, target.click()), get count() { return count } }
}

describe.skipIf(noBrowser())('a loan from the request to the retour, on a phone', () => {
  test('takes few taps: asked in 1 beyond typing, accepted in 1, handed over in 2, brought back in 2', async () => {
    const day = '2027-12-04'
    const [lender, borrower, driver] = [await browser.visit({ viewport: PHONE }), await browser.visit({ viewport: PHONE }), await browser.visit({ viewport: PHONE })]
    await lender.signIn('preteur@demo.test')
    await borrower.signIn('emprunteur@demo.test')
    const annonce = await severalOf(borrower, day)

    await borrower.go(`${annonce}?du=${day}&au=${day}&quantite=4`)
    await borrower.page.locator('[name=purpose]').fill('Marché de l’Avent')
    const asked = taps()
    await asked.tap(borrower.page.getByRole('button', { name: 'Envoyer la demande' }))
    await borrower.page.waitForURL(/\/prets\//)
    const loan = new URL(borrower.page.url()).pathname
    const code = (await borrower.page.locator('dd .tracking-widest').innerText()).trim()

    const accepted = taps()
    await lender.go(loan)
    await accepted.tap(lender.page.getByRole('button', { name: 'Accepter', exact: true }))
    await lender.page.getByText('C’est accepté. Vous iriez').or(lender.page.getByRole('img', { name: 'Code QR de ce prêt' })).first().waitFor()
    await look(lender, 'handover-accepted')

    // A driver without an account fetches it.
    await borrower.go(loan)
    await borrower.page.locator('summary', { hasText: 'Quelqu’un sans compte' }).click()
    await borrower.page.locator('#guest-name').fill('Marc')
    await borrower.page.getByRole('button', { name: 'Créer un lien' }).click()
    const link = borrower.page.locator('input[name=link]')
    await link.waitFor()
    await look(borrower, 'handover-guest-named')
    const passage = new URL(await link.inputValue()).pathname

    // The lender types the code that the driver reads out, and notes what leaves: a part now, the rest later.
    const handedOver = taps()
    await lender.go('/prets')
    await lender.page.locator('[name=code]').fill(code.toLowerCase())
    await handedOver.tap(lender.page.getByRole('button', { name: 'Ouvrir' }))
    await lender.page.waitForURL(`**${loan}/retrait`)
    await lender.page.locator('[name$=quantityOut]').fill('3')
    await lender.page.getByText('Le reste sera emporté plus tard').click()
    await lender.page.locator('input[type=file]').first().setInputFiles([await photo('#b04a2f'), await photo('#2f6cb0')])
    await look(lender, 'handover-handover')
    await handedOver.tap(lender.page.getByRole('button', { name: 'Noter le retrait' }))
    await lender.page.waitForURL(`**${loan}`)
    await look(lender, 'handover-handed-over')

    await driver.go(passage)
    await driver.page.getByText('a noté le retrait. Est-ce exact ?').waitFor()
    const box = (await driver.page.locator('svg.touch-none').first().boundingBox())!
    await driver.page.mouse.move(box.x + 20, box.y + 30)
    await driver.page.mouse.down()
    for (const [dx, dy] of [[60, 10], [100, 50], [160, 20]] as const) await driver.page.mouse.move(box.x + dx, box.y + dy)
    await driver.page.mouse.up()
    await look(driver, 'handover-guest')
    await driver.page.getByRole('button', { name: 'C’est exact' }).click()
    await driver.page.getByText('C’est confirmé').waitFor()

    await lender.go(`${loan}/retrait`)
    await lender.page.getByText('Le reste sera emporté plus tard').waitFor({ state: 'detached' })
    await lender.page.getByRole('button', { name: 'Noter le retrait' }).click()
    await lender.page.waitForURL(`**${loan}`)

    const returned = taps()
    await driver.go(passage)
    // The second retrait waits for her word too: what comes back is folded behind it.
    await returned.tap(driver.page.locator('summary', { hasText: 'Ce qui revient' }))
    await returned.tap(driver.page.getByRole('button', { name: 'Noter le retour' }))
    await driver.page.getByText('Ce lien ne sert plus').first().waitFor()
    await lender.go(loan)
    await look(lender, 'handover-returned')
    await lender.page.getByRole('button', { name: 'C’est exact' }).first().waitFor()
    expect({ asked: asked.count, accepted: accepted.count, handedOver: handedOver.count, returned: returned.count }).toEqual({ asked: 1, accepted: 1, handedOver: 2, returned: 2 })
  }, 240_000)

  test('a photo that is none is said beside the photos, and nothing else is lost', async () => {
    const day = '2027-12-11'
    const [lender, borrower] = [await browser.visit({ viewport: PHONE }), await browser.visit({ viewport: PHONE })]
    await lender.signIn('preteur@demo.test')
    await borrower.signIn('emprunteur@demo.test')
    await borrower.go(`${await severalOf(borrower, day)}?du=${day}&au=${day}&quantite=2`)
    await borrower.page.locator('[name=purpose]').fill('Marché')
    await borrower.page.getByRole('button', { name: 'Envoyer la demande' }).click()
    await borrower.page.waitForURL(/\/prets\//)
    const loan = new URL(borrower.page.url()).pathname
    await lender.go(loan)
    await lender.page.getByRole('button', { name: 'Accepter', exact: true }).click()
    await lender.page.getByRole('img', { name: 'Code QR de ce prêt' }).waitFor()
    await lender.go(`${loan}/retrait`)
    await lender.page.getByLabel('Abîmé').first().check()
    await lender.page.locator('input[type=file]').first().setInputFiles([await photo('#2fb06c'), { name: 'faux.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<svg onload="alert(1)"></svg>') }])
    await lender.page.getByRole('button', { name: 'Noter le retrait' }).click()
    await lender.page.getByText('Les dessins SVG ne sont pas acceptés').first().waitFor()
    expect(await lender.page.locator('img[src^="/photos/"]').count()).toBe(1)
    expect(await lender.page.getByLabel('Abîmé').first().isChecked()).toBe(true)
    await look(lender, 'handover-wrong-photo')
    await lender.page.getByRole('button', { name: 'Noter le retrait' }).click()
    await lender.page.getByText('2, abîmé').waitFor()
    expect(await lender.page.locator('img[src^="/photos/"]').count()).toBe(1)
  }, 120_000)
})
