import type { Locale } from '~/messages/locale'

/** What happened, as the outbox tells it to those who listen. */
export interface RecordedEvent {
  id: bigint
  kind: string
  subjectType: string
  subjectId: string
  actorId: string | null
  organisationId: string | null
  payload: Record<string, unknown>
  createdAt: Date
}

/** One mail to write to one address: plain words, at most one thing to do. */
export interface MailPlan {
  to: string
  /** What it is about, where one event sends several mails to one address: an opaque id. */
  about?: string
  locale: Locale
  subject: string
  /** Paragraphs of plain text. */
  paragraphs: string[]
  /** The one button: a path of this site. */
  action?: { label: string; path: string }
  /** A six-digit code, shown large. */
  code?: string
}
