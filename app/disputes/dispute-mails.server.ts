import { translator } from '~/messages/catalogue.server'
import type { MailPlan, RecordedEvent } from '~/notifications/mail-plan'
import { coordinatorRecipients, distinctRecipients } from '~/notifications/recipients.server'
import type { Services } from '~/services.server'

/** A litige that two associations could not settle waits for the coordinators of both their communes; what the two are told is news of their loan. */
export async function disputeMails({ db }: Pick<Services, 'db'>, event: RecordedEvent): Promise<MailPlan[]> {
  if (event.kind !== 'dispute.raised') return []
  const loan = await db.loan.findUnique({
    where: { id: event.subjectId }, select: { id: true, reference: true, lender: { select: { name: true, communeInsee: true } }, borrower: { select: { name: true, communeInsee: true } } },
  })
  if (!loan?.borrower) return []
  const values = { lender: loan.lender.name, borrower: loan.borrower.name, reference: loan.reference }
  const communes = [...new Set([loan.lender.communeInsee, loan.borrower.communeInsee])]
  const recipients = distinctRecipients((await Promise.all(communes.map((insee) => coordinatorRecipients(db, insee)))).flat())
  return recipients.map(({ email, locale }) => {
    const t = translator(locale, 'disputes')
    return {
      // One of the two may coordinate too: she gets both mails.
      to: email, locale, about: 'desk', subject: t('mail.subject', values), paragraphs: [t('mail.hello'), t('mail.what', values), t('mail.next')],
      action: { label: t('mail.action'), path: `/prets/${loan.id}/litige` },
    }
  })
}
