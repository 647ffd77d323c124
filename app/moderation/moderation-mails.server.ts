import type { MailPlan, RecordedEvent } from '~/notifications/mail-plan'
import type { Services } from '~/services.server'

/** Who is told what about a decision of a coordinator. */
export async function moderationMails(_services: Services, _event: RecordedEvent): Promise<MailPlan[]> {
  return []
}
