import { createHash } from 'node:crypto'

import { translator } from '~/messages/catalogue.server'
import { DEFAULT_LOCALE } from '~/messages/locale'
import { DomainError } from '~/platform/errors'
import type { RequestContext } from '~/web/request-context.server'

import { tokenOfFile } from './feed-token.server'
import { openFeed } from './open-feed.server'
import { writeFeed } from './write-feed.server'

/**
 * Answers a calendar program: the feed, 304 where it has it already, a plain 404 for what opens nothing, 429 where it asks too often.
 * @param file the last part of the address
 */
export async function answerFeed({ db, now, services, request, clientAddress }: RequestContext, file: string): Promise<Response> {
  try {
    const token = tokenOfFile(file)
    const feed = token === null ? null : await openFeed(db, token, now)
    await (feed ? services.rateLimits.take('calendar', feed.id) : services.rateLimits.take('unknownCalendar', clientAddress))
    if (!feed) return plain(404, translator(DEFAULT_LOCALE, 'calendars')('feed.unknown'))
    const text = await writeFeed(db, feed, services.env.publicUrl, now)
    const headers = { 'Cache-Control': 'private, no-cache', ETag: `W/"${createHash('sha256').update(text).digest('base64url')}"` }
    if (knows(request, headers.ETag)) return new Response(null, { status: 304, headers })
    return new Response(text, { headers: { ...headers, 'Content-Type': 'text/calendar; charset=utf-8', 'Content-Disposition': 'inline; filename="prets.ics"' } })
  } catch (error) {
    if (!(error instanceof DomainError) || error.status !== 429) throw error
    return plain(429, translator(DEFAULT_LOCALE, 'calendars')('feed.tooOften'), { 'Retry-After': String(error.details.retryAfter) })
  }
}

const plain = (status: number, text: string, headers: HeadersInit = {}) => new Response(`${text}\n`, { status, headers: { ...headers, 'Content-Type': 'text/plain; charset=utf-8' } })

/** Weak comparison, as If-None-Match asks for. */
const knows = (request: Request, etag: string): boolean =>
  (request.headers.get('if-none-match') ?? '').split(',').some((known) => known.trim().replace(/^W\//, '') === etag.replace(/^W\//, ''))
