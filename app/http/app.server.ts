import { randomBytes, randomUUID } from 'node:crypto'
import path from 'node:path'

import type { ServerBuild } from '@remix-run/node'
import compression from 'compression'
import express, { type Express } from 'express'

import { projectRoot } from '~/platform/project-root.server'
import type { Services } from '~/services.server'

import { limitBody } from './body-limit.server'
import { refuseForeignOrigin } from './origin.server'
import { pages } from './pages.server'
import { createReadiness } from './readiness.server'
import { rememberAnswers } from './remembered-answers.server'
import { securityHeaders } from './security-headers.server'
import { withoutSecrets } from './without-secrets'

const YEAR = 365 * 24 * 3_600_000

/** The whole site as one request handler: health, files, then Remix behind the headers and the origin check. */
export function createApp({ services, build, state }: { services: Services; build: ServerBuild; state: { draining: boolean } }): Express {
  const { env, log } = services
  const app = express()
  app.disable('x-powered-by')
  app.set('query parser', false)
  app.set('trust proxy', env.trustProxy ? env.trustProxy.split(',').map((address) => address.trim()) : false)

  app.get('/healthz', (_request, response) => void response.json({ status: 'ok' }))
  const isReady = createReadiness(services.database.url)
  app.get('/readyz', async (_request, response) => {
    const database = !state.draining && (await isReady())
    response.status(database ? 200 : 503).set('Cache-Control', 'no-store').json({
      status: database ? 'ready' : 'unavailable', draining: state.draining, database, search: services.search.engine(), mail: env.smtpUrl ? 'smtp' : 'captured',
    })
  })

  app.use((request, response, next) => {
    const id = randomUUID()
    const began = process.hrtime.bigint()
    response.locals.requestId = id
    response.locals.log = log.child({ requestId: id })
    response.locals.nonce = randomBytes(16).toString('base64')
    response.set('X-Request-Id', id)
    response.on('finish', () => {
      const ms = Number((process.hrtime.bigint() - began) / 1_000_000n)
      // The path without its query: searches and tokens stay out of the log.
      response.locals.log.info({ method: request.method, path: withoutSecrets(request.path), status: response.statusCode, ms }, 'request')
    })
    if (!env.trustProxy) for (const header of ['x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-for']) delete request.headers[header]
    next()
  })
  app.use(compression())
  const publicDir = path.join(projectRoot, 'public')
  // Before the headers of pages: a policy repeated on thirty scripts would weigh more than one of them.
  app.use('/build', express.static(path.join(publicDir, 'build'), { immutable: true, maxAge: YEAR, fallthrough: false, setHeaders: (response) => response.set('X-Content-Type-Options', 'nosniff') }))
  app.use(securityHeaders({ https: services.secureCookies, mode: env.mode, mapTiles: env.mapTiles }))
  app.use(rememberAnswers(services.calendar))
  app.use('/photos', express.static(services.filesDir, { immutable: true, maxAge: YEAR, index: false, dotfiles: 'deny' }))
  // Only what can be the name of a file is looked for on the disk.
  app.get(/\.\w+$/, express.static(publicDir, { maxAge: 3_600_000, index: false }))
  app.use(refuseForeignOrigin(env.publicUrl))
  app.use(limitBody)

  const answer = pages({ services, build, mode: env.mode === 'development' ? 'development' : 'production' })
  app.all('*', (request, response, next) => {
    const setCookies: string[] = []
    response.locals.setCookies = setCookies
    const writeHead = response.writeHead.bind(response)
    response.writeHead = ((...args: Parameters<typeof writeHead>) => {
      for (const cookie of setCookies) response.appendHeader('Set-Cookie', cookie)
      // What a loader, an action or a redirect answers is for one person, unless it says otherwise.
      if (!response.hasHeader('Cache-Control')) response.setHeader('Cache-Control', 'private, no-store')
      return writeHead(...args)
    }) as typeof response.writeHead
    return answer(request, response, next)
  })
  return app
}
