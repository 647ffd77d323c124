import { createServer } from 'node:http'

import type { ServerBuild } from '@remix-run/node'

import type { Services } from '~/services.server'

import { createApp } from './app.server'

/** How long open requests may take to finish once the site is to stop. */
export const DRAIN_MS = 10_000

export interface Serving {
  /** No new connections; resolves when the open requests have been answered, or were too slow. */
  stop(): Promise<void>
}

/** Listens. @throws the error of `listen`, a taken port among them. */
export async function serve(services: Services, build: ServerBuild): Promise<Serving> {
  const { port, host } = services.env
  const state = { draining: false }
  const server = createServer(createApp({ services, build, state }))
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve))
  return {
    async stop() {
      state.draining = true
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeIdleConnections()
      await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, DRAIN_MS).unref())])
      server.closeAllConnections()
    },
  }
}
