import { Transform } from 'node:stream'

import { type AppLoadContext, createReadableStreamFromReadable, type EntryContext } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { isbot } from 'isbot'
import { renderToPipeableStream } from 'react-dom/server'

import { NonceProvider } from './ui/nonce'

const GIVE_UP_MS = 10_000
export const streamTimeout = GIVE_UP_MS - 1000

export default function handleRequest(request: Request, status: number, headers: Headers, remixContext: EntryContext, { nonce, log }: AppLoadContext): Promise<Response> {
  return new Promise((resolve, reject) => {
    // Robots and readers without JavaScript get the page whole.
    const ready = isbot(request.headers.get('user-agent') ?? '') ? 'onAllReady' : 'onShellReady'
    let shellSent = false
    const { pipe, abort } = renderToPipeableStream(
      <NonceProvider value={nonce}>
        <RemixServer context={remixContext} url={request.url} nonce={nonce} />
      </NonceProvider>,
      {
        nonce,
        [ready]() {
          shellSent = true
          const body = withoutNul()
          headers.set('Content-Type', 'text/html; charset=utf-8')
          if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'private, no-store')
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status }))
          pipe(body)
        },
        onShellError: reject,
        onError(error) {
          status = 500
          if (shellSent) log.error({ err: error }, 'render')
        },
      },
    )
    setTimeout(abort, GIVE_UP_MS).unref()
  })
}

/** What no loader or action foresaw: logged with the request's id, answered with a plain 500. */
export function handleError(error: unknown, { request, context }: { request: Request; context: AppLoadContext }): void {
  if (!request.signal.aborted) context.log?.error({ err: error }, 'unexpected')
}

/**
 * React 18 sends its whole buffer when a character of several bytes no longer fits into it: the unused end arrives as NUL.
 * HTML holds no NUL of its own.
 */
function withoutNul(): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      done(null, chunk.includes(0) ? chunk.filter((byte) => byte !== 0) : chunk)
    },
  })
}
