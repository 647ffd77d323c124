/// <reference types="vite/client" />
import type { AppLoadContext } from '@remix-run/node'
import { matchRoutes } from '@remix-run/react'
import { pino } from 'pino'
import { openSearch } from 'search/open-search.server'
import { beforeAll } from 'vitest'

import { createSessions } from '~/accounts/sessions.server'
import { openCalendar } from '~/listings/calendar/open-calendar.server'
import type { OpenDatabase } from '~/platform/database.server'
import { parseEnv } from '~/platform/env.server'
import { createMailer } from '~/platform/mail.server'
import { noRateLimits } from '~/platform/rate-limit.server'
import type { Services } from '~/services.server'
import { openPlaces } from '~/territory/places.server'

import { siteRoutes } from './routes'

interface RouteModule {
  loader?: (args: object) => unknown
  action?: (args: object) => unknown
}
const modules = import.meta.glob<RouteModule>('../../app/routes/**/*.{ts,tsx}')
const tree = siteRoutes.map(({ path, file }) => ({ path, file }))

export interface Visit {
  /** `Cookie` header of who asks; nobody when left out. */
  cookie?: string | undefined
  method?: string
  form?: Record<string, string>
  /** The same as a form that may carry files. */
  multipart?: Record<string, string>
  json?: unknown
  /** A body as it is. */
  body?: string
  headers?: Record<string, string>
}

export interface Answer {
  status: number
  headers: Headers
  location: string | null
  /** What the loader or action gave: data, or the JSON or text of a response. */
  body: unknown
}

/** The site in this process, without HTTP: its real loaders and actions on the database of this test file. */
export function useSite(database: OpenDatabase, overrides: () => Partial<Services> = () => ({})) {
  const services = {} as Services
  beforeAll(() => {
    const log = pino({ level: 'silent' })
    const env = parseEnv({ BOURSE_MODE: 'test', DATA_DIR: '/nonexistent', SESSION_SECRET: 'a secret of the tests, long enough', PUBLIC_URL: 'http://localhost:3000' } as unknown as NodeJS.ProcessEnv)
    Object.assign(services, {
      env, log, database, db: database.db, secureCookies: false, filesDir: '/nonexistent', meilisearch: null, rateLimits: noRateLimits,
      mailer: createMailer({ smtpUrl: undefined, from: env.mailFrom, publicUrl: env.publicUrl }),
      sessions: createSessions(database.db, { secure: false }),
      search: openSearch({ pool: database.pool, meilisearch: null, log }), calendar: openCalendar(database.pool), places: openPlaces(database.pool),
      close: async () => {}, ...overrides(),
    } satisfies Services)
  })

  return {
    services,
    /** Signs a person in. @returns her `Cookie` header. */
    async cookieOf(personId: string, organisationId: string | null = null): Promise<string> {
      const cookie = await services.sessions.start(personId, { now: new Date(), userAgent: 'test', organisationId })
      return cookie.split(';')[0]!
    },
    visit: (path: string, visit: Visit = {}) => answer(services, path, visit),
  }
}

async function answer(services: Services, path: string, { cookie, method, form, multipart, json, body, headers = {} }: Visit): Promise<Answer> {
  const url = new URL(path, services.env.publicUrl)
  const match = matchRoutes(tree, url.pathname)?.[0]
  if (!match) throw new Error(`no route for ${path}`)
  const route = await modules[`../../app/${(match.route as { file: string }).file}`]!()
  const sent = form ? new URLSearchParams(form) : multipart ? multipartOf(multipart) : json === undefined ? body : JSON.stringify(json)
  const asked = method ?? (sent === undefined ? 'GET' : 'POST')
  const request = new Request(url, {
    method: asked,
    headers: { ...(cookie && { cookie }), ...(json !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(sent !== undefined && { body: sent }),
  })
  const context: AppLoadContext = { services, log: services.log, nonce: 'nonce', clientAddress: '192.0.2.1', namespaces: [], setCookies: [] }
  const handler = asked === 'GET' || asked === 'HEAD' ? route.loader : route.action
  if (!handler) return { status: asked === 'GET' ? 200 : 405, headers: new Headers(), location: null, body: null }
  return read(await Promise.resolve(handler({ request, params: match.params, context })).catch(thrownResponse))
}

function multipartOf(fields: Record<string, string>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}

/** Loaders and actions throw answers; whatever else is thrown is a defect, and fails the test. */
function thrownResponse(error: unknown): unknown {
  if (error instanceof Response || isDataWithInit(error)) return error
  throw error
}

interface DataWithInit {
  type: 'DataWithResponseInit'
  data: unknown
  init: ResponseInit | null
}
const isDataWithInit = (value: unknown): value is DataWithInit => typeof value === 'object' && value !== null && (value as DataWithInit).type === 'DataWithResponseInit'

async function read(result: unknown): Promise<Answer> {
  if (result instanceof Response) {
    const text = await result.text()
    const isJson = /json/.test(result.headers.get('content-type') ?? '')
    return { status: result.status, headers: result.headers, location: result.headers.get('location'), body: isJson && text ? JSON.parse(text) : text }
  }
  if (isDataWithInit(result)) return { status: result.init?.status ?? 200, headers: new Headers(result.init?.headers), location: null, body: result.data }
  return { status: 200, headers: new Headers(), location: null, body: result }
}
