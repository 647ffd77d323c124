import type { MailPace } from 'prisma/generated/client'

/** How mails about loans may reach a person, the soonest first. */
export const MAIL_PACES = ['at_once', 'daily', 'site_only'] as const satisfies readonly MailPace[]
