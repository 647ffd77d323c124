import type { LoaderFunctionArgs } from '@remix-run/node'
import { type MetaFunction, useLoaderData } from '@remix-run/react'

import { useTranslations } from '~/messages/intl'
import { ProsePage, ProseSection } from '~/ui/prose'
import { pageTitle } from '~/web/page-title'

export const handle = { messages: ['help'] }
export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, 'help', 'privacy.title') }]

export const loader = ({ context: { services: { env: { mapTiles } } } }: LoaderFunctionArgs) => ({ mapService: mapTiles && new URL(mapTiles.url).host })

/** What the RGPD (article 13) asks to be told before data are taken. */
export default function Privacy() {
  const t = useTranslations('help.privacy')
  const { mapService } = useLoaderData<typeof loader>()
  return (
    <ProsePage title={t('title')} lead={t('lead')}>
      <ProseSection title={t('controller.title')} paragraphs={[t('controller.a')]} />
      <ProseSection title={t('kept.title')} paragraphs={[t('kept.a'), t('kept.b'), t('kept.loans'), t('kept.c')]} />
      <ProseSection title={t('seen.title')} paragraphs={[t('seen.a'), t('seen.calendars'), ...(mapService ? [t('seen.map', { host: mapService })] : [])]} />
      <ProseSection title={t('duration.title')} paragraphs={[t('duration.a')]} />
      <ProseSection title={t('rights.title')} paragraphs={[t('rights.a')]} />
      <ProseSection title={t('cookies.title')} paragraphs={[t('cookies.a'), t('cookies.list')]}>
        <ul className="list-disc pl-5">
          <li>{t('cookies.session')}</li>
          <li>{t('cookies.language')}</li>
          <li>{t('cookies.basket')}</li>
          <li>{t('cookies.flash')}</li>
        </ul>
      </ProseSection>
    </ProsePage>
  )
}
