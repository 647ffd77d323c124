import type { MetaFunction } from '@remix-run/react'

import { useTranslations } from '~/messages/intl'
import { ProsePage, ProseSection } from '~/ui/prose'
import { pageTitle } from '~/web/page-title'

export const handle = { messages: ['help'] }
export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'help', 'accessibility.title') }]

/** The statement that law 2005-102, article 47, asks of public bodies, honest about what was not checked. */
export default function Accessibility() {
  const t = useTranslations('help.accessibility')
  return (
    <ProsePage title={t('title')} lead={t('lead')}>
      <ProseSection title={t('state.title')} paragraphs={[t('state.a')]} />
      <ProseSection title={t('done.title')} paragraphs={[t('done.a')]} />
      <ProseSection title={t('known.title')} paragraphs={[t('known.a')]} />
      <ProseSection title={t('contact.title')} paragraphs={[t('contact.a'), t('contact.b')]} />
    </ProsePage>
  )
}
