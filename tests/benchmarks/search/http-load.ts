import autocannon from 'autocannon'

import { type Measured, summary } from './measure'
import type { RunningSite } from './site'

const WARM_SECONDS = 1
/** Answers for each connection. */
const FEWEST = 4
const PATIENCE = 5
/** As many calls come from one visitor: the API counts calls by address. */
const CALLS_A_VISITOR = 50

/** A site runs for weeks: what it does in its first seconds, before its code is compiled, is measured by nobody. */
export async function warmUp(site: RunningSite, next: () => string, seconds: number): Promise<void> {
  await load(site.url, next, 8, seconds)
}

/**
 * Asks a running site one question after the other on each connection, gzip accepted as browsers do.
 * @param next the path of the next question, whichever connection asks it
 */
export async function measureHttp(site: RunningSite, next: () => string, { connections, seconds }: { connections: number; seconds: number }): Promise<Measured> {
  await load(site.url, next, connections, WARM_SECONDS)
  const before = { cpu: site.cpu(), fallbacks: site.fallbacks() }
  const measured = await load(site.url, next, connections, seconds)
  return { ...measured, ...(measured.count > 0 && { cpu: (site.cpu() - before.cpu) / measured.count }), fellBack: site.fallbacks() - before.fallbacks }
}

/** For so long; where few answers came by then, until there are as many as say something, or five times as long. */
async function load(url: string, next: () => string, connections: number, seconds: number): Promise<Measured> {
  const latencies: number[] = []
  let failed = 0
  let sent = 0
  const began = performance.now()
  const setupRequest = (request: autocannon.Request): autocannon.Request => ({ ...request, path: next(), headers: { ...request.headers, 'x-forwarded-for': addressOf(Math.floor(sent++ / CALLS_A_VISITOR)) } })
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const run = autocannon(
      { url, connections, duration: seconds * PATIENCE, headers: { 'accept-encoding': 'gzip, deflate, br', accept: 'text/html,application/json;q=0.9', 'accept-language': 'fr' }, requests: [{ setupRequest }] },
      (error, done) => (error ? reject(error as Error) : resolve(done)),
    )
    run.on('response', (_client, status, _bytes, ms) => {
      if (status === 200) latencies.push(ms)
      else failed++
      if (performance.now() - began >= seconds * 1000 && latencies.length + failed >= connections * FEWEST) run.stop()
    })
  })
  return summary(latencies, result.duration, { failed: failed + result.errors })
}

const addressOf = (visitor: number) => `10.${(visitor >> 16) & 255}.${(visitor >> 8) & 255}.${visitor & 255}`
