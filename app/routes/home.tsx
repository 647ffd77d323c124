import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { HowItWorks } from '~/home/components/how-it-works'
import { NeedForm } from '~/home/components/need-form'
import { RecentListings } from '~/home/components/recent-listings'
import { WaitingToday } from '~/home/components/waiting-today'
import { recentListings } from '~/home/recent-listings.server'
import { siteFigures } from '~/home/site-figures.server'
import { waitingToday } from '~/home/waiting-today.server'
import { countFitting } from '~/needs/needs-list.server'
import { pageLoader } from '~/web/loader.server'
import { pageTitle } from '~/web/page-title'

export const handle = { messages: ['home'] }

export const meta: MetaFunction<typeof loader> = ({ matches }) => [
  { title: pageTitle(matches, 'home', 'title') },
  { name: 'description', content: pageTitle(matches, 'home', 'description') },
]

export const loader = (args: LoaderFunctionArgs) =>
  pageLoader(args, async (context) => {
    const [listings, figures, waiting, toHelp] = await Promise.all([recentListings(context), siteFigures(context), waitingToday(context), countFitting(context)])
    return { listings, figures, waiting, toHelp }
  })

export default function Home() {
  const { listings, figures, waiting, toHelp } = useLoaderData<typeof loader>()
  return (
    <>
      {waiting && <WaitingToday waiting={waiting} toHelp={toHelp} />}
      <NeedForm />
      <RecentListings listings={listings} />
      <HowItWorks figures={figures} />
    </>
  )
}
