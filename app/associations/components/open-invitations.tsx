import { useTranslations } from '~/messages/intl'

import { formatDay } from '~/messages/format'
import { useRootData } from '~/root'
import { Button } from '~/ui/button'
import { SiteForm } from '~/ui/form'

import type { MembersPage } from '../members-page.server'

/** Invitations that nobody took up yet. */
export function OpenInvitations({ invitations }: Pick<MembersPage, 'invitations'>) {
  const t = useTranslations('associations.members')
  const { locale, now } = useRootData()
  if (invitations.length === 0) return null
  return (
    <div className="mt-8">
      <h3 className="mb-2 text-lg font-semibold">{t('open')}</h3>
      <ul className="divide-y divide-line border-y border-line">
        {invitations.map((invitation) => (
          <li key={invitation.id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
            <span className="min-w-0 break-words">
              <span className="block">{invitation.email}</span>
              <span className="block text-sm text-ink-soft">{t('openUntil', { role: t(`role.${invitation.role}`), day: formatDay(new Date(invitation.expiresAt), locale, new Date(now)) })}</span>
            </span>
            <SiteForm name="revoke" className="">
              <input type="hidden" name="invitationId" value={invitation.id} />
              <Button variant="secondary" aria-label={t('revokeThis', { email: invitation.email })}>{t('revoke')}</Button>
            </SiteForm>
          </li>
        ))}
      </ul>
    </div>
  )
}
