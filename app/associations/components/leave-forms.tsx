import { useTranslations } from '~/messages/intl'

import { Button } from '~/ui/button'
import { SelectField } from '~/ui/fields'
import { SiteForm } from '~/ui/form'
import { useFormFailure } from '~/web/use-form-failure'

import type { MembersPage } from '../members-page.server'

interface Props extends Pick<MembersPage, 'members' | 'lastResponsable'> {
  mayHandOver: boolean
}

/** Handing over, and leaving: the last responsable does the first before the second. */
export function LeaveForms({ members, mayHandOver, lastResponsable }: Props) {
  const t = useTranslations('associations.members')
  const handingOver = useFormFailure('hand-over')
  const leaving = useFormFailure('leave')
  const others = members.filter((member) => !member.self)
  return (
    <div className="flex flex-col gap-8">
      {mayHandOver && others.length > 0 && (
        <SiteForm name="hand-over" failure={handingOver} labels={{ personId: t('handOverTo') }}>
          <SelectField name="personId" label={t('handOverTo')} hint={t('handOverHint')} placeholder={t('choose')} error={handingOver.errors.personId} options={others.map(({ personId, name }) => ({ value: personId, label: name }))} />
          <div><Button variant="secondary">{t('handOver')}</Button></div>
        </SiteForm>
      )}
      {lastResponsable ? <p>{t(others.length > 0 ? 'handOverFirst' : 'inviteFirst')}</p> : (
        <SiteForm name="leave" failure={leaving}>
          <p>{t('leaveWhat')}</p>
          <div><Button variant="danger">{t('leave')}</Button></div>
        </SiteForm>
      )}
    </div>
  )
}
