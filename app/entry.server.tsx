import { text } from 'node:stream/consumers'
import type { ReadableStream as NodeReadableStream } from 'node:stream/web'

import type { AppLoadContext, EntryContext } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { renderToString } from 'react-dom/server'

import { NonceProvider } from './ui/nonce'

/**
 * Milliseconds after which what a loader has put off would be given up. None puts anything off; until then Remix holds the data of
 * the page in memory, though it has long been sent.
 */
export const streamTimeout = 100

/** Sends the page whole, as one text: no loader puts anything off, and through React's streams the same page costs half as much again. */
export default async function handleRequest(request: Request, status: number, headers: Headers, context: EntryContext, { nonce }: AppLoadContext): Promise<Response> {
  const { serverHandoffStream: data, ...page } = context
  const html = renderToString(
    <NonceProvider value={nonce}>
      <RemixServer context={page} url={request.url} nonce={nonce} />
    </NonceProvider>,
  )
  // What `RemixServer` would have written itself, in pieces.
  const scripts = data && page.renderMeta?.didRenderScripts ? handOver(await text(data as NodeReadableStream), nonce) : ''
  headers.set('Content-Type', 'text/html; charset=utf-8')
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'private, no-store')
  return new Response(Buffer.from(`<!DOCTYPE html>${html}${scripts}`), { headers, status })
}

/** What no loader or action foresaw: logged with the request's id, answered with a plain 500. */
export function handleError(error: unknown, { request, context }: { request: Request; context: AppLoadContext }): void {
  if (!request.signal.aborted) context.log?.error({ err: error }, 'unexpected')
}

/** Gives the data of the page to Remix in the browser. */
const handOver = (data: string, nonce: string | undefined): string =>
  `<script${nonce ? ` nonce="${nonce}"` : ''}>window.__remixContext.streamController.enqueue(${inScript(JSON.stringify(data))});window.__remixContext.streamController.close();</script>`

const ESCAPED: Record<string, string> = { '<': '\\u003c', '>': '\\u003e', '&': '\\u0026', '\u2028': '\\u2028', '\u2029': '\\u2029' }
const inScript = (json: string): string => json.replace(/[<>&\u2028\u2029]/g, (character) => ESCAPED[character]!)
