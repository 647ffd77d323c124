import { renderToStaticMarkup } from 'react-dom/server'
import { createStaticHandler, createStaticRouter, type StaticHandlerContext, StaticRouterProvider } from 'react-router-dom/server.js'
import { beforeAll, describe, expect, test } from 'vitest'

import { messagesFor } from '~/messages/catalogue.server'
import { formatDay } from '~/messages/format'
import { IntlProvider } from '~/messages/intl'
import { readMessages } from '~/messages/sent'
import { addDays, parisInstant, parisMoment, weekdayOf } from '~/platform/paris-time'
import SearchRoute from '~/routes/listings/search'

import { makeListing, makeMember } from '../factories'
import { useDatabase } from '../support/database'
import { useSite } from '../support/web'

const database = useDatabase()
const site = useSite(database)

/** The rows of `/annonces` as HTML, without tags, by title. */
async function rowsOf(query: string, locale: 'fr' | 'en'): Promise<Record<string, string>> {
  const { body } = await site.visit(`/annonces?${query}`, { cookie: `langue=${locale}` })
  const handler = createStaticHandler([{ path: '*', loader: () => body as object, element: <SearchRoute /> }])
  const context = (await handler.query(new Request(`http://site.test/annonces?${query}`))) as StaticHandlerContext
  const html = renderToStaticMarkup(
    <IntlProvider locale={locale} messages={readMessages(messagesFor(locale, ['common', 'ui', 'search']))} now={undefined}>
      <StaticRouterProvider router={createStaticRouter(handler.dataRoutes, context)} context={context} hydrate={false} />
    </IntlProvider>,
  )
  const rows = [...html.matchAll(/<li class="group relative.*?<\/li>/gs)].map(([row]) => row.replace(/<[^>]+>/g, '|').replace(/[|\s]*\|[|\s]*/g, '|'))
  return Object.fromEntries(rows.map((row) => [row.split('|')[1], row]))
}

describe('a row found with dates', () => {
  const today = parisMoment(new Date()).day
  const saturday = Array.from({ length: 7 }, (_, n) => addDays(today, 30 + n)).find((day) => weekdayOf(day) === 6)!
  const weekend = `du=${saturday}&au=${addDays(saturday, 1)}`
  const [thursday, friday, monday, tuesday] = [-2, -1, 2, 3].map((days) => parisInstant(addDays(saturday, days))) as [Date, Date, Date, Date]
  beforeAll(async () => {
    const { organisation } = await makeMember(database.db)
    const slot = (day: number) => [{ day, from: '17:00', to: '19:00' }]
    await makeListing(database.db, organisation, { title: 'Jeudi et lundi', pickupSlots: slot(4), returnSlots: slot(1) })
    await makeListing(database.db, organisation, { title: 'Vendredi', pickupSlots: slot(5) })
    await makeListing(database.db, organisation, { title: 'Mardi', returnSlots: slot(2) })
    await makeListing(database.db, organisation, { title: 'Samedi et dimanche', pickupSlots: slot(6), returnSlots: slot(7) })
    await makeListing(database.db, organisation, { title: 'Tous les jours' })
  })

  test.each([
    ['fr', 'retrait', 'retour', /^jeudi \d/],
    ['en', 'pickup', 'return', /^Thursday \d/],
  ] as const)('says the days of retrait and retour where those of the lender widen the period, and only those: in %s', async (locale, retrait, retour, aThursday) => {
    const rows = await rowsOf(weekend, locale)
    expect(Object.keys(rows)).toHaveLength(5)
    const moved = Object.entries(rows).flatMap(([title, row]) => row.split('|').filter((text) => /^(retrait|retour|pickup|return) /.test(text)).map((text) => [title, text]))
    const on = (day: Date) => formatDay(day, locale)
    expect(on(thursday)).toMatch(aThursday)
    expect(Object.fromEntries(moved)).toEqual({ 'Jeudi et lundi': `${retrait} ${on(thursday)}, ${retour} ${on(monday)}`, Vendredi: `${retrait} ${on(friday)}`, Mardi: `${retour} ${on(tuesday)}` })
  })

  test('says nothing of them without dates', async () => {
    for (const row of Object.values(await rowsOf('', 'fr'))) expect(row).not.toMatch(/retrait|retour/)
  })
})
