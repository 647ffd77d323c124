import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslations } from '~/messages/intl'

import { OrganisationContact } from '~/associations/components/organisation-contact'
import { OrganisationListings } from '~/associations/components/organisation-listings'
import { OrganisationTags } from '~/associations/components/organisation-tags'
import { readOrganisationPage } from '~/associations/organisation-page.server'
import { shownThanks } from '~/loans/thanks.server'
import { ButtonLink } from '~/ui/button'
import { PageHeader } from '~/ui/page-header'
import { Section } from '~/ui/section'
import { TextLink } from '~/ui/text-link'
import { pageLoader } from '~/web/loader.server'
import { titled } from '~/web/page-title'

export const handle = { messages: ['associations', 'listings'] }
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [{ title: titled(matches, data?.card.name ?? '') }]

export const loader = (args: LoaderFunctionArgs) =>
  pageLoader(args, async (context) => {
    const asked = Number(new URL(args.request.url).searchParams.get('page') ?? 1)
    const page = Number.isInteger(asked) && asked > 0 && asked < 10_000 ? asked : 1
    const organisation = await readOrganisationPage(context, args.params.slug ?? '', page)
    return { page, thanks: await shownThanks(context.db, organisation.card.id), ...organisation }
  })

export default function Association() {
  const { card, description, website, contact, mayEdit, mayReadMembers, maySubscribe, mayProposeYearly, thanks, page, ...listings } = useLoaderData<typeof loader>()
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
      {thanks.length > 0 && (
        <Section title={t('page.thanks')}>
          <ul className="grid gap-6 sm:grid-cols-2">
            {thanks.map(({ words, by }, index) => (
              <li key={index}>
                <blockquote className="whitespace-pre-line break-words border-l-4 border-good pl-4">{words}</blockquote>
                <p className="mt-1 pl-5 text-ink-soft"><TextLink to={`/associations/${by.slug}`}>{by.name}</TextLink></p>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}
