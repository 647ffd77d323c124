import { useTranslations } from '~/messages/intl'

import type { ListingPage } from '~/listings/listing-page.server'
import { pathOfNature } from '~/loans/loan-path'
import { ButtonLink } from '~/ui/button'
import { Notice } from '~/ui/notice'
import { StateTag } from '~/ui/state-tag'

import { LostForm } from './lost-form'
import { StatusButton } from './status-button'

/** For the association's own people (and who may see what is not public): where the annonce stands, and what to do with it. */
export function OwnerPanel({ id, nature, association, owner }: Pick<ListingPage, 'id' | 'nature' | 'association'> & { owner: NonNullable<ListingPage['owner']> }) {
  const t = useTranslations('listings')
  const { status, hidden, hiddenReason, canEdit, canPublish, missing, lost, stock, requests } = owner
  const [draft, published, archived] = [status === 'draft', status === 'published', status === 'archived']
  const allGiven = archived && requests !== null && stock <= lost
  return (
    <section aria-label={t('owner.title')} className="flex flex-col gap-4">
      {published && !hidden ? (
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1"><StateTag tone="good">{t('owner.publishedTitle')}</StateTag>{t('owner.published')}</p>
      ) : (
        <Notice tone={hidden ? 'danger' : 'info'} title={hidden ? t('owner.hiddenTitle') : t(allGiven ? 'owner.allGivenTitle' : `owner.${status}Title`)}>
          {hidden ? hiddenReason : t(allGiven ? 'owner.allGiven' : `owner.${status}`)}
          {draft && missing.length > 0 && (
            <ul className="mt-2 list-disc pl-5">{missing.map((code) => <li key={code}>{t(`owner.missing.${code as 'category_needed'}`)}</li>)}</ul>
          )}
          {draft && !association.verified && <p className="mt-2">{t('owner.notVerified')}</p>}
        </Notice>
      )}
      {requests !== null && !allGiven && <p><ButtonLink to={`/annonces/${id}/demandes`} variant={requests > 0 ? 'primary' : 'secondary'} icon="people">{t('owner.requests', { count: requests })}</ButtonLink></p>}
      {canEdit && (
        <div className="flex flex-wrap gap-3">
          {!published && !allGiven && canPublish && missing.length === 0 && <StatusButton id={id} action="publish" variant="primary" />}
          <ButtonLink to={`/annonces/${id}/modifier`} variant="secondary" icon="edit">{t('actions.edit')}</ButtonLink>
          <ButtonLink to={`/annonces/${id}/convenu`} variant="secondary" icon="calendar">{t('actions.recordElsewhere', { path: pathOfNature(nature) })}</ButtonLink>
          <ButtonLink to={`/annonces/${id}/calendrier`} variant="secondary" icon="calendar">{t('actions.calendar')}</ButtonLink>
          {published && <StatusButton id={id} action="pause" />}
          <StatusButton id={id} action="duplicate" />
          {!archived && <StatusButton id={id} action="archive" />}
        </div>
      )}
      {canEdit && <LostForm lost={lost} stock={stock} />}
    </section>
  )
}
