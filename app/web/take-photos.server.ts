import { DomainError } from '~/platform/errors'
import { PHOTO_MAX_BYTES } from '~/platform/photos/photo-limits'
import type { Upload } from '~/platform/photos/read-upload.server'
import { type StoredPhoto, storePhoto } from '~/platform/photos/store-photo.server'

import type { RequestContext } from './request-context.server'

/**
 * Takes the photos that came with a form into the store, each counted against what one person may send, and hands on those that do.
 * @returns the first refusal, at the field it came with (`photo_too_big`, what cannot be read as a picture, `too_many_requests`), null where all do.
 */
export async function takePhotos({ services, viewer, now }: RequestContext, uploads: readonly Upload[], keep: (photo: StoredPhoto, upload: Upload) => void): Promise<DomainError | null> {
  let refusal: DomainError | null = null
  for (const upload of uploads) {
    try {
      await services.rateLimits.take('upload', viewer.personId ?? `guest ${viewer.guest!.id}`)
      if (upload.file === null) throw new DomainError('photo_too_big', { status: 413, details: { max: PHOTO_MAX_BYTES / 1024 / 1024 } })
      keep(await storePhoto(services.db, services.filesDir, { file: upload.file, uploadedById: viewer.personId, now }), upload)
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      refusal ??= new DomainError(error.code, { status: error.status, field: upload.field, details: error.details })
    }
  }
  return refusal
}
