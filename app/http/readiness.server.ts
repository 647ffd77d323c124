import { isMigrated } from '~/platform/migrations.server'

const KEPT_MS = 1000

/** Asks the database whether it can serve, at most once a second however many ask: each question opens a connection. */
export function createReadiness(databaseUrl: string): () => Promise<boolean> {
  let asked: { at: number; answer: Promise<boolean> } | null = null
  return () => {
    const at = performance.now()
    if (!asked || at - asked.at > KEPT_MS) asked = { at, answer: isMigrated(databaseUrl).catch(() => false) }
    return asked.answer
  }
}
