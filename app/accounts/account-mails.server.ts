import { translator } from '~/messages/catalogue.server'
import type { Locale } from '~/messages/locale'
import type { MailPlan, RecordedEvent } from '~/notifications/mail-plan'
import { personRecipient } from '~/notifications/recipients.server'
import { readClock } from '~/platform/clock.server'
import type { Services } from '~/services.server'

import { pepperOf } from './pepper.server'
import { deriveSecret, keepSecret, type Secret } from './secrets.server'

type MailServices = Pick<Services, 'db' | 'env'>

const isId = (text: string): boolean => /^[0-9a-f-]{36}$/.test(text)

/**
 * Who is told what about an account. The names people give themselves stay out of these mails: anybody may register an
 * address that is not his, and must not thereby write to its owner.
 */
export async function accountMails(services: MailServices, event: RecordedEvent): Promise<MailPlan[]> {
  if (event.subjectType !== 'person' || !isId(event.subjectId)) return []
  const write = MAILS[event.kind]
  const recipient = write && (await personRecipient(services.db, event.subjectId))
  return recipient ? [await write(services, event, { to: recipient.email, locale: recipient.locale })] : []
}

type Writer = (services: MailServices, event: RecordedEvent, to: { to: string; locale: Locale }) => Promise<MailPlan>

const MAILS: Record<string, Writer> = {
  'person.secret_requested': async (services, event, to) => {
    const purpose = event.payload.purpose === 'reset_password' ? 'reset_password' : 'confirm_email'
    const secret = await makeSecret(services, event, purpose)
    return purpose === 'reset_password' ? resetMail(to, secret) : confirmMail(to, secret)
  },
  'person.registered_again': async (_services, _event, to) => {
    const t = translator(to.locale, 'accountMails')
    return {
      ...to, subject: t('known.subject'), paragraphs: [t('known.what'), t('known.forgotten'), t('known.notYou')],
      action: { label: t('known.action'), path: '/connexion' },
    }
  },
  'person.password_changed': async (_services, _event, to) => {
    const t = translator(to.locale, 'accountMails')
    return {
      ...to, subject: t('changed.subject'), paragraphs: [t('changed.what'), t('changed.notYou')],
      action: { label: t('changed.action'), path: '/mot-de-passe-oublie' },
    }
  },
}

/** The job makes the secret, the same at each try, and keeps only its hashes; its life begins when the mail leaves. */
async function makeSecret({ db, env }: MailServices, event: RecordedEvent, purpose: 'confirm_email' | 'reset_password'): Promise<Secret> {
  const pepper = pepperOf(env)
  const secret = deriveSecret(pepper, `event:${event.id}`)
  await keepSecret(db, pepper, secret, { personId: event.subjectId, purpose, now: readClock() })
  return secret
}

function confirmMail(to: { to: string; locale: Locale }, secret: Secret): MailPlan {
  const t = translator(to.locale, 'accountMails')
  return {
    ...to, subject: t('confirm.subject'), paragraphs: [t('confirm.what'), t('confirm.how'), t('confirm.notYou')],
    code: secret.code, action: { label: t('confirm.action'), path: `/confirmer-adresse/${secret.token}` },
  }
}

function resetMail(to: { to: string; locale: Locale }, secret: Secret): MailPlan {
  const t = translator(to.locale, 'accountMails')
  return {
    ...to, subject: t('reset.subject'), paragraphs: [t('reset.what'), t('reset.how'), t('reset.notYou')],
    code: secret.code, action: { label: t('reset.action'), path: `/mot-de-passe/${secret.token}` },
  }
}
