import { pepperOf } from '~/accounts/pepper.server'
import { translator } from '~/messages/catalogue.server'
import type { MailPlan, RecordedEvent } from '~/notifications/mail-plan'
import { organisationRecipients } from '~/notifications/recipients.server'
import type { Database } from '~/platform/database.server'
import type { Services } from '~/services.server'

import { proposedListingHref } from './need-query'
import { needPeriod, needTitle } from './need-texts.server'
import { stopPath } from './stop-token.server'

/**
 * Tells an association at once that somebody proposes an annonce for its need, with the way to ask for it. No contact, no address.
 * Who stopped the mails about this need or about all of them is left out.
 */
export async function needMails({ db, env }: Pick<Services, 'db' | 'env'>, event: RecordedEvent): Promise<MailPlan[]> {
  if (event.kind !== 'need.proposed') return []
  const proposal = await db.needProposal.findUnique({
    where: { id: String(event.payload.proposalId) },
    include: { need: true, listing: { select: { id: true, title: true, stock: true, lost: true, organisation: { select: { name: true } } } } },
  })
  const organisationId = proposal?.need.organisationId
  if (!organisationId) return []
  const { need, listing, message } = proposal
  const [recipients, members] = await Promise.all([organisationRecipients(db, organisationId), readMembers(db, organisationId, need.id)])
  return recipients.filter(({ email }) => !members.get(email)?.stopped).map(({ email, locale }) => {
    const member = members.get(email)
    const t = translator(locale, 'needMails')
    const period = needPeriod(need, locale, event.createdAt)
    const values = { title: needTitle(need, locale), dated: period === null ? 'no' : 'yes', period: period ?? '', lender: listing.organisation.name, listing: listing.title }
    return {
      to: email, locale, subject: t('proposed.subject', values),
      paragraphs: [t('hello'), t('proposed.body', values), ...(message ? [t('proposed.words', { lender: values.lender, text: message })] : []), t('proposed.next')],
      action: { label: t('proposed.action'), path: proposedListingHref(listing, need, event.createdAt) },
      ...(member && { closing: { label: t('digest.stopOne'), path: stopPath(pepperOf(env), { personId: member.id, needId: need.id }) } }),
    }
  })
}

/** An association's members by their address, and who of them wants no mail about this need. */
async function readMembers(db: Database, organisationId: string, needId: string): Promise<Map<string, { id: string; stopped: boolean }>> {
  const people = await db.person.findMany({
    where: { memberships: { some: { organisationId } } },
    select: { id: true, email: true, mailStops: { where: { OR: [{ needId }, { needId: null }] }, select: { id: true } } },
  })
  return new Map(people.map(({ id, email, mailStops }) => [email.toLowerCase(), { id, stopped: mailStops.length > 0 }]))
}
