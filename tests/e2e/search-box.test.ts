import { describe, expect, test } from 'vitest'

import { accessibilityFaults, DESKTOP, noBrowser, PHONE, useBrowser, type Visitor } from '../support/browser'

const browser = useBrowser()
const SUGGESTIONS = '**/annonces/suggestions?*'

const box = ({ page }: Visitor) => page.locator('main input[name=q]')
const options = ({ page }: Visitor) => page.locator('li[role=option]')
const asked = (url: string) => new URL(url).searchParams.get('q')

/** Types into the search box of this page, and waits until something is suggested. */
async function suggested(visitor: Visitor, path: string, text: string) {
  await visitor.go(path)
  await box(visitor).focus()
  await visitor.page.locator('input[name=q][role=combobox]').waitFor()
  await visitor.page.keyboard.type(text)
  await options(visitor).first().waitFor()
}

describe.skipIf(noBrowser())('suggestions', () => {
  test.each([['the home page on a phone', '/', PHONE], ['the search on a desk', '/annonces', DESKTOP]])('are walked with the arrows, on %s', async (_where, path, viewport) => {
    const visitor = await browser.visit({ viewport })
    await suggested(visitor, path, 'cha')
    const count = await options(visitor).count()
    expect(count).toBeGreaterThan(2)
    expect(await visitor.page.getByRole('status').filter({ hasText: 'suggestions' }).innerText()).toBe(`${count} suggestions`)
    for (const option of await options(visitor).all()) expect((await option.boundingBox())!.height).toBeGreaterThanOrEqual(44)
    expect(await box(visitor).getAttribute('aria-expanded')).toBe('true')
    expect(await box(visitor).getAttribute('aria-activedescendant')).toBeNull()

    const chosen = async () => visitor.page.locator(`[id="${await box(visitor).getAttribute('aria-activedescendant')}"]`)
    await visitor.page.keyboard.press('ArrowDown')
    const first = await (await chosen()).innerText()
    expect(first).toBe(await options(visitor).first().innerText())
    expect(await (await chosen()).getAttribute('aria-selected')).toBe('true')
    expect(await accessibilityFaults(visitor.page)).toEqual([])
    await visitor.page.keyboard.press('ArrowUp')
    expect(await (await chosen()).innerText()).toBe(await options(visitor).last().innerText())

    await visitor.page.keyboard.press('Escape')
    await options(visitor).first().waitFor({ state: 'detached' })
    expect(await box(visitor).inputValue()).toBe('cha')
    expect(await box(visitor).getAttribute('aria-expanded')).toBe('false')

    await visitor.page.keyboard.press('ArrowDown')
    await options(visitor).first().waitFor()
    await visitor.page.keyboard.press('ArrowDown')
    await visitor.page.keyboard.press('Enter')
    await visitor.page.waitForURL('**/annonces?categorie=mobilier.chaises')
    await visitor.page.getByRole('link', { name: 'Retirer le filtre : Chaises', exact: true }).waitFor()
    expect(await box(visitor).inputValue()).toBe('')
  })

  test('left alone, Enter sends the words', async () => {
    const visitor = await browser.visit()
    await suggested(visitor, '/annonces', 'chaises')
    await visitor.page.keyboard.press('Enter')
    await visitor.page.waitForURL('**/annonces?q=chaises')
  })

  test('are chosen with a finger, and keep the dates of the form', async () => {
    const visitor = await browser.visit()
    await visitor.go('/annonces?du=2027-06-12&au=2027-06-14')
    await box(visitor).focus()
    await visitor.page.keyboard.type('chais')
    await options(visitor).filter({ hasText: 'Catégorie' }).first().click()
    await visitor.page.waitForURL('**/annonces?du=2027-06-12&au=2027-06-14&categorie=mobilier.chaises')
  })

  test('are asked for one at a time, the newest text next, however slow the answers', async () => {
    const visitor = await browser.visit()
    const questions: (string | null)[] = []
    let underWay = 0
    let most = 0
    await visitor.page.route(SUGGESTIONS, async (route) => {
      questions.push(asked(route.request().url()))
      most = Math.max(most, ++underWay)
      await new Promise((resolve) => setTimeout(resolve, 700))
      underWay--
      await route.continue()
    })
    await visitor.go('/annonces')
    await box(visitor).focus()
    await visitor.page.locator('input[name=q][role=combobox]').waitFor()
    await visitor.page.keyboard.type('barnums', { delay: 250 })
    await options(visitor).filter({ hasText: 'Barnum' }).first().waitFor()
    expect(most).toBe(1)
    expect(questions.at(-1)).toBe('barnums')
    expect(questions.length).toBeLessThan(6)
  })

  test('that do not come leave the field as it was', async () => {
    const visitor = await browser.visit({ expectedErrors: /Failed to load resource/ })
    const failed = visitor.page.waitForEvent('requestfailed', (request) => request.url().includes('/suggestions'))
    await visitor.page.route(SUGGESTIONS, (route) => route.abort())
    await visitor.go('/annonces')
    await box(visitor).focus()
    await visitor.page.keyboard.type('chaises')
    await failed
    expect(await options(visitor).count()).toBe(0)
    await visitor.page.keyboard.press('Enter')
    await visitor.page.waitForURL('**/annonces?q=chaises')
  })
})

