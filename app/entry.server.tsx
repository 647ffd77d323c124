import { Writable } from 'node:stream'

import type { AppLoadContext, EntryContext } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { renderToPipeableStream } from 'react-dom/server'

import { NonceProvider } from './ui/nonce'

const GIVE_UP_MS = 10_000
export const streamTimeout = GIVE_UP_MS - 1000

/** Sends the page whole: no loader defers anything, and the same bytes in pieces would cost half as much again. */
export default function handleRequest(request: Request, status: number, headers: Headers, remixContext: EntryContext, { nonce, log }: AppLoadContext): Promise<Response> {
  return new Promise((resolve, reject) => {
    let shellReady = false
    const { pipe, abort } = renderToPipeableStream(
      <NonceProvider value={nonce}>
        <RemixServer context={remixContext} url={request.url} nonce={nonce} />
      </NonceProvider>,
      {
        nonce,
        onShellReady() {
          shellReady = true
        },
        onAllReady() {
          clearTimeout(giveUp)
          pipe(collect((html) => {
            headers.set('Content-Type', 'text/html; charset=utf-8')
            if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'private, no-store')
            resolve(new Response(html, { headers, status }))
          }))
        },
        onShellError: reject,
        onError(error) {
          status = 500
          // Without a shell it is told to `handleError`.
          if (shellReady) log.error({ err: error }, 'render')
        },
      },
    )
    const giveUp = setTimeout(abort, GIVE_UP_MS).unref()
  })
}

/** What no loader or action foresaw: logged with the request's id, answered with a plain 500. */
export function handleError(error: unknown, { request, context }: { request: Request; context: AppLoadContext }): void {
  if (!request.signal.aborted) context.log?.error({ err: error }, 'unexpected')
}

function collect(whole: (html: Uint8Array<ArrayBuffer>) => void): Writable {
  const pieces: Buffer[] = []
  return new Writable({
    write(piece: Buffer, _encoding, done) {
      pieces.push(withoutNul(piece))
      done()
    },
    final(done) {
      whole(Buffer.concat(pieces))
      done()
    },
  })
}

/**
 * React 18 sends its whole buffer when a character of several bytes no longer fits into it: the unused end arrives as NUL.
 * HTML holds no NUL of its own.
 */
const withoutNul = (piece: Buffer): Buffer => (piece.includes(0) ? piece.filter((byte) => byte !== 0) as Buffer : piece)
