import type { EngineName } from 'search/search-engine'

/** Latencies in milliseconds, and how many a second. */
export interface Measured {
  count: number
  p50: number
  p95: number
  p99: number
  perSecond: number
  /** Answers that were not 200, or none. */
  failed: number
  /** Milliseconds of CPU that the site's process took for each call, its database and Meilisearch apart. */
  cpu?: number
  /** How often Meilisearch was too slow or gone, so that PostgreSQL answered: figures of both engines in one line. */
  fellBack: number
}

/** @param latencies in milliseconds @param seconds that all of it took */
export function summary(latencies: number[], seconds: number, { failed = 0, fellBack = 0 } = {}): Measured {
  const sorted = Float64Array.from(latencies).sort()
  const at = (share: number) => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
  return { count: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), perSecond: sorted.length / seconds, failed, fellBack }
}

const WARM_MS = 1000

/** Calls `work` for `seconds`, `atOnce` of them at a time, after a second that is not counted. @param engine the one that should answer */
export async function measureCalls(work: () => Promise<{ engine: EngineName }>, engine: EngineName, { atOnce, seconds }: { atOnce: number; seconds: number }): Promise<Measured> {
  for (const warm = performance.now() + WARM_MS; performance.now() < warm; ) await work()
  const latencies: number[] = []
  let fellBack = 0
  const started = performance.now()
  const until = started + seconds * 1000
  const caller = async () => {
    while (performance.now() < until) {
      const began = performance.now()
      if ((await work()).engine !== engine) fellBack++
      latencies.push(performance.now() - began)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, caller))
  return summary(latencies, (performance.now() - started) / 1000, { fellBack })
}
