import { describe, expect, test } from 'vitest'

import { accessibilityFaults, DESKTOP, noBrowser, PHONE, useBrowser, type Visitor } from '../support/browser'

const browser = useBrowser()
const focused = ({ page }: Visitor, selector: string) => page.locator(`${selector}:focus`).waitFor()

describe.skipIf(noBrowser())('the search by keyboard', () => {
  test('goes on at the date that was refused, whose message is read out with it', async () => {
    const visitor = await browser.visit()
    await visitor.go('/annonces?q=chaises')
    await visitor.page.locator('input[name=du]').fill('2027-06-14')
    await visitor.page.locator('input[name=au]').fill('2027-06-12')
    await visitor.page.keyboard.press('Enter')
    await focused(visitor, 'input[name=au][aria-invalid=true][aria-describedby=au-error]')
    await visitor.close()
  })

  test('goes on at the title where the page is turned, and past the last link to it', async () => {
    const visitor = await browser.visit()
    for (const [from, step] of [['/annonces', 'Page suivante'], ['/besoins', 'Page suivante'], ['/annonces?page=2', 'Page précédente']] as const) {
      await visitor.go(from)
      await visitor.page.getByRole('link', { name: step }).focus()
      await visitor.page.keyboard.press('Enter')
      await focused(visitor, 'h1')
    }
    await visitor.close()
  })

  test('passes the filters with one key', async () => {
    const visitor = await browser.visit({ viewport: DESKTOP })
    await visitor.go('/annonces')
    const skip = visitor.page.getByRole('link', { name: 'Passer les filtres' })
    await visitor.page.getByRole('button', { name: 'Rechercher' }).focus()
    await visitor.page.keyboard.press('Tab')
    expect(await skip.evaluate((link) => link === document.activeElement)).toBe(true)
    await visitor.page.keyboard.press('Enter')
    await focused(visitor, '#annonces')
    await visitor.page.keyboard.press('Tab')
    await focused(visitor, '#annonces a')
    await visitor.close()
  })
})

describe.skipIf(noBrowser())('the search page', () => {
  test.each([PHONE, DESKTOP])('leaves room for the words beside a message, and for the longest word in it: $width px', async (viewport) => {
    const visitor = await browser.visit({ viewport })
    await visitor.go(`/annonces?q=chaises&du=${'Donaudampfschifffahrtsgesellschaft'.repeat(3)}&quantite=0`)
    expect((await visitor.page.locator('main input[name=q]').boundingBox())!.width).toBeGreaterThan(300)
    const message = (await visitor.page.locator('#du-error span').last().boundingBox())!
    expect(message.x + message.width).toBeLessThanOrEqual(viewport.width)
    expect(await accessibilityFaults(visitor.page)).toEqual([])
    await visitor.close()
  })

  test('shows a map without circles as it is: no list of communes, no words about circles', async () => {
    const visitor = await browser.visit()
    await visitor.go('/annonces?vue=carte&q=zzzzzz')
    expect(await visitor.page.locator('figure').innerText()).not.toMatch(/commune|rond/i)
    await visitor.go('/annonces?vue=carte&q=chaises')
    expect(await visitor.page.locator('figure').innerText()).toMatch(/Les \d+ communes en liste/)
    await visitor.close()
  })
})
