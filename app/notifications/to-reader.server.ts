import { translator } from '~/messages/catalogue.server'

import type { MailPlan } from './mail-plan'
import type { Recipient } from './recipients.server'

/** News that would come too late on the next morning goes at once to everybody. */
export type Urgency = 'urgent' | 'may_wait'

/** Where a person says how mails about loans reach her. */
export const PACE_PATH = '/compte#messages'

/** To whom a mail about a loan goes: a person finds in it the way to choose how such mails reach her; to a shared mailbox they all go at once. */
export function toReader({ email: to, locale, reader }: Recipient, urgency: Urgency): Pick<MailPlan, 'to' | 'locale' | 'reader' | 'closing'> {
  if (!reader) return { to, locale }
  return { to, locale, closing: { label: translator(locale, 'loanMails')('pace'), path: PACE_PATH }, ...(urgency === 'may_wait' && { reader }) }
}
