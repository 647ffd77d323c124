import { expect, inject, test } from 'vitest'

import { scriptWeight } from '../support/weight'
import { signInByForm } from '../support/http-session'

const KB = 1024
const page = async (path: string, cookie = '') => {
  const response = await fetch(inject('siteUrl') + path, { headers: { cookie } })
  expect(response.status).toBe(200)
  return response.text()
}

async function someListing(): Promise<number> {
  const response = await fetch(`${inject('siteUrl')}/api/v1/listings`)
  return ((await response.json()) as { items: { id: number }[] }).items[0]!.id
}

/** Each limit is the issue's; the figure measured is printed, so that a page that grows is seen before it breaks. */
test.each([
  ['the home page', async () => page('/'), 110],
  ['the search', async () => page('/annonces?q=chaises'), 110],
  ['an annonce', async () => page(`/annonces/${await someListing()}`), 125],
  ['the form of a new annonce', async () => page('/annonces/nouvelle', await signInByForm('preteur@demo.test')), 150],
  ['the form of a need', async () => page('/besoins/nouveau', await signInByForm('preteur@demo.test')), 150],
  ['the form of an association', async () => page('/associations/nouvelle', await signInByForm('preteur@demo.test')), 150],
  ['the inbox of loans', async () => page('/prets', await signInByForm('preteur@demo.test')), 150],
] as const)('%s stays light in JavaScript', async (name, html, limit) => {
  const { bytes, files } = scriptWeight(await html())
  console.info(`${name}: ${(bytes / KB).toFixed(1)} KB gzipped in ${files.length} files`)
  expect(files.length).toBeGreaterThan(2)
  expect(bytes / KB).toBeLessThan(limit)
})
