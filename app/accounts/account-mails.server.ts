import type { MailPlan, RecordedEvent } from '~/notifications/mail-plan'
import type { Services } from '~/services.server'

/** Who is told what about an account. */
export async function accountMails(_services: Services, _event: RecordedEvent): Promise<MailPlan[]> {
  return []
}
