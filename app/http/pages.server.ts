import { createRequestHandler } from '@remix-run/express'
import type { AppLoadContext, ServerBuild } from '@remix-run/node'
import type { Request, RequestHandler, Response } from 'express'

import type { Services } from '~/services.server'

import { namespacesOf } from './namespaces.server'

interface Options {
  services: Services
  build: ServerBuild
  mode: 'development' | 'production'
}

/**
 * Remix behind Express. It compares the address with every route, several times a request: so a page without parameters gets a
 * handler that knows its own route alone, made once.
 */
export function pages({ services, build, mode }: Options): RequestHandler {
  const getLoadContext = (request: Request, response: Response): AppLoadContext => {
    const { log, nonce, setCookies, refusal, calendar } = response.locals as Locals
    return {
      services: calendar ? { ...services, calendar } : services, log, nonce, setCookies, clientAddress: request.ip ?? '', namespaces: namespaces(request.path), ...(refusal && { refusal }),
    }
  }
  const known = new Map<string, AppLoadContext['namespaces']>()
  const namespaces = (path: string) => {
    if (!alone.has(path)) return namespacesOf(build, path)
    const named = known.get(path) ?? namespacesOf(build, path)
    known.set(path, named)
    return named
  }
  const handlerOf = (routes: ServerBuild) => createRequestHandler({ build: routes, mode, getLoadContext })
  const whole = handlerOf(build)
  const alone = new Map<string, RequestHandler>()
  // While developing, the routes change under the process.
  if (mode === 'production') {
    for (const { id, path, parentId } of Object.values(build.routes).filter((route) => route !== undefined)) {
      if (path === undefined || /[:*]/.test(path) || parentId !== 'root') continue
      const handler = handlerOf(withRoutes(build, ['root', id]))
      alone.set(`/${path}`, handler).set(`/${path}.data`, handler)
    }
  }
  return (request, response, next) => (alone.get(request.path) ?? whole)(request, response, next)
}

/** What the middleware before has found out about a request. */
type Locals = Pick<AppLoadContext, 'log' | 'nonce' | 'setCookies'> & Partial<Pick<AppLoadContext, 'refusal'>> & { calendar?: Services['calendar'] }

function withRoutes(build: ServerBuild, ids: string[]): ServerBuild {
  const among = <T>(routes: Record<string, T>) => Object.fromEntries(Object.entries(routes).filter(([id]) => ids.includes(id)))
  return { ...build, routes: among(build.routes), assets: { ...build.assets, routes: among(build.assets.routes) } }
}
