import { inject } from 'vitest'

import { LENDER } from '../../prisma/demo/associations'

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
