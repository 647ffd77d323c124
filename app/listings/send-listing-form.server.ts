import { data, type ActionFunctionArgs } from '@remix-run/node'

import { DomainError } from '~/platform/errors'
import { PHOTO_MAX_BYTES } from '~/platform/photos/photo-limits'
import { readUploadForm, type Upload } from '~/platform/photos/read-upload.server'
import { type StoredPhoto, storePhoto } from '~/platform/photos/store-photo.server'
import { errorText } from '~/web/error-text.server'
import { answerForm, type FormFailure, type Outcome } from '~/web/form-action.server'
import { formToTree, type FormTree, valuesToShow } from '~/web/form-data'
import { openRequest, type RequestContext } from '~/web/request-context.server'

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
    return failure(context, new FormData(), { error })
  }
  const { form, uploads, discard } = upload
  try {
    const intent = String(form.get('_intent') ?? '')
    if (context.signedIn) {
      const refusal = await takePhotos(context, work, form, uploads.filter((one) => one.field === 'photos'))
      if (refusal) return failure(context, form, { error: refusal })
      if (isMove(intent)) return failure(context, form, { values: moved(formToTree(form), intent) })
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
async function takePhotos(context: RequestContext, work: EditorWork, form: FormData, uploads: Upload[]): Promise<DomainError | null> {
  if (uploads.length === 0) return null
  const { services, viewer, now } = context
  const present = photosOf(form)
  let refusal: DomainError | null = null
  try {
    await work.authorize(context)
    if (present.length + uploads.length > LISTING_LIMITS.photos) throw new DomainError('too_many_photos', { field: 'photos', details: { max: LISTING_LIMITS.photos } })
  } catch (error) {
    if (error instanceof DomainError) return error
    throw error
  }
  for (const { file } of uploads) {
    try {
      await services.rateLimits.take('upload', viewer.personId!)
      if (file === null) throw new DomainError('photo_too_big', { status: 413, details: { max: PHOTO_MAX_BYTES / 1024 / 1024 } })
      addPhoto(form, await storePhoto(services.db, services.filesDir, { file, uploadedById: viewer.personId!, now }))
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      refusal ??= new DomainError(error.code, { status: error.status, field: 'photos', details: error.details })
    }
  }
  return refusal
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

function failure(context: RequestContext, form: FormData, { error, values }: { error?: DomainError; values?: FormTree }) {
  const text = error ? errorText(error, context.locale) : null
  return data(
    {
      ok: false, form: null, code: error?.code ?? 'shown_again', details: error?.details ?? {}, values: values ?? valuesToShow(formToTree(form)),
      errors: error?.field ? { [error.field]: text! } : {}, formError: error && !error.field ? text : null,
    } satisfies FormFailure,
    { status: error?.status ?? 200 },
  )
}
