import type { MailPlan, RecordedEvent } from '~/notifications/mail-plan'
import type { Services } from '~/services.server'

/** Who is told what about a loan; for events that are not of a loan, nobody. */
export async function loanMails(_services: Services, _event: RecordedEvent): Promise<MailPlan[]> {
  return []
}
