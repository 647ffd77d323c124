import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslations } from '~/messages/intl'
import * as z from 'zod'

import { changePasswordSchema, endSessionSchema, mailPaceSchema, profileSchema } from '~/accounts/accounts.schema'
import { authorize } from '~/accounts/authorize'
import { chooseMailPace } from '~/accounts/choose-mail-pace.server'
import { MailPaceForm } from '~/accounts/components/mail-pace-form'
import { PasswordForm } from '~/accounts/components/password-form'
import { ProfileForm } from '~/accounts/components/profile-form'
import { SessionList } from '~/accounts/components/session-list'
import { changePassword } from '~/accounts/new-password.server'
import { endOtherSessions, endOwnSession, readOwnAccount } from '~/accounts/own-account.server'
import { updateProfile } from '~/accounts/update-profile.server'
import { PageHeader } from '~/ui/page-header'
import { Section } from '~/ui/section'
import { TextLink } from '~/ui/text-link'
import { writeCookie } from '~/web/cookies.server'
import { answerForm } from '~/web/form-action.server'
import { pageLoader } from '~/web/loader.server'
import { pageTitle } from '~/web/page-title'
import { readForm } from '~/web/read-form.server'
import { openRequest } from '~/web/request-context.server'

const YEAR_SECONDS = 365 * 24 * 3600

export const handle = { messages: ['accounts'] }
export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'accounts', 'account.title') }]

export const loader = (args: LoaderFunctionArgs) =>
  pageLoader(args, async (context) => ({ account: await readOwnAccount(context, context.signedIn?.sessionId ?? '') }))

export async function action(args: ActionFunctionArgs) {
  const context = await openRequest(args)
  const form = await readForm(args.request)
  const common = { authorize: () => authorize(context.viewer, 'account.own') }
  const sessionId = context.signedIn?.sessionId ?? ''
  const done = (key: string) => ({ location: '/compte', flash: { key } })
  switch (form.get('_form')) {
    case 'profile':
      return answerForm(args, context, form, {
        ...common, schema: profileSchema,
        run: async (context, input) => {
          await updateProfile(context, input)
          args.context.setCookies.push(writeCookie('langue', input.locale, { maxAge: YEAR_SECONDS, secure: context.services.secureCookies }))
          return done('profile_saved')
        },
      })
    case 'mails':
      return answerForm(args, context, form, {
        ...common, schema: mailPaceSchema,
        run: async (context, input) => {
          await chooseMailPace(context, input)
          return done('mails_saved')
        },
      })
    case 'password':
      return answerForm(args, context, form, {
        ...common, schema: changePasswordSchema,
        run: async (context, input) => {
          await changePassword(context, { ...input, sessionId })
          return done('password_changed')
        },
      })
    case 'end-others':
      return answerForm(args, context, form, {
        ...common, schema: z.object({}),
        run: async (context) => {
          await endOtherSessions(context, sessionId)
          return done('sessions_ended')
        },
      })
    default:
      return answerForm(args, context, form, {
        ...common, schema: endSessionSchema,
        run: async (context, { session }) => {
          await endOwnSession(context, session)
          return done('session_ended')
        },
      })
  }
}

export default function Account() {
  const { account } = useLoaderData<typeof loader>()
  const t = useTranslations('accounts')
  return (
    <>
      <PageHeader title={t('account.title')} lead={account.email} />
      <Section title={t('account.profile')} className="max-w-lg"><ProfileForm account={account} /></Section>
      <Section id="messages" title={t('account.mails')} className="max-w-2xl"><MailPaceForm account={account} /></Section>
      <Section title={t('account.password')} className="max-w-lg"><PasswordForm email={account.email} /></Section>
      <Section title={t('account.sessions')} className="max-w-2xl"><SessionList sessions={account.sessions} /></Section>
      <Section title={t('account.calendars')} className="max-w-2xl"><p>{t('account.calendarsWhat')} <TextLink to="/compte/calendriers">{t('account.calendarsLink')}</TextLink></p></Section>
      <Section title={t('account.tokens')} className="max-w-2xl"><p>{t('account.tokensWhat')} <TextLink to="/compte/jetons">{t('account.tokensLink')}</TextLink></p></Section>
    </>
  )
}
