import { inject } from 'vitest'

import { LENDER } from '../../prisma/demo/associations'

import type { Visitor } from './browser'

interface Found {
  items: { id: number; organisation: { name: string } }[]
  total: number
}

/**
 * The paths of what the demo's lender offers, as the search of the site finds it.
 * @param asked its parameters: `nature=pret&du=2027-06-12&au=2027-06-12&quantite=4`
 */
export async function annoncesOfLender(asked: string): Promise<string[]> {
  const annonces: string[] = []
  for (let page = 1, total = 1; annonces.length < 20 && (page - 1) * 20 < total; page++) {
    const answer = await fetch(`${inject('siteUrl')}/api/v1/listings?${asked}&q=${encodeURIComponent(LENDER)}&page=${page}`)
    const found = (await answer.json()) as Found
    total = found.total
    annonces.push(...found.items.filter(({ organisation }) => organisation.name === LENDER).map(({ id }) => `/annonces/${id}`))
  }
  return annonces
}

/** One of them in at least four pieces, lent in whole days and free for this person on this one. @param day `2027-12-04` */
export async function severalOf({ page, go }: Visitor, day: string): Promise<string> {
  for (const annonce of await annoncesOfLender(`nature=pret&du=${day}&au=${day}&quantite=4`)) {
    await go(`${annonce}?du=${day}&au=${day}`)
    const pieces = page.locator('[name=quantity][max]')
    const most = (await pieces.count()) > 0 ? Number(await pieces.getAttribute('max')) : 1
    if (most >= 4 && (await page.locator('[name=startTime]').count()) === 0 && (await page.getByText(/^Libre/).count()) > 0) return annonce
  }
  throw new Error('the lender of the demo lends nothing in several pieces')
}
