import { data, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useRouteError, useRouteLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'

import boldFont from '../node_modules/@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-600-normal.woff2'
import regularFont from '../node_modules/@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-400-normal.woff2'
import { readBasket } from './loans/basket-cookie.server'
import { messagesFor } from './messages/catalogue.server'
import { IntlProvider } from './messages/intl'
import { DEFAULT_LOCALE } from './messages/locale'
import { readMessages } from './messages/sent'
import styles from './tailwind.css'
import { BareErrorPage, ErrorPage, statusOf } from './ui/error-page'
import { useNonce } from './ui/nonce'
import { SiteFrame } from './ui/site-frame'
import { takeFlash } from './web/flash.server'
import { readDraft } from './web/form-drafts.server'
import { openRequest } from './web/request-context.server'

export const links: LinksFunction = () => [
  ...[regularFont, boldFont].map((href) => ({ rel: 'preload', as: 'font', type: 'font/woff2', crossOrigin: 'anonymous', href }) as const),
  { rel: 'stylesheet', href: styles },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
]

/** For a page without a title of its own, an error page among them. */
export const meta: MetaFunction<typeof loader> = ({ data: root, error }) => {
  const words = root && readMessages(root.messages).common
  return words ? [{ title: error ? words.pageTitle.replace('{title}', words.errorPages[statusOf(error)].title) : words.siteName }] : []
}

export async function loader(args: LoaderFunctionArgs) {
  const { viewer, locale, now, db, services, request, t } = await openRequest(args)
  const taken = takeFlash(request, services.secureCookies, t('flash'))
  return data(
    {
      locale,
      now: now.toISOString(),
      messages: messagesFor(locale, args.context.namespaces),
      viewer: {
        signedIn: viewer.personId !== null,
        name: viewer.name,
        confirmed: viewer.confirmed,
        memberships: viewer.memberships.map(({ organisationId, slug, name, verified }) => ({ organisationId, slug, name, verified })),
        actingFor: viewer.actingFor,
        coordinates: viewer.isAdmin || viewer.coordinates.wholeTerritory || viewer.coordinates.communes.length > 0,
      },
      flash: taken?.flash ?? null,
      draft: await readDraft(db, request, now),
      basket: readBasket(request).length,
      devPages: services.env.devPages,
    },
    { headers: taken ? { 'Set-Cookie': taken.clear } : {} },
  )
}

export type RootData = ReturnType<typeof useRootData>

/** What every page knows: language, who is signed in, for which association. */
export function useRootData() {
  return useRouteLoaderData<typeof loader>('root')!
}

export function Layout({ children }: { children: ReactNode }) {
  const root = useRouteLoaderData<typeof loader>('root')
  const nonce = useNonce()
  return (
    <html lang={root?.locale ?? DEFAULT_LOCALE}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Meta />
        <Links />
      </head>
      <body>
        <IntlProvider locale={root?.locale ?? DEFAULT_LOCALE} messages={root ? readMessages(root.messages) : {}} now={root ? new Date(root.now) : undefined}>
          {children}
        </IntlProvider>
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  )
}

export default function App() {
  return <SiteFrame root={useRootData()}><Outlet /></SiteFrame>
}

/** What could not be shown, said inside the site's own frame wherever that could be read. */
export function ErrorBoundary() {
  const root = useRouteLoaderData<typeof loader>('root')
  const error = useRouteError()
  if (!root) return <BareErrorPage />
  return <SiteFrame root={root}><ErrorPage error={error} /></SiteFrame>
}
