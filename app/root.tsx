import { data, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node'
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useRouteLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { IntlProvider } from 'use-intl'

import { messagesFor } from './messages/catalogue.server'
import { DEFAULT_LOCALE } from './messages/locale'
import styles from './tailwind.css'
import { useNonce } from './ui/nonce'
import { takeFlash } from './web/flash.server'
import { readDraft } from './web/form-drafts.server'
import { openRequest } from './web/request-context.server'

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: styles },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
]

export async function loader(args: LoaderFunctionArgs) {
  const { viewer, locale, now, db, services, request } = await openRequest(args)
  const taken = takeFlash(request, services.secureCookies)
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
        <IntlProvider locale={root?.locale ?? DEFAULT_LOCALE} messages={(root?.messages ?? {}) as never} timeZone="Europe/Paris" now={root ? new Date(root.now) : undefined}>
          {children}
        </IntlProvider>
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  )
}

export default function App() {
  return <Outlet />
}
