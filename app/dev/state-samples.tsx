import { useTranslations } from '~/messages/intl'
import { ButtonLink } from '~/ui/button'
import { DescriptionList } from '~/ui/description-list'
import { Disclosure } from '~/ui/disclosure'
import { EmptyState } from '~/ui/empty-state'
import { Icon } from '~/ui/icon'
import { ICON_PATHS, type IconName } from '~/ui/icon-paths'
import { Notice } from '~/ui/notice'
import { Pagination } from '~/ui/pagination'
import { Photo } from '~/ui/photo'
import { Stat } from '~/ui/stat'
import { StateTag } from '~/ui/state-tag'
import { Tabs } from '~/ui/tabs'
import { Timeline } from '~/ui/timeline'

const HERE = '/dev/ui'

export function StateSamples() {
  const t = useTranslations('dev.kit.sample')
  return (
    <div className="flex max-w-prose flex-col gap-4">
      <div className="flex flex-wrap gap-2">
        <StateTag tone="wait">{t('pending')}</StateTag>
        <StateTag tone="good">{t('accepted')}</StateTag>
        <StateTag tone="bad">{t('declined')}</StateTag>
        <StateTag tone="active">{t('running')}</StateTag>
        <StateTag tone="late">{t('late')}</StateTag>
        <StateTag tone="neutral">{t('closed')}</StateTag>
      </div>
      <Notice tone="info" title={t('info')}>{t('infoText')}</Notice>
      <Notice tone="success">{t('success')}</Notice>
      <Notice tone="warning">{t('warning')}</Notice>
      <Notice tone="danger" title={t('formError')}>{t('danger2')}</Notice>
    </div>
  )
}

export function ListSamples() {
  const t = useTranslations('dev.kit.sample')
  return (
    <div className="flex flex-col gap-10">
      <Tabs label={t('tabs')} items={[{ to: HERE, label: t('todo'), count: 3, current: true }, { to: `${HERE}?vue=pretes`, label: t('lent'), current: false }, { to: `${HERE}?vue=empruntes`, label: t('borrowed'), count: 12, current: false }]} />
      <DescriptionList items={[{ term: t('lender'), description: t('lenderName') }, { term: t('commune'), description: t('meylan') }]} />
      <Timeline
        items={[
          { id: '1', title: t('asked'), at: '2027-06-01T07:30:00Z', body: t('askedBody'), tone: 'wait' },
          { id: '2', title: t('accepted'), at: '2027-06-02T16:00:00Z', tone: 'good' },
          { id: '3', title: t('returned'), at: '2027-06-15T08:00:00Z' },
        ]}
      />
      <Stat value="128" label={t('loans')} />
      <Pagination page={2} pageCount={5} hrefOf={(page) => `${HERE}?page=${page}`} />
    </div>
  )
}

export function EmptySamples() {
  const t = useTranslations('dev.kit.sample')
  return (
    <div className="flex flex-col gap-8">
      <EmptyState title={t('emptyTitle')} action={<ButtonLink to={HERE} variant="secondary" icon="search">{t('as')}</ButtonLink>}>{t('emptyText')}</EmptyState>
      <Photo photo={null} sizes="12rem" placeholder="van" className="aspect-[4/3] w-48" />
      <div>
        <Disclosure summary={t('fold')}>{t('text')}</Disclosure>
        <Disclosure summary={t('period')} open>{t('infoText')}</Disclosure>
      </div>
    </div>
  )
}

export function IconSamples() {
  return (
    <ul className="grid grid-cols-[repeat(auto-fill,minmax(7rem,1fr))] gap-4">
      {(Object.keys(ICON_PATHS) as IconName[]).map((name) => (
        <li key={name} className="flex flex-col items-center gap-1 text-sm text-ink-soft"><Icon name={name} className="size-8 text-ink" />{name}</li>
      ))}
    </ul>
  )
}
