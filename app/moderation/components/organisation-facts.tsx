import { useLocale, useTranslations } from '~/messages/intl'

import { formatDate } from '~/messages/format'
import type { OrganisationFile } from '~/moderation/organisation-file.server'
import { DescriptionList } from '~/ui/description-list'
import { StateTag } from '~/ui/state-tag'

import { MailLink, PhoneLink } from './reach'

/** What an association declared, and what it does on the site. */
export function OrganisationFacts({ organisation, activity }: Pick<OrganisationFile, 'organisation' | 'activity'>) {
  const t = useTranslations('moderation')
  const locale = useLocale()
  const { rna, siret, noNumberReason, website } = organisation
  return (
    <DescriptionList
      items={[
        { term: t('facts.kind'), description: t(`kind.${organisation.kind}`) },
        {
          term: t('facts.commune'),
          description: <span className="inline-flex flex-wrap items-center gap-2">{organisation.communeName}{organisation.outsideTerritory && <StateTag tone="wait">{t('facts.outside')}</StateTag>}</span>,
        },
        ...(rna ? [{ term: t('facts.rna'), description: rna }] : []),
        ...(siret ? [{ term: t('facts.siret'), description: siret }] : []),
        ...(!rna && !siret ? [{ term: t('facts.noNumber'), description: noNumberReason ?? '' }] : []),
        { term: t('facts.email'), description: <MailLink email={organisation.email} /> },
        ...(organisation.phone ? [{ term: t('facts.phone'), description: <PhoneLink phone={organisation.phone} /> }] : []),
        ...(website ? [{ term: t('facts.website'), description: <a className="text-accent underline underline-offset-4" href={website} rel="noreferrer">{website}</a> }] : []),
        { term: t('facts.description'), description: <span className="whitespace-pre-line">{organisation.description || t('facts.none')}</span> },
        { term: t('facts.createdAt'), description: formatDate(organisation.createdAt, locale) },
        { term: t('facts.activity'), description: t('facts.activityCounts', activity) },
      ]}
    />
  )
}
