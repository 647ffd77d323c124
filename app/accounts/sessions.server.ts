import { PrismaAdapter } from '@lucia-auth/adapter-prisma'
import { Lucia, TimeSpan } from 'lucia'

import type { Database } from '~/platform/database.server'

import type { PrismaClient } from '../../prisma/generated/client'

/** A session ends after 14 days without a visit, and in any case 60 days after sign-in. */
const IDLE = new TimeSpan(14, 'd')
const LONGEST_MS = 60 * 24 * 3_600_000
/** How exactly the last visit is known. */
const SEEN_EVERY_MS = 3_600_000

declare module 'lucia' {
  interface Register {
    Lucia: ReturnType<typeof createLucia>
    UserId: string
    DatabaseUserAttributes: { email: string; emailVerifiedAt: Date | null; name: string; isAdmin: boolean; disabledAt: Date | null; locale: string }
    DatabaseSessionAttributes: { endsAt: Date; userAgent: string; organisationId: string | null; lastSeenAt: Date }
  }
}

function createLucia(db: PrismaClient, secure: boolean) {
  return new Lucia(new PrismaAdapter(db.session as never, db.person as never), {
    sessionExpiresIn: IDLE,
    sessionCookie: {
      name: secure ? '__Host-session' : 'session',
      attributes: { secure, sameSite: 'lax', path: '/' },
    },
    getUserAttributes: (person) => ({
      email: person.email, name: person.name, isAdmin: person.isAdmin, locale: person.locale,
      confirmed: person.emailVerifiedAt !== null, disabled: person.disabledAt !== null,
    }),
    getSessionAttributes: (session) => ({ endsAt: session.endsAt, organisationId: session.organisationId, lastSeenAt: session.lastSeenAt }),
  })
}

export interface SignedIn {
  sessionId: string
  person: { id: string; email: string; name: string; isAdmin: boolean; locale: string; confirmed: boolean }
  /** The association chosen in this browser. */
  organisationId: string | null
  /** Cookie to send when the idle limit moved on. */
  refreshedCookie: string | null
}

/** The one module that knows Lucia: sessions in the database, their cookie, their two limits. */
export interface Sessions {
  /** A new session with a new id. @returns the `Set-Cookie` value. */
  start(personId: string, options: { now: Date; userAgent: string; organisationId: string | null }): Promise<string>
  /** Who sends this `Cookie` header; null for a visitor, an ended session or a disabled account. */
  read(cookieHeader: string | null, now: Date): Promise<SignedIn | null>
  end(sessionId: string): Promise<void>
  endAll(personId: string): Promise<void>
  /** `Set-Cookie` value that removes the cookie. */
  blankCookie(): string
}

/** Lucia's own reader decodes every cookie of the header and throws where one is malformed; an id needs no decoding. */
function sessionIdIn(cookieHeader: string, name: string): string | null {
  const pair = cookieHeader.split(';').map((text) => text.trim()).find((text) => text.startsWith(`${name}=`))
  const id = pair?.slice(name.length + 1) ?? ''
  return /^[a-z0-9]{20,60}$/.test(id) ? id : null
}

export function createSessions(db: PrismaClient, options: { secure: boolean }): Sessions {
  const lucia = createLucia(db, options.secure)
  return {
    async start(personId, { now, userAgent, organisationId }) {
      const session = await lucia.createSession(personId, {
        endsAt: new Date(now.getTime() + LONGEST_MS), userAgent: userAgent.slice(0, 300), organisationId, lastSeenAt: now,
      })
      return lucia.createSessionCookie(session.id).serialize()
    },
    async read(cookieHeader, now) {
      const sessionId = sessionIdIn(cookieHeader ?? '', lucia.sessionCookieName)
      if (!sessionId) return null
      const { session, user } = await lucia.validateSession(sessionId)
      if (!session) return null
      if (user.disabled || session.endsAt <= now) {
        await lucia.invalidateSession(session.id)
        return null
      }
      if (now.getTime() - session.lastSeenAt.getTime() > SEEN_EVERY_MS) await db.session.updateMany({ where: { id: session.id }, data: { lastSeenAt: now } })
      return {
        sessionId: session.id,
        person: { id: user.id, email: user.email, name: user.name, isAdmin: user.isAdmin, locale: user.locale, confirmed: user.confirmed },
        organisationId: session.organisationId,
        refreshedCookie: session.fresh ? lucia.createSessionCookie(session.id).serialize() : null,
      }
    },
    end: (sessionId) => lucia.invalidateSession(sessionId),
    endAll: (personId) => lucia.invalidateUserSessions(personId),
    blankCookie: () => lucia.createBlankSessionCookie().serialize(),
  }
}

/** Ends the sessions of a person or several, all or all but one, in the transaction of the change that asks for it. @returns how many. */
export async function endSessions(db: Database, personId: string | string[], options: { except?: string | undefined } = {}): Promise<number> {
  const { count } = await db.session.deleteMany({
    where: { userId: Array.isArray(personId) ? { in: personId } : personId, ...(options.except !== undefined && { id: { not: options.except } }) },
  })
  return count
}
