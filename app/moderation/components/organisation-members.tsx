import { useTranslations } from '~/messages/intl'

import type { OrganisationFile } from '~/moderation/organisation-file.server'
import { StateTag } from '~/ui/state-tag'

import { MailLink, PhoneLink } from './reach'

/** Who speaks for an association, and how to reach them. */
export function OrganisationMembers({ members }: Pick<OrganisationFile, 'members'>) {
  const t = useTranslations('moderation')
  if (members.length === 0) return <p>{t('members.none')}</p>
  return (
    <ul className="divide-y divide-line border-y border-line">
      {members.map((member) => (
        <li key={member.id} className="flex flex-col gap-1 py-3">
          <p className="flex flex-wrap items-center gap-2 font-semibold">
            {member.name}
            <StateTag tone="neutral">{t(`members.${member.role}`)}</StateTag>
            {!member.confirmed && <StateTag tone="wait">{t('members.unconfirmed')}</StateTag>}
            {member.disabled && <StateTag tone="bad">{t('members.disabled')}</StateTag>}
          </p>
          <p className="flex flex-wrap gap-x-6"><MailLink email={member.email} />{member.phone && <PhoneLink phone={member.phone} />}</p>
        </li>
      ))}
    </ul>
  )
}
