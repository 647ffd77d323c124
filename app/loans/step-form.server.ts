import type { ActionFunctionArgs } from '@remix-run/node'

import { DomainError } from '~/platform/errors'
import { PHOTO_MAX_BYTES } from '~/platform/photos/photo-limits'
import { readUploadForm } from '~/platform/photos/read-upload.server'
import { answerForm, refuseForm } from '~/web/form-action.server'
import type { RequestContext } from '~/web/request-context.server'
import { takePhotos } from '~/web/take-photos.server'

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
      let kept = 0
      const refusal = await takePhotos(context, uploads.filter(({ field }) => lineOf(field)), ({ hash, widths }, { field }) => {
        // After those that were kept from before.
        form.append(`lines.${lineOf(field)}.photos.${100 + kept++}`, `${hash}-${widths[0]!}`)
      })
      if (refusal) return refuseForm(context, form, refusal)
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
    return refuseForm(context, form, error)
  } finally {
    await discard()
  }
}

/** The line that a photo came for: `upload.<its id>`. */
const lineOf = (field: string): string | undefined => /^upload\.([0-9a-f-]{36})$/.exec(field)?.[1]
