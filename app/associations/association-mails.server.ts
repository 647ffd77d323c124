import { translator } from '~/messages/catalogue.server'
import { DEFAULT_LOCALE, isLocale } from '~/messages/locale'
import type { MailPlan, RecordedEvent } from '~/notifications/mail-plan'
import { coordinatorRecipients, distinctRecipients, personRecipient } from '~/notifications/recipients.server'
import type { Services } from '~/services.server'

import { invitationToken } from './invitations.server'

type MailServices = Pick<Services, 'db' | 'env'>

/** Who is told what about an association; what coordinators decide of it is told by app/moderation. */
export async function associationMails(services: MailServices, event: RecordedEvent): Promise<MailPlan[]> {
  const write = MAILS[event.kind]
  return write ? write(services, event) : []
}

const MAILS: Record<string, (services: MailServices, event: RecordedEvent) => Promise<MailPlan[]>> = {
  'organisation.created': tellCoordinators,
  'invitation.created': invite,
  'membership.role_changed': tellNewResponsable,
  'organisation.responsable_attached': tellAttached,
}

/** A new association waits for a coordinator of its commune or of the whole territory. */
async function tellCoordinators({ db }: MailServices, event: RecordedEvent): Promise<MailPlan[]> {
  const organisation = await db.organisation.findUnique({ where: { id: event.subjectId }, select: { id: true, name: true, communeInsee: true, commune: { select: { name: true } } } })
  if (!organisation) return []
  return (await coordinatorRecipients(db, organisation.communeInsee)).map(({ email, locale }) => {
    const t = translator(locale, 'associationMails')
    return {
      to: email, locale, subject: t('created.subject', { name: organisation.name }),
      paragraphs: [t('hello'), t('created.what', { name: organisation.name, commune: organisation.commune.name }), t('created.until')],
      action: { label: t('created.action'), path: `/moderation/associations/${organisation.id}` },
    }
  })
}

/** In the language of the account that has this address, else of whoever invites. */
async function invite({ db, env }: MailServices, event: RecordedEvent): Promise<MailPlan[]> {
  const invitation = await db.invitation.findUnique({
    where: { id: event.subjectId },
    select: { id: true, email: true, acceptedAt: true, revokedAt: true, organisation: { select: { name: true } }, invitedBy: { select: { name: true, locale: true } } },
  })
  if (!invitation || invitation.acceptedAt || invitation.revokedAt) return []
  const known = await db.person.findUnique({ where: { email: invitation.email }, select: { locale: true } })
  const spoken = known?.locale ?? invitation.invitedBy.locale
  const locale = isLocale(spoken) ? spoken : DEFAULT_LOCALE
  const t = translator(locale, 'associationMails')
  const names = { name: invitation.organisation.name, person: invitation.invitedBy.name }
  return [
    {
      to: invitation.email, locale, subject: t('invitation.subject', names),
      paragraphs: [t('hello'), t('invitation.what', names), t('invitation.how'), t('invitation.notYou')],
      action: { label: t('invitation.action'), path: `/invitation/${invitationToken(env, invitation.id)}` },
    },
  ]
}

async function tellNewResponsable({ db }: MailServices, event: RecordedEvent): Promise<MailPlan[]> {
  const { personId, role } = event.payload
  if (role !== 'responsable' || typeof personId !== 'string') return []
  const [recipient, organisation] = await Promise.all([personRecipient(db, personId), db.organisation.findUnique({ where: { id: event.subjectId }, select: { name: true, slug: true } })])
  if (!recipient || !organisation) return []
  const t = translator(recipient.locale, 'associationMails')
  return [
    {
      to: recipient.email, locale: recipient.locale, subject: t('responsable.subject', { name: organisation.name }),
      paragraphs: [t('hello'), t('responsable.what', { name: organisation.name }), t('responsable.may')],
      action: { label: t('responsable.action'), path: `/associations/${organisation.slug}/membres` },
    },
  ]
}

/** The new responsable, and the shared mailbox, because whoever reads it should know. */
async function tellAttached({ db }: MailServices, event: RecordedEvent): Promise<MailPlan[]> {
  const personId = event.payload.personId
  if (typeof personId !== 'string') return []
  const [person, organisation] = await Promise.all([personRecipient(db, personId), db.organisation.findUnique({ where: { id: event.subjectId }, select: { name: true, slug: true, email: true } })])
  if (!person || !organisation) return []
  return distinctRecipients([person, { email: organisation.email, locale: DEFAULT_LOCALE }]).map(({ email, locale }) => {
    const t = translator(locale, 'associationMails')
    return {
      to: email, locale, subject: t('attached.subject', { name: organisation.name }),
      paragraphs: [t('hello'), t('attached.what', { name: organisation.name }), t('attached.requests')],
      action: { label: t('attached.action'), path: '/prets' },
    }
  })
}
