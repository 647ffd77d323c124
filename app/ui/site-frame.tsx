import { useLocation } from '@remix-run/react'
import { type ReactNode, useEffect, useState } from 'react'

import { useTranslations } from '~/messages/intl'
import type { RootData } from '~/root'

import { FlashNotice } from './flash-notice'
import { SiteFooter } from './site-footer'
import { SiteHeader } from './site-header'

/** What surrounds every page: skip link, header, what the last action did, the page in `<main id="contenu">`, footer. */
export function SiteFrame({ root, children }: { root: RootData; children: ReactNode }) {
  const t = useTranslations('common')
  const { pathname } = useLocation()
  return (
    <div className="flex min-h-screen flex-col overflow-x-clip">
      <a href="#contenu" className="sr-only bg-surface text-accent underline underline-offset-4 focus:not-sr-only focus:px-4 focus:py-3 focus:-outline-offset-4 sm:focus:px-6">
        {t('skipLink')}
      </a>
      <SiteHeader root={root} />
      <main id="contenu" tabIndex={-1} className="mx-auto w-full max-w-page flex-1 px-4 pb-16 pt-6 focus:outline-none sm:px-6 md:pt-10">
        {root.flash && <FlashNotice flash={root.flash} />}
        {children}
      </main>
      <SiteFooter root={root} />
      <RouteAnnouncer pathname={pathname} />
    </div>
  )
}

/** Without a full page load a screen reader hears nothing of a new page: this says its title. */
function RouteAnnouncer({ pathname }: { pathname: string }) {
  const [title, setTitle] = useState('')
  const [first] = useState(pathname)
  useEffect(() => {
    if (pathname !== first || title !== '') setTitle(document.title)
  }, [pathname, first, title])
  return <p aria-live="polite" className="sr-only">{title}</p>
}
