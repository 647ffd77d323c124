import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { SearchFilters } from '~/listings/components/search-filters'
import { SearchForm } from '~/listings/components/search-form'
import { SearchProblems } from '~/listings/components/search-problems'
import { SearchResults } from '~/listings/components/search-results'
import { SentenceRead } from '~/listings/components/sentence-read'
import { searchPage } from '~/listings/search-page.server'
import { sentenceAddress } from '~/listings/sentence/sentence-address'
import { sentenceNotice } from '~/listings/sentence/sentence-notice.server'
import { pageLoader } from '~/web/loader.server'
import { pageTitle } from '~/web/page-title'

export const handle = { messages: ['search'] }

export const meta: MetaFunction<typeof loader> = ({ matches }) => [
  { title: pageTitle(matches, 'search', 'title') },
  { name: 'description', content: pageTitle(matches, 'search', 'description') },
]

export const loader = (args: LoaderFunctionArgs) =>
  pageLoader(args, async (context) => {
    const query = new URL(args.request.url).searchParams
    const communes = query.has('lire') || query.has('dit') ? await context.services.places.all() : []
    const address = sentenceAddress(query, context.now, communes)
    if (address) throw redirect(address)
    const page = await searchPage(context, query)
    return { ...page, sentence: sentenceNotice(query, context.now, communes, page.chips, context.t('searchBox')) }
  })

/** `/annonces`: what is free, and where? */
export default function SearchRoute() {
  const { sentence, ...page } = useLoaderData<typeof loader>()
  return (
    <>
      <SearchForm typed={page.typed} errors={page.errors} kept={page.kept} />
      {sentence && <SentenceRead sentence={sentence} />}
      <SearchProblems errors={page.errors} />
      <div className={`mt-6 grid grid-cols-[minmax(0,1fr)] gap-6 lg:mt-10 lg:gap-12 ${page.map ? '' : 'lg:grid-cols-[15rem_minmax(0,1fr)]'}`}>
        <SearchFilters facets={page.facets} typed={page.typed} errors={page.errors} places={page.places} radii={page.radii} chips={page.chips} folded={page.map !== null} />
        <SearchResults page={sentence ? { ...page, chips: sentence.others } : page} />
      </div>
    </>
  )
}
