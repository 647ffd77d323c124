import { useLocale, useTranslations } from '~/messages/intl'

import { formatDate } from '~/messages/format'
import type { OfficialRecord, RegisterAnswer } from '~/moderation/official-register.server'
import { ButtonLink } from '~/ui/button'
import { DescriptionList } from '~/ui/description-list'
import { StateTag } from '~/ui/state-tag'

/** What the official register says; null where it was not asked yet. */
export function RegisterSays({ answer, askTo }: { answer: RegisterAnswer | null; askTo: string }) {
  const t = useTranslations('moderation')
  if (answer?.status === 'found')
    return (
      <div className="flex flex-col gap-6">
        {answer.records.map((record) => <Record key={record.siren} record={record} />)}
        <p className="text-sm text-ink-soft">{t('register.source')}</p>
      </div>
    )
  return (
    <div className="flex flex-col items-start gap-3">
      <p>{t(`register.${answer?.status ?? 'notAsked'}`)}</p>
      <ButtonLink to={askTo} variant="secondary" prefetch="none">{t(answer ? 'register.askAgain' : 'register.ask')}</ButtonLink>
    </div>
  )
}

function Record({ record }: { record: OfficialRecord }) {
  const t = useTranslations('moderation')
  const locale = useLocale()
  return (
    <div>
      <p className="mb-2 flex flex-wrap items-center gap-2 font-semibold">
        {record.name}
        <StateTag tone={record.active ? 'good' : 'bad'}>{t(record.active ? 'register.active' : 'register.ceased')}</StateTag>
        {!record.isAssociation && <StateTag tone="wait">{t('register.notAssociation')}</StateTag>}
      </p>
      <DescriptionList
        items={[
          { term: t('facts.siret'), description: record.siret ?? record.siren },
          ...(record.rna ? [{ term: t('facts.rna'), description: record.rna }] : []),
          ...(record.communeName ? [{ term: t('register.seat'), description: record.communeName }] : []),
          ...(record.createdOn ? [{ term: t('register.createdOn'), description: formatDate(new Date(`${record.createdOn}T12:00:00Z`), locale) }] : []),
        ]}
      />
    </div>
  )
}
