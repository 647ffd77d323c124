import { createHash } from 'node:crypto'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

import type { Request, RequestHandler, Response } from 'express'
import { LRUCache } from 'lru-cache'

import type { Calendar } from '~/listings/calendar/open-calendar.server'
import { readClock } from '~/platform/clock.server'

/** What shows nothing but annonces and what is free of them. */
const PATHS = new Set(['/annonces', '/annonces.data', '/api/v1/listings'])
const LONGEST_ADDRESS = 2000
const MEMORY_BYTES = 24 * 1024 * 1024
/**
 * Most answers are sent once: a tenth larger than they could be, in a quarter of the time: 0.4 ms by Brotli, 1.3 by gzip. Handed to
 * another thread, the same would cost the processor 0.9 ms more.
 */
const COMPRESSIONS = {
  br: (body: Buffer) => brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 1, [constants.BROTLI_PARAM_SIZE_HINT]: body.length } }),
  gzip: (body: Buffer) => gzipSync(body, { level: 4 }),
}

interface Answer {
  /** Of the calendar, taken before the answer was made. */
  version: number
  /** Since 1970: what depends on the clock is at most a minute old. */
  minute: number
  headers: Record<string, string | string[]>
  body: Buffer
}

/**
 * Searches of visitors, answered again as they were while nothing has changed that a search could show. Whether anything has is
 * asked of the database each time, so a loan accepted a moment ago is never shown as free. The viewer key is "nobody": a request
 * with any cookie but the language, or with a token, passes by.
 */
export function rememberAnswers(calendar: Calendar): RequestHandler {
  const answers = new LRUCache<string, Answer>({ maxSize: MEMORY_BYTES, sizeCalculation: ({ body }) => body.length + LONGEST_ADDRESS })
  return async (request, response, next) => {
    if (!isForEveryone(request)) return next()
    const encoding = (['br', 'gzip'] as const).find((name) => request.acceptsEncodings(name))
    if (!encoding) return next()
    // Without the database there is nothing to answer from: the page says so.
    const view = await calendar.current().catch(() => null)
    if (view === null) return next()
    const { version } = view
    const key = `${encoding} ${request.headers.cookie ?? ''} ${request.url}`
    const minute = Math.floor(readClock().getTime() / 60_000)
    const known = answers.get(key)
    if (known && known.version === version && known.minute === minute) {
      for (const [name, value] of Object.entries(known.headers)) response.setHeader(name, value)
      return void response.end(known.body)
    }
    // The answer below is made from this very look.
    response.locals.calendar = { current: async () => view } satisfies Calendar
    // A nonce is for one answer; what is sent again names its scripts by their hashes, which is stricter.
    const nonce = response.locals.nonce as string
    response.locals.nonce = undefined
    collectBody(response, (raw) => {
      const policy = String(response.getHeader('Content-Security-Policy'))
      response.setHeader('Content-Security-Policy', policy.replace(`'nonce-${nonce}'`, hashesOf(raw, response).join(' ')))
      response.setHeader('Content-Encoding', encoding)
      response.vary('Accept-Encoding')
      const body = COMPRESSIONS[encoding](raw)
      response.setHeader('Content-Length', body.length)
      if (response.statusCode === 200 && !response.hasHeader('Set-Cookie')) answers.set(key, { version, minute, headers: keptHeaders(response), body })
      return body
    })
    next()
  }
}

function isForEveryone(request: Request): boolean {
  const { cookie, authorization } = request.headers
  return request.method === 'GET' && PATHS.has(request.path) && request.url.length <= LONGEST_ADDRESS && authorization === undefined
    && (cookie === undefined || /^langue=[a-z]{2}$/.test(cookie))
}

/** Holds an answer back until it is whole, and sends what `pack` makes of it. */
function collectBody(response: Response, pack: (raw: Buffer) => Buffer) {
  const chunks: Uint8Array[] = []
  const end = response.end.bind(response) as (body: Buffer) => unknown
  const keep = (chunk: unknown) => {
    if (typeof chunk === 'string') chunks.push(Buffer.from(chunk))
    else if (chunk instanceof Uint8Array) chunks.push(chunk)
    return true
  }
  response.write = keep as typeof response.write
  response.end = ((chunk?: unknown) => {
    keep(chunk)
    end(pack(Buffer.concat(chunks)))
    return response
  }) as typeof response.end
}

/** Of the scripts that stand in a page, as its policy names them. */
function hashesOf(page: Buffer, response: Response): string[] {
  const hashes = new Set<string>()
  if (!String(response.getHeader('Content-Type')).startsWith('text/html')) return []
  for (let at = page.indexOf('<script'); at !== -1; at = page.indexOf('<script', at)) {
    const begins = page.indexOf('>', at) + 1
    const ends = page.indexOf('</script>', begins)
    if (!page.subarray(at, begins).includes(' src=')) hashes.add(`'sha256-${createHash('sha256').update(page.subarray(begins, ends)).digest('base64')}'`)
    at = ends
  }
  return [...hashes]
}

/** All but what belongs to one answer. */
function keptHeaders(response: Response): Answer['headers'] {
  const kept: Answer['headers'] = {}
  for (const [name, value] of Object.entries(response.getHeaders())) {
    if (name !== 'x-request-id' && name !== 'date' && value !== undefined) kept[name] = Array.isArray(value) ? value : String(value)
  }
  return kept
}
