import { data, type ActionFunctionArgs } from '@remix-run/node'

import { DomainError } from '~/platform/errors'
import { PHOTO_MAX_BYTES } from '~/platform/photos/photo-limits'
import { readUploadForm, type Upload } from '~/platform/photos/read-upload.server'
import type { StoredPhoto } from '~/platform/photos/store-photo.server'
import { answerForm, type FormFailure, type Outcome, refuseForm } from '~/web/form-action.server'
import { formToTree, type FormTree } from '~/web/form-data'
import { openRequest, type RequestContext } from '~/web/request-context.server'
import { takePhotos } from '~/web/take-photos.server'

import { isMove, moved } from './editor-moves'
import { listingForm } from './listing-form.schema'
import type { ListingInput } from './listing.schema'
import { LISTING_LIMITS } from './listing-limits'

/** Enough for as many photos as an annonce may have, and one that is far too large. */
const TOTAL_BYTES = (LISTING_LIMITS.photos + 4) * PHOTO_MAX_BYTES

interface EditorWork {
  authorize: (context: RequestContext) => void | Promise<void>
  /** @param publish the person asked for it to be shown to everybody. */
  save: (context: RequestContext, input: ListingInput, publish: boolean) => Promise<Outcome>
}

/**
 * Answers the editor: takes the photos that came with it into the store, then saves; or shows the form again with what was
 * typed and the photos that arrived. A photo that does not do is said beside the photos, and loses nothing else.
 */
export async function sendListingForm(args: ActionFunctionArgs, work: EditorWork) {
  const context = await openRequest(args)
  let upload: Awaited<ReturnType<typeof readUploadForm>>
  try {
    upload = await readUploadForm(args.request, { fileBytes: PHOTO_MAX_BYTES, files: LISTING_LIMITS.photos + 1, totalBytes: TOTAL_BYTES })
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return refuseForm(context, new FormData(), error)
  }
  const { form, uploads, discard } = upload
  try {
    const intent = String(form.get('_intent') ?? '')
    if (context.signedIn) {
      const refusal = await addPhotos(context, work, form, uploads.filter((one) => one.field === 'photos'))
      if (refusal) return refuseForm(context, form, refusal)
      if (isMove(intent)) return shownAgain(moved(formToTree(form), intent))
    }
    const publish = intent === 'publish'
    return await answerForm(args, context, form, {
      schema: listingForm(publish), authorize: work.authorize,
      run: (open, input) => work.save(open, input, publish),
    })
  } finally {
    await discard()
  }
}

/** Stores the photos that came and writes them into the form, as if they had been there. @returns the first refusal. */
async function addPhotos(context: RequestContext, work: EditorWork, form: FormData, uploads: Upload[]): Promise<DomainError | null> {
  if (uploads.length === 0) return null
  try {
    await work.authorize(context)
    if (photosOf(form).length + uploads.length > LISTING_LIMITS.photos) throw new DomainError('too_many_photos', { field: 'photos', details: { max: LISTING_LIMITS.photos } })
  } catch (error) {
    if (error instanceof DomainError) return error
    throw error
  }
  return takePhotos(context, uploads, (photo) => addPhoto(form, photo))
}

const photosOf = (form: FormData): FormTree[] => {
  const { photos } = formToTree(form)
  return Array.isArray(photos) ? (photos as FormTree[]) : []
}

function addPhoto(form: FormData, photo: StoredPhoto): void {
  const present = photosOf(form)
  if (present.some((one) => one.hash === photo.hash)) return
  const index = 1 + Math.max(-1, ...[...form.keys()].map((name) => Number(/^photos\.(\d+)\./.exec(name)?.[1] ?? -1)))
  form.append(`photos.${index}.hash`, photo.hash)
  form.append(`photos.${index}.alt`, '')
  form.append(`photos.${index}.thumb`, String(photo.widths[0] ?? ''))
}

/** The form with one of its lists changed, without a mistake in it. */
const shownAgain = (values: FormTree) => data({ ok: false, form: null, code: 'shown_again', details: {}, values, errors: {}, formError: null } satisfies FormFailure)
