import { isRouteErrorResponse, Link } from '@remix-run/react'

import en from '~/messages/en/bareError.json'
import fr from '~/messages/fr/bareError.json'
import { useTranslations } from '~/messages/intl'
import type { ErrorPage as Refusal } from '~/web/loader.server'

import { Button, ButtonLink } from './button'
import { Logo } from './logo'
import { PageHeader } from './page-header'

const STATUSES = ['403', '404', '409', '413', '422', '429'] as const
type Status = (typeof STATUSES)[number] | '500'

/** The status whose page says it best; whatever was not foreseen is a 500. */
export const statusOf = (error: unknown): Status => (isRouteErrorResponse(error) ? (STATUSES.find((status) => Number(status) === error.status) ?? '500') : '500')

/** The refusal's own words, where the loader gave some. */
function wordsOf(error: unknown): string | null {
  if (!isRouteErrorResponse(error)) return null
  try {
    const refusal = (typeof error.data === 'string' ? JSON.parse(error.data) : error.data) as Partial<Refusal> | null
    return typeof refusal?.message === 'string' ? refusal.message : null
  } catch {
    return null
  }
}

/** What a page shows in the frame of the site when it cannot show itself: what happened, what to do now. */
export function ErrorPage({ error }: { error: unknown }) {
  const t = useTranslations('common.errorPages')
  const status = statusOf(error)
  const words = status === '404' || status === '500' ? null : wordsOf(error)
  return (
    <>
      <PageHeader title={t(`${status}.title`)} lead={words} />
      <p className="max-w-prose">{t(`${status}.now`)}</p>
      <div className="mt-8 flex flex-wrap gap-3">
        {(status === '409' || status === '500' || status === '429') && <Button type="button" onClick={() => window.location.reload()}>{t('reload')}</Button>}
        {status === '404' && <ButtonLink to="/annonces" icon="search">{t('search')}</ButtonLink>}
        <ButtonLink to="/" variant="secondary">{t('home')}</ButtonLink>
      </div>
    </>
  )
}

/** The same where even the frame could not be read: no catalogue, no viewer, both languages. */
export function BareErrorPage() {
  return (
    <main className="mx-auto flex max-w-prose flex-col gap-6 px-4 py-16">
      <Logo className="size-12" />
      <h1 className="text-3xl">{fr.title}</h1>
      <p>{fr.now}</p>
      <div lang="en" className="text-ink-soft">
        <p className="font-semibold">{en.title}</p>
        <p>{en.now}</p>
      </div>
      <p><Link reloadDocument to="/" className="text-accent underline underline-offset-4">{fr.home} / <span lang="en">{en.home}</span></Link></p>
    </main>
  )
}
