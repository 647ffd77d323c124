import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

import { describe, expect, test } from 'vitest'

/** Every import of every source file, as [file, imported], both from the project's root. */
function imports(): { from: string; to: string; typeOnly: boolean }[] {
  const files = ['app', 'search'].flatMap((root) => readdirSync(root, { recursive: true, encoding: 'utf8' }).map((file) => path.posix.join(root, file))).filter((file) => /\.tsx?$/.test(file))
  return files.flatMap((from) =>
    [...readFileSync(from, 'utf8').matchAll(/^(?:import|export)\s+(type\s)?[^'"]*?from\s+['"]([^'"]+)['"]|^import\s+['"]([^'"]+)['"]/gm)].map((match) => {
      const specifier = match[2] ?? match[3] ?? ''
      const to = specifier.startsWith('~/') ? path.posix.join('app', specifier.slice(2)) : specifier.startsWith('.') ? path.posix.join(path.posix.dirname(from), specifier) : specifier
      return { from, to, typeOnly: match[1] !== undefined }
    }),
  )
}

const all = imports()
const breaking = (from: RegExp, to: RegExp, except: (edge: { from: string; to: string; typeOnly: boolean }) => boolean = () => false) =>
  all.filter((edge) => from.test(edge.from) && to.test(edge.to) && !except(edge)).map((edge) => `${edge.from} -> ${edge.to}`)

const CONCEPTS = 'disputes|accounts|associations|calendars|listings|loans|rounds|series|papers|needs|moderation|territory|notifications|reminders|home|api'

describe('arrows run one way', () => {
  test('there is something to look at', () => expect(all.length).toBeGreaterThan(50))

  test('the search imports nothing of the app', () => expect(breaking(/^search\//, /^app\//)).toEqual([]))

  test('the platform knows nothing of the domain', () => expect(breaking(/^app\/platform\//, new RegExp(`^app/(${CONCEPTS}|routes|web|http|ui)/|^search/`))).toEqual([]))

  test('the design system knows nothing of the domain, nor of the server', () =>
    expect(breaking(/^app\/ui\//, new RegExp(`^app/(${CONCEPTS}|routes|platform|http)/|\\.server$`), (edge) => edge.typeOnly || edge.to.includes('paris-time'))).toEqual([]))

  test('no concept imports a route', () => expect(breaking(new RegExp(`^app/(${CONCEPTS}|ui|web)/`), /^app\/routes\//)).toEqual([]))

  test('a route holds no query', () => {
    const routes = readdirSync('app/routes', { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file))
    const querying = routes.filter((file) => /\b(db|tx)\.\w+\.(find|create|update|delete|upsert|count|aggregate|groupBy)|\$queryRaw|\$executeRaw/.test(readFileSync(path.join('app/routes', file), 'utf8')))
    expect(querying).toEqual([])
  })

  test('pure rules touch neither database nor clock', () => {
    const rules = ['app/loans/capacity.ts', 'app/loans/loan-period.ts', 'app/loans/loan-states.ts', 'app/loans/request-rules.ts', 'app/calendars/loan-moments.ts', 'app/calendars/week.ts', 'app/calendars/planning-days.ts', 'app/needs/need-rules.ts', 'app/loans/digest-rules.ts', 'app/reminders/reminder-rules.ts', 'app/needs/need-query.ts', 'app/papers/paper-kinds.ts', 'app/papers/paper-versions.ts', 'app/papers/compose-paper.ts', 'app/papers/compose-agreement.ts', 'app/papers/compose-condition.ts', 'app/papers/compose-logbook.ts', 'app/papers/compose-yearly.ts', 'app/papers/yearly-rules.ts', 'app/series/series-rule.ts', 'app/series/series-dates.ts', 'app/series/series-cover.ts', 'app/series/judge-dates.ts', 'app/series/series-states.ts', 'app/series/typed-series.ts', 'app/accounts/permissions.ts', 'app/disputes/dispute-states.ts', 'app/loans/reliability.ts']
    const impure = rules.filter((file) => /\.server'|new Date\(\)|Date\.now\(\)/.test(readFileSync(file, 'utf8')))
    expect(impure).toEqual([])
  })
})

describe('what reaches the browser stays light', () => {
  test('components and routes import server modules for their types only, or in the route’s own loader', () =>
    expect(breaking(/^app\/[a-z]+\/components\/|^app\/ui\//, /\.server$/, (edge) => edge.typeOnly)).toEqual([]))

  test('public pages carry neither zod nor react-aria', () =>
    expect(breaking(/^app\/(ui|home)\/|^app\/listings\/components\/(search|result)/, /^zod|schema$|^react-aria/, (edge) => edge.typeOnly)).toEqual([]))
})
