import type { AppLoadContext } from '@remix-run/node'

import { type Viewer, VISITOR } from '~/accounts/permissions'
import type { SignedIn } from '~/accounts/sessions.server'
import { readViewer } from '~/accounts/viewer.server'
import { type Namespace, translator } from '~/messages/catalogue.server'
import { DEFAULT_LOCALE, isLocale, type Locale } from '~/messages/locale'
import { readClock } from '~/platform/clock.server'
import type { Refusal } from '~/http/refusal.server'
import type { Database } from '~/platform/database.server'
import { forbidden } from '~/platform/errors'
import type { Log } from '~/platform/log.server'
import type { Services } from '~/services.server'

import { readCookie } from './cookies.server'

/** What a verb or a read needs to know of the moment: the database, the clock, who asks, in which language. */
export interface Context {
  db: Database
  now: Date
  viewer: Viewer
  locale: Locale
}

/** The same, with what only the web layer needs. */
export interface RequestContext extends Context {
  services: Services
  log: Log
  signedIn: SignedIn | null
  /** Address of the client; believed from a header only behind a configured proxy. */
  clientAddress: string
  request: Request
  t: <N extends Namespace>(namespace: N) => ReturnType<typeof translator<N>>
}

declare module '@remix-run/node' {
  interface AppLoadContext {
    services: Services
    log: Log
    /** Of the Content Security Policy; none where that names the scripts by their hashes. */
    nonce: string | undefined
    clientAddress: string
    /** Namespaces of messages that the routes of this page name in their `handle`. */
    namespaces: Namespace[]
    /** Set where the request was refused before any route saw it. */
    refusal?: Refusal
    /** Who asks; read once for all the loaders of one request. */
    identity?: Promise<{ signedIn: SignedIn | null; viewer: Viewer }>
    /** Cookies to set whatever the answer is; server.ts appends them. */
    setCookies: string[]
  }
}

async function identify(request: Request, context: AppLoadContext, now: Date) {
  const { sessions, db } = context.services
  const signedIn = await sessions.read(request.headers.get('cookie'), now)
  if (!signedIn) return { signedIn: null, viewer: VISITOR }
  if (signedIn.refreshedCookie) context.setCookies.push(signedIn.refreshedCookie)
  return { signedIn, viewer: await readViewer(db, signedIn.person, signedIn.organisationId) }
}

/** What every loader and action begins with. */
export async function openRequest({ request, context }: { request: Request; context: AppLoadContext }): Promise<RequestContext> {
  const now = readClock()
  const { signedIn, viewer } = await (context.identity ??= identify(request, context, now))
  const chosen = readCookie(request, 'langue')
  const locale = isLocale(chosen) ? chosen : DEFAULT_LOCALE
  return {
    services: context.services, log: context.log, clientAddress: context.clientAddress, request,
    db: context.services.db, now, viewer, signedIn, locale,
    t: (namespace) => translator(locale, namespace),
  }
}

/** The organisation the person acts for. @throws {DomainError} 403 `forbidden` until her address is confirmed, `no_association` when she belongs to none. */
export function actingFor(viewer: Viewer): Viewer['memberships'][number] {
  if (!viewer.confirmed) throw forbidden()
  const membership = viewer.memberships.find((m) => m.organisationId === viewer.actingFor)
  if (!membership) throw forbidden('no_association')
  return membership
}
