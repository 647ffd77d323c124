import type { Database } from '~/platform/database.server'

/** The person with this address whose account is open and confirmed; null otherwise. For the commands of the machine itself. */
export function personByEmail(db: Database, email: string): Promise<{ id: string } | null> {
  return db.person.findFirst({ where: { email: email.trim().toLowerCase(), disabledAt: null, emailVerifiedAt: { not: null } }, select: { id: true } })
}
