import type { Need } from 'prisma/generated/client'

import { type Translator, translator } from '~/messages/catalogue.server'
import type { Locale } from '~/messages/locale'
import { needTitle } from '~/needs/need-texts.server'
import type { MailPlan, RecordedEvent } from '~/notifications/mail-plan'
import { organisationRecipients } from '~/notifications/recipients.server'
import type { Services } from '~/services.server'

interface Written {
  subject: string
  paragraphs: string[]
  action: NonNullable<MailPlan['action']>
}

/** What is known of the decision: whom it concerns, and why. */
interface Told {
  organisation: { name: string; slug: string }
  reason: string
  listing: { id: number; title: string } | null
  need: Pick<Need, 'id' | 'words' | 'category' | 'natures'> | null
}

type Write = (t: Translator<'moderationMails'>, told: Told, locale: Locale) => Written | null

const association = (key: 'verified' | 'refused' | 'suspended' | 'restored', path: (slug: string) => string): Write => (t, { organisation, reason }) => ({
  subject: t(`${key}.subject`, { association: organisation.name }),
  paragraphs: [t('hello'), t(`${key}.body`, { association: organisation.name }), ...(reason ? [t('reason', { reason })] : []), t(`${key}.next`)],
  action: { label: t(`${key}.action`), path: path(organisation.slug) },
})

/** About a thing of the association that has a title and a page. */
const thing = (key: 'hidden' | 'shown' | 'needHidden' | 'needShown', find: (told: Told, locale: Locale) => { title: string; path: string } | null): Write => (t, told, locale) => {
  const found = find(told, locale)
  return found && {
    subject: t(`${key}.subject`, { title: found.title }),
    paragraphs: [t('hello'), t(`${key}.body`, { title: found.title }), ...(told.reason ? [t('reason', { reason: told.reason })] : []), t(`${key}.next`)],
    action: { label: t(`${key}.action`), path: found.path },
  }
}
const annonce = (key: 'hidden' | 'shown') => thing(key, ({ listing }) => listing && { title: listing.title, path: `/annonces/${listing.id}` })
const need = (key: 'needHidden' | 'needShown') => thing(key, ({ need: found }, locale) => found && { title: needTitle(found, locale), path: `/besoins/${found.id}` })

const WRITERS: Record<string, Write> = {
  'organisation.verified': association('verified', () => '/mes-annonces'),
  'organisation.refused': association('refused', (slug) => `/associations/${slug}/modifier`),
  'organisation.suspended': association('suspended', (slug) => `/associations/${slug}`),
  'organisation.restored': association('restored', () => '/mes-annonces'),
  'listing.hidden': annonce('hidden'),
  'listing.shown': annonce('shown'),
  'need.hidden': need('needHidden'),
  'need.shown': need('needShown'),
}

/** Tells an association what a coordinator decided about it or its annonce, and why: its members, and its shared mailbox. */
export async function moderationMails({ db }: Pick<Services, 'db'>, event: RecordedEvent): Promise<MailPlan[]> {
  const write = WRITERS[event.kind]
  if (!write || !event.organisationId) return []
  const { decisionId } = event.payload as { decisionId?: string }
  const [organisation, recipients, decision, listing, need] = await Promise.all([
    db.organisation.findUnique({ where: { id: event.organisationId }, select: { name: true, slug: true } }),
    organisationRecipients(db, event.organisationId),
    decisionId ? db.moderationDecision.findUnique({ where: { id: decisionId }, select: { reason: true } }) : null,
    event.subjectType === 'listing' ? db.listing.findUnique({ where: { id: Number(event.subjectId) }, select: { id: true, title: true } }) : null,
    event.subjectType === 'need' ? db.need.findUnique({ where: { id: event.subjectId }, select: { id: true, words: true, category: true, natures: true } }) : null,
  ])
  if (!organisation) return []
  return recipients.flatMap(({ email, locale }) => {
    const written = write(translator(locale, 'moderationMails'), { organisation, listing, need, reason: decision?.reason ?? '' }, locale)
    return written ? [{ to: email, locale, ...written }] : []
  })
}
