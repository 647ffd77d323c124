import { createHash } from 'node:crypto'

import type { MailPace } from 'prisma/generated/client'

import { DEFAULT_LOCALE, isLocale, type Locale } from '~/messages/locale'
import { notFound } from '~/platform/errors'
import type { Context } from '~/web/request-context.server'

import { authorize } from './authorize'
import { endSessions } from './sessions.server'
import { type Browser, browserOf } from './user-agent'

/** How many sessions are listed; the others end with « toutes les autres ». */
const SESSIONS_SHOWN = 20

export interface OwnSession extends Browser {
  /** Stands for the session in a form: its id is as good as a password and never leaves the server. */
  handle: string
  current: boolean
  startedAt: string
  lastSeenAt: string
}

export interface OwnAccount {
  name: string
  email: string
  phone: string | null
  locale: Locale
  loanMails: MailPace
  sessions: OwnSession[]
}

const handleOf = (sessionId: string): string => createHash('sha256').update(sessionId).digest('hex').slice(0, 32)

/** What a person sees of her own account. */
export async function readOwnAccount(context: Context, currentSessionId: string): Promise<OwnAccount> {
  authorize(context.viewer, 'account.own')
  const person = await context.db.person.findUnique({
    where: { id: context.viewer.personId! },
    select: {
      name: true, email: true, phone: true, locale: true, loanMails: true,
      sessions: { where: { expiresAt: { gt: context.now }, endsAt: { gt: context.now } }, orderBy: { lastSeenAt: 'desc' }, take: SESSIONS_SHOWN },
    },
  })
  if (!person) throw notFound()
  const sessions = person.sessions.map((session) => ({
    ...browserOf(session.userAgent), handle: handleOf(session.id), current: session.id === currentSessionId,
    startedAt: session.createdAt.toISOString(), lastSeenAt: session.lastSeenAt.toISOString(),
  }))
  return { name: person.name, email: person.email, phone: person.phone, locale: isLocale(person.locale) ? person.locale : DEFAULT_LOCALE, loanMails: person.loanMails, sessions }
}

/** Ends one of one's own sessions; one that has ended already is no error. */
export async function endOwnSession(context: Context, handle: string): Promise<void> {
  authorize(context.viewer, 'account.own')
  const sessions = await context.db.session.findMany({ where: { userId: context.viewer.personId! }, select: { id: true } })
  const wanted = sessions.find((session) => handleOf(session.id) === handle)
  if (wanted) await context.db.session.deleteMany({ where: { id: wanted.id } })
}

/** Ends all of one's own sessions but this one. @returns how many. */
export async function endOtherSessions(context: Context, currentSessionId: string): Promise<number> {
  authorize(context.viewer, 'account.own')
  return endSessions(context.db, context.viewer.personId!, { except: currentSessionId })
}

/** One's own address and telephone, to propose where a form asks for them. */
export async function readOwnContact({ db, viewer }: Context): Promise<{ email: string; phone: string }> {
  authorize(viewer, 'account.own')
  const person = await db.person.findUniqueOrThrow({ where: { id: viewer.personId! }, select: { email: true, phone: true } })
  return { email: person.email, phone: person.phone ?? '' }
}