describe.skipIf(noBrowser())('a sentence', () => {
  test.each([['with JavaScript', true], ['without JavaScript', false]])('becomes dates, a quantity and a place that can be changed, %s', async (_how, javaScript) => {
    const visitor = await browser.visit({ javaScript })
    const { page } = visitor
    await visitor.go('/')
    await box(visitor).fill('20 chaises, du 12 au 14 juin, autour d’Échirolles')
    await page.getByRole('button', { name: 'Voir ce qui est libre' }).click()
    const notice = page.getByRole('region', { name: 'Ce que nous avons compris de votre phrase' })
    await notice.waitFor()
    const query = new URL(page.url()).searchParams
    expect([query.get('q'), query.get('du')?.slice(4), query.get('au')?.slice(4), query.get('quantite'), query.get('autour'), query.get('rayon')]).toEqual(['chaises', '-06-12', '-06-14', '20', '38151', '10'])
    expect(await notice.getByRole('listitem').count()).toBe(3)
    expect(await box(visitor).inputValue()).toBe('chaises')
    expect(await page.locator('input[name=quantite]').inputValue()).toBe('20')
    if (javaScript) expect(await accessibilityFaults(page)).toEqual([])

    await notice.getByRole('link', { name: '20 au moins' }).click()
    await page.waitForURL((url) => !url.searchParams.has('quantite'))
    await notice.waitFor({ state: 'detached' })
    expect(await page.locator('input[name=quantite]').inputValue()).toBe('')

    await page.goBack()
    await notice.waitFor()
    await page.getByRole('link', { name: 'Chercher ces mots tels quels' }).click()
    await page.waitForURL((url) => url.searchParams.get('q') === '20 chaises, du 12 au 14 juin, autour d’Échirolles')
    await notice.waitFor({ state: 'detached' })
  })
})

describe.skipIf(noBrowser())('filters, by keyboard', () => {
  test.each([
    ['a filter among others', '/annonces?q=table&nature=pret&gratuit=1', 'Retirer le filtre : Gratuit', '/annonces?q=table&nature=pret'],
    ['all of them', '/annonces?q=table&nature=pret', 'Tout effacer', '/annonces'],
    ['what was understood', '/annonces?q=chaises&quantite=20&dit=20+chaises', 'Retirer le filtre : 20 au moins', '/annonces?q=chaises*'],
  ])('taking away %s leaves the reader at what is found now', async (_what, from, name, to) => {
    const { page, go } = await browser.visit()
    await go(from)
    await page.locator('main').getByRole('link', { name, exact: true }).last().press('Enter')
    await page.waitForURL(`**${to}`)
    await page.locator('h1:focus').waitFor()
  })
})
