import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { SearchFilters } from '~/listings/components/search-filters'
import { SearchForm } from '~/listings/components/search-form'
import { SearchProblems } from '~/listings/components/search-problems'
import { SearchResults } from '~/listings/components/search-results'
import { searchPage } from '~/listings/search-page.server'
import { pageLoader } from '~/web/loader.server'
import { pageTitle } from '~/web/page-title'

export const handle = { messages: ['search'] }

export const meta: MetaFunction<typeof loader> = ({ matches }) => [
  { title: pageTitle(matches, 'search', 'title') },
  { name: 'description', content: pageTitle(matches, 'search', 'description') },
]

export const loader = (args: LoaderFunctionArgs) => pageLoader(args, (context) => searchPage(context, new URL(args.request.url).searchParams))

/** `/annonces`: what is free, and where? */
export default function SearchRoute() {
  const page = useLoaderData<typeof loader>()
  return (
    <>
      <SearchForm typed={page.typed} errors={page.errors} kept={page.kept} />
      <SearchProblems errors={page.errors} />
      <div className={`mt-6 grid grid-cols-[minmax(0,1fr)] gap-6 lg:mt-10 lg:gap-12 ${page.map ? '' : 'lg:grid-cols-[15rem_minmax(0,1fr)]'}`}>
        <SearchFilters facets={page.facets} typed={page.typed} errors={page.errors} places={page.places} radii={page.radii} chips={page.chips} folded={page.map !== null} />
        <SearchResults page={page} />
      </div>
    </>
  )
}
