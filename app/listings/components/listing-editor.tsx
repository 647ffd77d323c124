import { useTranslations } from '~/messages/intl'

import type { EditorPage } from '~/listings/listing-editor.server'
import { Button } from '~/ui/button'
import { Disclosure } from '~/ui/disclosure'
import { SiteForm } from '~/ui/form'
import { Notice } from '~/ui/notice'
import { Section } from '~/ui/section'

import { DetailsPart, PlacesPart } from './editor/details-part'
import { EssentialsPart } from './editor/essentials-part'
import { PhotosPart } from './editor/photos-part'
import { MoneyPart, RulesPart } from './editor/terms-part'
import { ClosuresPart, LengthsPart, TimesPart } from './editor/times-part'
import { EditorProvider, useEditorState } from './editor/use-editor'
import { useEditorLabels } from './editor/use-labels'

/** Posts and changes an annonce: photo first, five indispensable things, the rest folded. Works without JavaScript. */
export function ListingEditor({ page }: { page: EditorPage }) {
  const t = useTranslations('listingEditor')
  const { editor, failure } = useEditorState(page)
  const labels = useEditorLabels(editor)
  const { wrong } = editor
  const published = page.listing?.status === 'published'
  return (
    <SiteForm formKey={page.formKey} failure={failure} labels={labels} encType="multipart/form-data" className="flex max-w-3xl flex-col gap-6">
      {/* The button that Enter presses: it never publishes what was a draft, nor moves a photo. */}
      <button type="submit" name="_intent" value={published ? 'publish' : 'draft'} tabIndex={-1} aria-hidden="true" className="sr-only">{t('save')}</button>
      <EditorProvider value={editor}>
        {page.filledFrom && <p className="text-ink-soft">{t('filledFrom', { title: page.filledFrom })}</p>}
        {!page.verified && <Notice tone="info" title={t('notVerifiedTitle')}>{t('notVerified')}</Notice>}
        <Section title={t('sections.photos')} className="!mt-0"><PhotosPart /></Section>
        <Section title={t('sections.essentials')} className="!mt-6"><EssentialsPart /></Section>
        <Section title={t('sections.more')} className="!mt-6">
          <p className="mb-4 text-ink-soft">{t('moreLead')}</p>
          <Disclosure summary={t('sections.details')} open={page.attributes.length > 0 || wrong('description', 'attributes')}><DetailsPart /></Disclosure>
          <Disclosure summary={t('sections.times')} open={wrong('pickupSlots', 'returnSlots')}><TimesPart /></Disclosure>
          <Disclosure summary={t('sections.closures')} open={wrong('closures') || editor.rows('closures').length > 0}><ClosuresPart /></Disclosure>
          <Disclosure summary={t('sections.lengths')} open={wrong('noticeHours', 'minDuration', 'maxDuration', 'bufferBefore', 'bufferAfter')}><LengthsPart /></Disclosure>
          <Disclosure summary={t('sections.money')} open={wrong('depositCents', 'feeCents', 'replacementCents')}><MoneyPart /></Disclosure>
          <Disclosure summary={t('sections.rules')} open={wrong('rules', 'audience')}><RulesPart /></Disclosure>
          <Disclosure summary={t('sections.places')} open={wrong('secretInstructions') || editor.rows('sites').length > 1 || wrong('sites.0.address')}><PlacesPart /></Disclosure>
        </Section>
        <Buttons page={page} />
      </EditorProvider>
    </SiteForm>
  )
}

function Buttons({ page: { listing, verified } }: { page: EditorPage }) {
  const t = useTranslations('listingEditor')
  if (listing?.status === 'published') return <div><Button name="_intent" value="publish">{t('saveChanges')}</Button></div>
  const mayPublish = verified && !listing?.hidden
  return (
    <div className="flex flex-wrap gap-3">
      {mayPublish && <Button name="_intent" value="publish">{t('publish')}</Button>}
      <Button name="_intent" value="draft" variant={mayPublish ? 'secondary' : 'primary'}>{t(listing && listing.status !== 'draft' ? 'saveChanges' : 'keepDraft')}</Button>
    </div>
  )
}
