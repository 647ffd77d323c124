import { type ActionFunctionArgs, data } from '@remix-run/node'

import { DomainError } from '~/platform/errors'
import { PHOTO_MAX_BYTES } from '~/platform/photos/photo-limits'
import { readUploadForm, type Upload } from '~/platform/photos/read-upload.server'
import { storePhoto } from '~/platform/photos/store-photo.server'
import { errorText } from '~/web/error-text.server'
import { answerForm, type FormFailure } from '~/web/form-action.server'
import { formToTree, valuesToShow } from '~/web/form-data'
import type { RequestContext } from '~/web/request-context.server'

import { handOverLoan } from './hand-over-loan.server'
import { checkKeeper } from './keeper.server'
import { handOverSchema, returnSchema } from './loan-forms.schema'
import { LIMITS } from './loan-limits'
import { loanStep, type Step } from './loan-steps.server'
import { returnLoan } from './return-loan.server'

/**
 * Answers the form of a retrait or a retour: takes its photos into the store, then records it, once. A photo that does not do is said
 * beside the photos, and loses nothing else.
 * @param step which of the two it is, where it takes the form to tell.
 * @param location where to go afterwards.
 */
export async function answerStep(args: ActionFunctionArgs, context: RequestContext, { loanId, step: stepOf, location }: { loanId: string; step: Step | ((form: FormData) => Step); location: string }) {
  const { form, uploads, discard } = await readUploadForm(args.request, { fileBytes: PHOTO_MAX_BYTES, files: LIMITS.photosAtOnce, totalBytes: (LIMITS.photosAtOnce + 4) * PHOTO_MAX_BYTES })
  const guest = context.viewer.guest !== undefined
  const step = typeof stepOf === 'string' ? stepOf : stepOf(form)
  try {
    if (context.signedIn || guest) checkKeeper(context.viewer, form)
    if (uploads.length > 0 && (context.signedIn || guest)) {
      await loanStep(context, loanId, step)
      const refusal = await takePhotos(context, form, uploads)
      if (refusal) return shownAgain(context, form, refusal)
    }
    return step === 'return'
      ? await answerForm(args, context, form, {
          schema: returnSchema, anonymous: guest,
          async run(open, input) {
            const { complete } = await returnLoan(open, { ...input, loanId })
            return { location, flash: { key: complete ? 'loan_returned' : 'loan_returned_part' } }
          },
        })
      : await answerForm(args, context, form, {
          schema: handOverSchema, anonymous: guest,
          async run(open, { rest, ...input }) {
            const { state, gift } = await handOverLoan(open, { ...input, loanId, restLater: rest === 'later' })
            return { location, flash: { key: state === 'closed' ? 'loan_given' : gift ? 'loan_given_part' : 'loan_handed_over' } }
          },
        })
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'another_keeper') throw error
    return shownAgain(context, form, error)
  } finally {
    await discard()
  }
}

/** Stores the photos that came and writes them into the form, as if they had been there. @returns the first refusal. */
async function takePhotos({ services, viewer, now }: RequestContext, form: FormData, uploads: Upload[]): Promise<DomainError | null> {
  let refusal: DomainError | null = null
  for (const [at, { file, field }] of uploads.entries()) {
    const lineId = /^upload\.([0-9a-f-]{36})$/.exec(field)?.[1]
    if (!lineId) continue
    try {
      await services.rateLimits.take('upload', viewer.personId ?? `guest ${viewer.guest!.id}`)
      if (file === null) throw new DomainError('photo_too_big', { status: 413, details: { max: PHOTO_MAX_BYTES / 1024 / 1024 } })
      const { hash, widths } = await storePhoto(services.db, services.filesDir, { file, uploadedById: viewer.personId, now })
      // After those that were kept from before.
      form.append(`lines.${lineId}.photos.${100 + at}`, `${hash}-${widths[0]!}`)
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      refusal ??= new DomainError(error.code, { status: error.status, field, details: error.details })
    }
  }
  return refusal
}

function shownAgain({ locale }: RequestContext, form: FormData, error: DomainError) {
  const text = errorText(error, locale)
  const said = error.field ? { errors: { [error.field]: text }, formError: null } : { errors: {}, formError: text }
  const failure: FormFailure = { ok: false, form: null, code: error.code, details: error.details, values: valuesToShow(formToTree(form)), ...said }
  return data(failure, { status: error.status })
}
