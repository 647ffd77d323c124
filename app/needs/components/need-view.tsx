import { useTranslations } from '~/messages/intl'
import type { NeedPage } from '~/needs/need-page.server'
import { ButtonLink } from '~/ui/button'
import { Icon } from '~/ui/icon'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { Section } from '~/ui/section'
import { TextLink } from '~/ui/text-link'

import { CloseForms } from './close-forms'
import { FittingListings } from './fitting-listings'
import { HideNeedForms } from './hide-need-forms'
import { MailSwitch } from './mail-switch'
import { NeedStateTag } from './need-state-tag'
import { Proposals } from './proposals'
import { ProposeSection } from './propose-section'

/** A need: what is asked and by whom; for its owner what fits, for a lender what she could propose. */
export function NeedView({ need, formKey }: { need: NeedPage; formKey: string }) {
  const t = useTranslations('needs.page')
  const { reader, state, association } = need
  return (
    <article>
      <PageHeader
        title={<span className="[overflow-wrap:anywhere]">{need.title}</span>}
        back={need.isSearch ? { to: '/recherches', label: t('backToSearches') } : { to: '/besoins', label: t('back') }}
        lead={<ul className="flex flex-wrap gap-x-5 gap-y-1">{need.facts.map((fact) => <li key={fact}>{fact}</li>)}</ul>}
        {...(need.mayChange && { actions: <ButtonLink to={`/besoins/${need.id}/modifier`} variant="secondary" icon="edit">{t('change')}</ButtonLink> })}
      />
      <div className="flex max-w-prose flex-col gap-4">
        <p className="flex flex-wrap items-center gap-x-4 gap-y-2">
          {association && (
            <TextLink to={`/associations/${association.slug}`} className="inline-flex min-h-tap items-center gap-2"><Icon name="people" />{association.name}</TextLink>
          )}
          {need.isSearch && <span className="inline-flex items-center gap-2"><Icon name="eye-off" />{t('onlyYou')}</span>}
          {state !== 'open' && <NeedStateTag state={state} />}
          <span className="text-ink-soft">{t(state === 'open' ? 'stands' : 'postedOn', { kind: need.isSearch ? 'search' : 'need', posted: need.postedOn, until: need.standsUntil })}</span>
        </p>
        {need.description.split(/\n{2,}/).filter(Boolean).map((paragraph, index) => <p key={index} className="whitespace-pre-line [overflow-wrap:anywhere]">{paragraph}</p>)}
        {need.hiddenReason && <Notice tone="warning" title={t('hiddenTitle')}>{t('hiddenWhy', { reason: need.hiddenReason })}</Notice>}
        {state !== 'open' && state !== 'hidden' && <Notice tone="info">{t(`over.${need.mayChange ? 'expiredOwn' : state}`)}</Notice>}
      </div>
      {need.proposals.length > 0 && <Section title={t('proposals')}><Proposals proposals={need.proposals} /></Section>}
      {need.found && <Section title={t('found')}><FittingListings need={need} found={need.found} /></Section>}
      {state === 'open' && reader !== 'owner' && <Section title={t('propose')} id="proposer"><ProposeSection need={need} formKey={formKey} /></Section>}
      {need.mayChange && <Section title={t(need.isSearch ? 'endSearch' : 'end')}><CloseForms need={need} formKey={formKey} /></Section>}
      {need.mails && state === 'open' && (
        <div className="mt-12 max-w-prose border-t border-line pt-6 text-ink-soft">
          <p>{t(need.mails.allStopped ? 'mails.allStopped' : need.mails.on ? 'mails.on' : 'mails.off')}</p>
          {need.mails.allStopped ? <TextLink to="/recherches" className="inline-flex min-h-tap items-center">{t('mails.manage')}</TextLink> : <div className="-ml-4"><MailSwitch on={need.mails.on} /></div>}
        </div>
      )}
      {need.mayHide && <Section title={t('coordination')}><HideNeedForms hidden={need.hidden} formKey={formKey} /></Section>}
    </article>
  )
}
