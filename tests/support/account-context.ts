import { type AccountContext } from '~/accounts/account-context.server'
import { type Viewer, VISITOR } from '~/accounts/permissions'
import { createMailer } from '~/platform/mail.server'
import type { OpenDatabase } from '~/platform/database.server'
import { parseEnv } from '~/platform/env.server'
import { noRateLimits, type RateLimits } from '~/platform/rate-limit.server'
import type { Services } from '~/services.server'
import { tasksOf } from '~/tasks.server'

export const NOW = new Date('2026-11-21T10:00:00Z')

export const testEnv = parseEnv({ NODE_ENV: 'test', BOURSE_MODE: 'test', SESSION_SECRET: 'a-secret-of-the-tests-that-is-long-enough' })

/** The moment of a verb of accounts or associations, seen by this viewer. */
export function accountContext(database: OpenDatabase, overrides: Partial<AccountContext> & { viewer?: Viewer; rateLimits?: RateLimits } = {}): AccountContext & { logged: unknown[] } {
  const logged: unknown[] = []
  const log = { info: (...line: unknown[]) => void logged.push(line), warn: (...line: unknown[]) => void logged.push(line) }
  const { rateLimits = noRateLimits, ...rest } = overrides
  return { db: database.db, now: NOW, viewer: VISITOR, locale: 'fr', services: { env: testEnv, rateLimits }, log, clientAddress: '192.0.2.1', logged, ...rest }
}

/** Runs the mail job of every event, as often as asked, and gives the mails kept, oldest first. */
export async function runMailJobs(database: OpenDatabase, times = 1) {
  const services = { db: database.db, env: testEnv, mailer: createMailer({ smtpUrl: undefined, from: 'bourse@exemple.test', publicUrl: testEnv.publicUrl }) }
  const tasks = tasksOf(services as unknown as Services)
  const events = await database.db.event.findMany({ orderBy: { id: 'asc' }, select: { id: true } })
  for (let time = 0; time < times; time++) for (const { id } of events) await tasks.mail!({ eventId: String(id) }, undefined as never)
  return database.db.mail.findMany({ orderBy: { createdAt: 'asc' } })
}

export const codeIn = (text: string): string => /^ {4}(\d{6})$/m.exec(text)![1]!
export const tokenIn = (text: string, path: string): string => new RegExp(`/${path}/([\\w-]+)`).exec(text)![1]!
