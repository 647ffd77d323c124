import { DEFAULT_LOCALE, isLocale, type Locale } from '~/messages/locale'
import type { Database, Prisma } from '~/platform/database.server'

import type { MailReader } from './mail-plan'

/** An address and the language its mails are written in. */
export interface Recipient {
  email: string
  locale: Locale
  /** Who reads it, where it is a person's own address. */
  reader?: MailReader
}

/** Each address once, whatever its capitals; the first one given decides the language, and whose choices count. */
export function distinctRecipients(recipients: Recipient[]): Recipient[] {
  const byAddress = new Map<string, Recipient>()
  for (const recipient of recipients) {
    const address = recipient.email.trim().toLowerCase()
    if (address !== '' && !byAddress.has(address)) byAddress.set(address, { ...recipient, email: address })
  }
  return [...byAddress.values()]
}

const PERSON = { id: true, email: true, locale: true, loanMails: true } as const satisfies Prisma.PersonSelect

const recipientOf = ({ id, email, locale, loanMails }: Prisma.PersonGetPayload<{ select: typeof PERSON }>): Recipient => ({
  email, locale: isLocale(locale) ? locale : DEFAULT_LOCALE, reader: { personId: id, pace: loanMails },
})

/**
 * Who hears of what concerns an organisation: its active members (address confirmed, account open), responsables first,
 * and its shared mailbox, because people change; a member whose own address that is decides for it. Each address once. Empty for an
 * unknown organisation.
 */
export async function organisationRecipients(db: Database, organisationId: string): Promise<Recipient[]> {
  const organisation = await db.organisation.findUnique({
    where: { id: organisationId },
    select: {
      email: true,
      memberships: {
        where: { person: { disabledAt: null, emailVerifiedAt: { not: null } } },
        select: { person: { select: PERSON } },
        orderBy: [{ role: 'asc' }, { createdAt: 'asc' }],
      },
    },
  })
  if (!organisation) return []
  return distinctRecipients([...organisation.memberships.map(({ person }) => recipientOf(person)), { email: organisation.email, locale: DEFAULT_LOCALE }])
}

/** The coordinators of a commune and those of the whole territory (accounts that are open), each once. */
export async function coordinatorRecipients(db: Database, communeInsee: string): Promise<Recipient[]> {
  const people = await db.person.findMany({
    where: { disabledAt: null, emailVerifiedAt: { not: null }, areas: { some: { OR: [{ communeInsee }, { communeInsee: null }] } } },
    select: PERSON,
    orderBy: { createdAt: 'asc' },
  })
  return distinctRecipients(people.map(recipientOf))
}

/** One person, while her account is open. */
export async function personRecipient(db: Database, personId: string): Promise<Recipient | null> {
  const person = await db.person.findFirst({ where: { id: personId, disabledAt: null }, select: PERSON })
  return person && recipientOf(person)
}
