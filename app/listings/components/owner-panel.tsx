import { useTranslations } from 'use-intl'

import type { ListingPage } from '~/listings/listing-page.server'
import { ButtonLink } from '~/ui/button'
import { Notice } from '~/ui/notice'

import { StatusButton } from './status-button'

/** For the association's own people (and who may see what is not public): where the annonce stands, and what to do with it. */
export function OwnerPanel({ id, association, owner }: Pick<ListingPage, 'id' | 'association'> & { owner: NonNullable<ListingPage['owner']> }) {
  const t = useTranslations('listings')
  const { status, hidden, hiddenReason, canEdit, canPublish, missing } = owner
  const tone = hidden ? 'danger' : status === 'published' ? 'success' : 'info'
  return (
    <section aria-label={t('owner.title')} className="mb-8 flex flex-col gap-4">
      <Notice tone={tone} title={hidden ? t('owner.hiddenTitle') : t(`owner.${status}Title`)}>
        {hidden ? hiddenReason : t(`owner.${status}`)}
        {status === 'draft' && missing.length > 0 && (
          <ul className="mt-2 list-disc pl-5">{missing.map((code) => <li key={code}>{t(`owner.missing.${code as 'category_needed'}`)}</li>)}</ul>
        )}
        {status === 'draft' && !association.verified && <p className="mt-2">{t('owner.notVerified')}</p>}
      </Notice>
      {canEdit && (
        <div className="flex flex-wrap gap-3">
          {status !== 'published' && canPublish && missing.length === 0 && <StatusButton id={id} action="publish" variant="primary" />}
          <ButtonLink to={`/annonces/${id}/modifier`} variant="secondary" icon="edit">{t('actions.edit')}</ButtonLink>
          {status === 'published' && <StatusButton id={id} action="pause" />}
          <StatusButton id={id} action="duplicate" />
          {status !== 'archived' && <StatusButton id={id} action="archive" />}
          <ButtonLink to={`/annonces/${id}/convenu`} variant="secondary" icon="calendar">{t('actions.recordElsewhere')}</ButtonLink>
        </div>
      )}
    </section>
  )
}
