import { translator } from '~/messages/catalogue.server'
import type { MailPlan, RecordedEvent } from '~/notifications/mail-plan'
import { organisationRecipients } from '~/notifications/recipients.server'
import type { Services } from '~/services.server'

import { wishedListingHref } from './need-query'
import { needPeriod, needTitle } from './need-texts.server'

/** Tells an association at once that somebody proposes an annonce for its need, with the way to ask for it. No contact, no address. */
export async function needMails({ db }: Pick<Services, 'db'>, event: RecordedEvent): Promise<MailPlan[]> {
  if (event.kind !== 'need.proposed') return []
  const proposal = await db.needProposal.findUnique({
    where: { id: String(event.payload.proposalId) },
    include: { need: true, listing: { select: { id: true, title: true, organisation: { select: { name: true } } } } },
  })
  if (!proposal?.need.organisationId) return []
  const { need, listing, message } = proposal
  const recipients = await organisationRecipients(db, need.organisationId!)
  return recipients.map(({ email, locale }) => {
    const t = translator(locale, 'needMails')
    const period = needPeriod(need, locale, event.createdAt)
    const values = { title: needTitle(need, locale), dated: period === null ? 'no' : 'yes', period: period ?? '', lender: listing.organisation.name, listing: listing.title }
    return {
      to: email, locale, subject: t('proposed.subject', values),
      paragraphs: [t('hello'), t('proposed.body', values), ...(message ? [t('proposed.words', { lender: values.lender, text: message })] : []), t('proposed.next')],
      action: { label: t('proposed.action'), path: wishedListingHref(listing.id, need, event.createdAt) },
    }
  })
}
