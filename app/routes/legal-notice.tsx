import type { MetaFunction } from '@remix-run/react'

import { useTranslations } from '~/messages/intl'
import { ProsePage, ProseSection } from '~/ui/prose'
import { pageTitle } from '~/web/page-title'

export const handle = { messages: ['help'] }
export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'help', 'legal.title') }]

/** What the LCEN (law 2004-575, articles 1-1 and 6) and the DSA (articles 11 to 17) ask a site to say of itself. */
export default function LegalNotice() {
  const t = useTranslations('help.legal')
  return (
    <ProsePage title={t('title')} lead={t('lead')}>
      <ProseSection title={t('publisher.title')} paragraphs={[t('publisher.name'), t('publisher.address'), t('publisher.director')]} />
      <ProseSection title={t('host.title')} paragraphs={[t('host.name')]} />
      <ProseSection title={t('contact.title')} paragraphs={[t('contact.a'), t('contact.b')]} />
      <ProseSection title={t('use.title')} paragraphs={[t('use.a')]} />
      <ProseSection title={t('licence.title')} paragraphs={[t('licence.a')]} />
    </ProsePage>
  )
}
