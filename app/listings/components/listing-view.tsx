import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslations } from '~/messages/intl'

import type { ListingPage } from '~/listings/listing-page.server'
import { ButtonLink } from '~/ui/button'
import { DescriptionList } from '~/ui/description-list'
import { Frise } from '~/ui/frise'
import { Icon } from '~/ui/icon'
import { Section } from '~/ui/section'

import { OwnerPanel } from './owner-panel'
import { PhotoGallery } from './photo-gallery'

/** An annonce: can I have it, on which terms? `request` is the box that asks for it; none for its own association. */
export function ListingView({ listing, request }: { listing: ListingPage; request: ReactNode }) {
  const t = useTranslations('listings')
  const { id, title, nature, category, association, places, description, terms, attributes, rules, frise, total, owner } = listing
  const counted = nature !== 'competence'
  return (
    <article>
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="min-w-0">
          <PhotoGallery photos={listing.photos} nature={nature} />
          <header className="mt-6">
            <p className="text-ink-soft">{[t(`nature.${nature}`), category].filter(Boolean).join(' · ')}</p>
            <h1 className="mt-1 text-3xl [overflow-wrap:anywhere] md:text-4xl">{title}</h1>
            <p className="mt-3 flex flex-wrap items-center gap-x-6 gap-y-2 text-lg">
              <Link to={`/associations/${association.slug}`} prefetch="intent" className="inline-flex min-h-tap items-center gap-2 text-accent underline underline-offset-4">
                <Icon name="people" />{association.name}
              </Link>
              {association.verified && <span className="inline-flex items-center gap-2 text-good"><Icon name="shield" />{t('page.verified')}</span>}
            </p>
            <ul className="mt-1 flex flex-col gap-1">
              {places.map((place, index) => (
                <li key={index} className="flex items-start gap-2"><Icon name="pin" className="mt-1 size-5 shrink-0" />{[place.commune, place.label].filter(Boolean).join(' – ')}</li>
              ))}
            </ul>
          </header>

          {nature === 'don' ? (
            <p className="mt-6 text-lg font-semibold">{t('page.left', { left: frise[0]?.free ?? total, total })}</p>
          ) : (
            <Section title={t('page.availability')} className="!mt-8">
              {counted && <p className="mb-3">{t('page.total', { count: total, nature })}</p>}
              <Frise days={frise} total={total} size="month" />
            </Section>
          )}
          {description && <Section title={t('page.description')}><Paragraphs text={description} /></Section>}
          <Section title={t('page.terms')}>
            <ul className="flex max-w-prose flex-col gap-2">
              {terms.map((sentence) => <li key={sentence} className="flex gap-3"><Icon name="check" className="mt-1 size-5 shrink-0 text-accent" />{sentence}</li>)}
            </ul>
            <p className="mt-4 text-ink-soft">{t('page.addressLater')}</p>
          </Section>
          {attributes.length > 0 && <Section title={t('page.attributes')}><DescriptionList items={attributes} /></Section>}
          {rules && <Section title={t('page.rules')}><Paragraphs text={rules} /></Section>}
        </div>

        {owner && <aside className="order-first min-w-0 lg:order-none"><OwnerPanel id={id} nature={nature} association={association} owner={owner} /></aside>}
        {listing.public && request && (
          <aside className={`min-w-0 ${owner ? 'lg:col-start-1' : ''}`}>
            <Section title={t(`page.ask.${nature}`)} id="demande" className="scroll-mt-4 lg:sticky lg:top-0 lg:-mx-2 lg:-mt-6 lg:max-h-screen lg:overflow-y-auto lg:px-2 lg:py-6">
              {request}
              {nature !== 'don' && <p className="mt-4"><ButtonLink to={`/annonces/${id}/serie`} variant="quiet" icon="calendar">{t('page.series')}</ButtonLink></p>}
              <p className="mt-4"><ButtonLink to={`/annonces/${id}/question`} variant="quiet" icon="mail">{t('page.question')}</ButtonLink></p>
            </Section>
          </aside>
        )}
      </div>
      {listing.public && request && (
        <div className="bottom-bar fixed inset-x-0 bottom-0 z-10 border-t border-line bg-paper p-3 lg:hidden print:hidden">
          <a href="#demande" className="flex min-h-tap items-center justify-center rounded bg-accent px-4 font-semibold text-accent-ink no-underline hover:bg-accent-strong">{t(`page.ask.${nature}`)}</a>
        </div>
      )}
    </article>
  )
}

/** Text as it was typed: an empty line begins a paragraph. */
function Paragraphs({ text }: { text: string }) {
  return (
    <div className="flex max-w-prose flex-col gap-3">
      {text.split(/\n{2,}/).map((paragraph, index) => <p key={index} className="whitespace-pre-line [overflow-wrap:anywhere]">{paragraph}</p>)}
    </div>
  )
}
