import type { Database } from '~/platform/database.server'
import type { Env } from '~/platform/env.server'
import { notFound } from '~/platform/errors'

const PAGE_SIZE = 50

export interface CapturedMail {
  id: string
  recipient: string
  subject: string
  createdAt: string
}

/** Mails that the demo would have sent, newest first, by pages of 50. @throws {DomainError} `not_found` on a real site. */
export async function capturedMails(db: Database, env: Pick<Env, 'devPages'>, page: number): Promise<{ mails: CapturedMail[]; pageCount: number }> {
  if (!env.devPages) throw notFound()
  const [rows, total] = await Promise.all([
    db.mail.findMany({ orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], skip: (page - 1) * PAGE_SIZE, take: PAGE_SIZE, select: { id: true, recipient: true, subject: true, createdAt: true } }),
    db.mail.count(),
  ])
  return { mails: rows.map((mail) => ({ ...mail, createdAt: mail.createdAt.toISOString() })), pageCount: Math.max(1, Math.ceil(total / PAGE_SIZE)) }
}

/** One of them with its text. @throws {DomainError} `not_found` */
export async function capturedMail(db: Database, env: Pick<Env, 'devPages'>, id: string): Promise<CapturedMail & { text: string }> {
  const mail = env.devPages && /^[0-9a-f-]{36}$/.test(id) ? await db.mail.findUnique({ where: { id } }) : null
  if (!mail) throw notFound()
  return { id: mail.id, recipient: mail.recipient, subject: mail.subject, createdAt: mail.createdAt.toISOString(), text: mail.text }
}
