import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslations } from '~/messages/intl'

import { OrganisationContact } from '~/associations/components/organisation-contact'
import { OrganisationListings } from '~/associations/components/organisation-listings'
import { OrganisationTags } from '~/associations/components/organisation-tags'
import { readOrganisationPage } from '~/associations/organisation-page.server'
import { ButtonLink } from '~/ui/button'
import { PageHeader } from '~/ui/page-header'
import { Section } from '~/ui/section'
import { pageLoader } from '~/web/loader.server'
import { titled } from '~/web/page-title'

export const handle = { messages: ['associations', 'listings'] }
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [{ title: titled(matches, data?.card.name ?? '') }]

export const loader = (args: LoaderFunctionArgs) =>
  pageLoader(args, async (context) => {
    const asked = Number(new URL(args.request.url).searchParams.get('page') ?? 1)
    const page = Number.isInteger(asked) && asked > 0 && asked < 10_000 ? asked : 1
    return { page, ...(await readOrganisationPage(context, args.params.slug ?? '', page)) }
  })

export default function Association() {
  const { card, description, website, contact, mayEdit, mayReadMembers, maySubscribe, mayProposeYearly, page, ...listings } = useLoaderData<typeof loader>()
  const t = useTranslations('associations')
  const here = `/associations/${card.slug}`
  return (
    <>
      <PageHeader
        title={card.name} lead={<OrganisationTags card={card} />}
        actions={
          <>
            {mayReadMembers && <ButtonLink to={`${here}/membres`} variant="secondary" icon="people">{t('page.members')}</ButtonLink>}
            {maySubscribe && <ButtonLink to="/compte/calendriers" variant="secondary" icon="calendar">{t('page.calendar')}</ButtonLink>}
            {mayProposeYearly && <ButtonLink to={`/conventions?avec=${card.slug}`} variant="secondary">{t('page.yearly')}</ButtonLink>}
            {mayEdit && <ButtonLink to={`${here}/modifier`} variant="secondary" icon="edit">{t('page.edit')}</ButtonLink>}
          </>
        }
      />
      {description && <p className="max-w-prose whitespace-pre-line break-words">{description}</p>}
      {website && <p className="mt-4 break-words"><a href={website} rel="nofollow noopener ugc" className="text-accent underline underline-offset-[0.2em]">{website}</a></p>}
      {contact && <OrganisationContact contact={contact} />}
      <Section title={t('page.listings', { count: listings.listingCount })}>
        <OrganisationListings {...listings} page={page} hrefOf={(n) => `${here}?page=${n}`} />
      </Section>
    </>
  )
}
