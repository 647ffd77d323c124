import type { AppLoadContext } from '@remix-run/node'
import { expect, test } from 'vitest'

import { loader as rootLoader } from '~/root'
import { loader as searchLoader } from '~/routes/listings/search'

import { makeListing, makeMember } from '../factories'
import { useDatabase } from '../support/database'
import { useSite } from '../support/web'

const database = useDatabase()
const site = useSite(database)

/** Every statement that goes through the pool while `work` runs. */
async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const statements: string[] = []
  const query = database.pool.query
  database.pool.query = ((...args: [string | { text: string }]) => {
    statements.push(typeof args[0] === 'string' ? args[0] : args[0].text)
    return query.apply(database.pool, args as never)
  }) as never
  try {
    await work()
  } finally {
    database.pool.query = query
  }
  return statements
}

test('the whole search page, frame and session included, asks the database at most twelve times whatever it shows', async () => {
  const { organisation, person } = await makeMember(database.db)
  for (let n = 0; n < 25; n++) await makeListing(database.db, organisation)
  const cookie = await site.cookieOf(person.id)
  for (const asked of ['', '?q=chaises', '?q=chaise&du=2027-06-12&au=2027-06-14&quantite=5&tri=distance&nature=pret']) {
    const request = new Request(`http://localhost:3000/annonces${asked}`, { headers: { cookie } })
    const context: AppLoadContext = { services: site.services, log: site.services.log, nonce: '', clientAddress: '', namespaces: ['common', 'ui', 'search', 'listings'], setCookies: [] }
    const args = { request, context, params: {} }
    const statements = await statementsOf(() => Promise.all([rootLoader(args as never), searchLoader(args as never)]))
    expect(statements.length, statements.join('\n---\n')).toBeLessThanOrEqual(12)
    expect(statements.length).toBeGreaterThan(3)
  }
})
