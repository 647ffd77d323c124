import { useTranslations } from '~/messages/intl'

import { formatPhone } from '~/messages/format'
import { Button } from '~/ui/button'
import { Disclosure } from '~/ui/disclosure'
import { SiteForm } from '~/ui/form'
import { StateTag } from '~/ui/state-tag'

import type { MembersPage } from '../members-page.server'

type Member = MembersPage['members'][number]

/** The people of an association; its responsables may change roles and take people out. */
export function MemberList({ members, mayManage, lastResponsable }: Pick<MembersPage, 'members' | 'mayManage' | 'lastResponsable'>) {
  const t = useTranslations('associations.members')
  return (
    <ul className="max-w-2xl divide-y divide-line border-y border-line">
      {members.map((member) => (
        <li key={member.personId} className="py-4">
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span className="font-semibold">{member.name}</span>
            <StateTag tone={member.role === 'responsable' ? 'active' : 'neutral'}>{t(`role.${member.role}`)}</StateTag>
            {member.self && <span className="text-ink-soft">{t('you')}</span>}
          </p>
          <p className="break-words text-ink-soft">{[member.email, member.phone && formatPhone(member.phone)].filter(Boolean).join(' · ')}</p>
          {mayManage && !member.self && <MemberForms member={member} />}
          {member.self && lastResponsable && <p className="mt-1 text-ink-soft">{t('onlyYou')}</p>}
        </li>
      ))}
    </ul>
  )
}

function MemberForms({ member }: { member: Member }) {
  const t = useTranslations('associations.members')
  const other = member.role === 'responsable' ? 'membre' : 'responsable'
  return (
    <div className="mt-2">
      <Disclosure summary={t('change', { name: member.name })}>
        <div className="flex flex-wrap gap-3">
          <SiteForm name="member" className="">
            <input type="hidden" name="personId" value={member.personId} />
            <input type="hidden" name="role" value={other} />
            <Button variant="secondary">{t(`make.${other}`)}</Button>
          </SiteForm>
          <SiteForm name="remove" className="">
            <input type="hidden" name="personId" value={member.personId} />
            <Button variant="danger">{t('remove')}</Button>
          </SiteForm>
        </div>
      </Disclosure>
    </div>
  )
}
