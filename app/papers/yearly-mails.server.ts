import { translator } from '~/messages/catalogue.server'
import { formatDays } from '~/messages/format'
import type { MailPlan, RecordedEvent } from '~/notifications/mail-plan'
import { organisationRecipients } from '~/notifications/recipients.server'
import type { Services } from '~/services.server'

const TOPICS = { 'yearly.proposed': 'proposed', 'yearly.accepted': 'accepted', 'yearly.declined': 'declined', 'yearly.ended': 'ended' } as const

/** The other association is told of a yearly convention that is proposed, accepted, refused or ended. */
export async function yearlyMails({ db }: Pick<Services, 'db'>, event: RecordedEvent): Promise<MailPlan[]> {
  const topic = TOPICS[event.kind as keyof typeof TOPICS]
  if (!topic) return []
  const agreement = await db.yearlyAgreement.findUnique({
    where: { id: event.subjectId }, select: { startsAt: true, endsAt: true, proposerId: true, partnerId: true, proposer: { select: { name: true } }, partner: { select: { name: true } } },
  })
  if (!agreement) return []
  const { startsAt, endsAt, proposerId, partnerId, proposer, partner } = agreement
  const byProposer = event.organisationId === proposerId
  return (await organisationRecipients(db, byProposer ? partnerId : proposerId)).map(({ email, locale }) => {
    const t = translator(locale, 'yearlyMails')
    const values = { name: (byProposer ? proposer : partner).name, period: formatDays(startsAt, endsAt, locale, new Date(0)) }
    return { to: email, locale, subject: t(`${topic}.subject`, values), paragraphs: [t('hello'), t(`${topic}.text`, values)], action: { label: t('action'), path: '/conventions' } }
  })
}
