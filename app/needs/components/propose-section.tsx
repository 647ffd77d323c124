import { useTranslations } from '~/messages/intl'
import type { NeedPage } from '~/needs/need-page.server'
import { Button, ButtonLink } from '~/ui/button'
import { SelectField, TextArea } from '~/ui/fields'
import { SiteForm } from '~/ui/form'
import { Icon } from '~/ui/icon'
import { Notice } from '~/ui/notice'
import { shown, useFormFailure } from '~/web/use-form-failure'

import { NEED_LIMITS } from '../need-limits'

/** How to help: a lender picks one of its annonces; whoever cannot yet is told what to do first. */
export function ProposeSection({ need, formKey }: { need: NeedPage; formKey: string }) {
  const t = useTranslations('needs.propose')
  const { lender, reader } = need
  if (reader === 'visitor')
    return (
      <div className="flex max-w-prose flex-col gap-4">
        <p>{t('visitor')}</p>
        <p><ButtonLink to={`/connexion?suite=${encodeURIComponent(`/besoins/${need.id}`)}`}>{t('signIn')}</ButtonLink></p>
      </div>
    )
  if (!lender) return <p className="max-w-prose">{t('noAssociation')}</p>
  return (
    <div className="flex max-w-prose flex-col gap-6">
      {lender.proposed.map(({ id, title }) => <p key={id} className="flex items-start gap-2 text-good"><Icon name="check" className="mt-1 size-5 shrink-0" /><span>{t('done', { title })}</span></p>)}
      {!lender.verified ? <Notice tone="info">{t('notVerified')}</Notice> : lender.choices.length > 0 ? <ProposeForm key={lender.proposed.length} lender={lender} formKey={formKey} /> : lender.proposed.length === 0 && <NothingToPropose />}
    </div>
  )
}

function NothingToPropose() {
  const t = useTranslations('needs.propose')
  return (
    <div className="flex flex-col gap-4">
      <p>{t('nothing')}</p>
      <p><ButtonLink to="/annonces/nouvelle" variant="secondary" icon="plus">{t('offer')}</ButtonLink></p>
    </div>
  )
}

function ProposeForm({ lender, formKey }: { lender: NonNullable<NeedPage['lender']>; formKey: string }) {
  const t = useTranslations('needs.propose')
  const failure = useFormFailure('propose')
  const labels = { listingId: t('listing'), message: t('message') }
  const option = ({ id, title }: { id: number; title: string }) => ({ value: String(id), label: title })
  const [fitting, others] = [lender.choices.filter(({ fits }) => fits).map(option), lender.choices.filter(({ fits }) => !fits).map(option)]
  const groups = [{ label: t('fitting'), options: fitting }, { label: t('others'), options: others }].filter(({ options }) => options.length > 0)
  return (
    <SiteForm name="propose" formKey={`${formKey}-propose`} failure={failure} labels={labels}>
      <SelectField name="listingId" label={labels.listingId} hint={t('listingHint')} error={failure.errors.listingId} defaultValue={shown(failure.values, 'listingId', fitting[0]?.value)} placeholder={t('choose')} options={groups} required />
      <TextArea name="message" label={labels.message} hint={t('messageHint')} optionalLabel rows={3} maxLength={NEED_LIMITS.message} error={failure.errors.message} defaultValue={shown(failure.values, 'message')} />
      <div className="flex flex-col gap-2">
        <div><Button>{t('submit')}</Button></div>
        <p className="text-sm text-ink-soft">{t('after')}</p>
      </div>
    </SiteForm>
  )
}
