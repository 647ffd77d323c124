import { describe, expect, test } from 'vitest'

import { DESKTOP, noBrowser, PHONE, useBrowser, type Visitor } from '../support/browser'
import { BOTH, look } from '../support/look'
import { readPdf } from '../support/read-pdf'

const browser = useBrowser()

/** The first loan of these in progress whose page has papers. */
async function openLoanWithPapers({ page, go }: Visitor): Promise<void> {
  await go('/prets?voir=en-cours')
  const loans = await page.locator('main a[href^="/prets/"]').evaluateAll((links) => [...new Set(links.map((link) => link.getAttribute('href')!))])
  for (const loan of loans) {
    await go(loan)
    if ((await page.getByRole('link', { name: 'Convention de prêt' }).count()) > 0) return
  }
  throw new Error('no loan in progress has papers')
}

describe.skipIf(noBrowser())('papers', () => {
  for (const viewport of [PHONE, DESKTOP]) {
    test(`of a loan are a click away, ${viewport.width} px`, async () => {
      const visitor = await browser.visit({ viewport })
      await visitor.signIn('preteur@demo.test')
      await openLoanWithPapers(visitor)
      const { page } = visitor
      await look(visitor, 'papers-loan')
      const answer = await page.request.get((await page.getByRole('link', { name: 'Convention de prêt' }).first().getAttribute('href'))!)
      expect(answer.headers()).toMatchObject({ 'content-type': 'application/pdf', 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' })
      const { text, tagged } = await readPdf(await answer.body())
      expect(tagged).toBe(true)
      expect(text).toContain('articles 1875 à 1891 du Code civil')
      await visitor.close()
      const stranger = await browser.visit()
      expect((await stranger.page.request.get(answer.url(), { maxRedirects: 0 })).status()).toBe(302)
    })
  }

  test('a lender proposes a convention that the other accepts, all without JavaScript', async () => {
    const lender = await browser.visit({ javaScript: false, viewport: DESKTOP })
    await lender.signIn('preteur@demo.test')
    const { page } = lender
    await lender.go('/conventions')
    const partners = page.locator('[name=partnerId] option')
    await lender.go(`/conventions?avec=${await slugOf('emprunteur@demo.test')}`)
    expect(await partners.count()).toBeGreaterThan(1)
    await page.locator('[name=last]').fill('2099-01-01')
    await page.getByRole('button', { name: 'Proposer' }).click()
    await page.locator('[name=last][aria-invalid=true]').waitFor()
    await page.locator('[name=last]').fill(await page.locator('[name=first]').inputValue())
    await page.getByRole('button', { name: 'Proposer' }).click()
    await page.getByText('La convention est proposée.').waitFor()
    await lender.close()

    const borrower = await browser.visit({ viewport: PHONE })
    await borrower.signIn('emprunteur@demo.test')
    await borrower.go('/conventions')
    await look(borrower, 'papers-yearly')
    await borrower.page.getByRole('button', { name: 'Accepter' }).click()
    await borrower.page.getByText('La convention est acceptée').waitFor()
    await look(borrower, 'papers-yearly-accepted', BOTH)
    const paper = await borrower.page.request.get((await borrower.page.getByRole('link', { name: /Lire la convention/ }).getAttribute('href'))!)
    expect((await readPdf(await paper.body())).text).toContain('Acceptée sur le site')
  })
})

/** The address of the association that this demo person acts for, as her own page of annonces leads to it. */
async function slugOf(email: string): Promise<string> {
  const visitor = await browser.visit({ viewport: DESKTOP })
  await visitor.signIn(email)
  await visitor.go('/')
  const slug = await visitor.page.locator('a[href^="/associations/"]').evaluateAll((links) => links.map((link) => link.getAttribute('href')!).find((href) => href !== '/associations/nouvelle'))
  await visitor.close()
  if (!slug) throw new Error(`${email} finds no way to her association`)
  return slug.split('/')[2]!
}
