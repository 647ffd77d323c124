import { useTranslations } from '~/messages/intl'

import { LISTING_LIMITS } from '~/listings/listing-limits'
import { PHOTO_MAX_BYTES, PHOTO_TYPES } from '~/platform/photos/photo-limits'
import { Button } from '~/ui/button'
import { FileField, TextField } from '~/ui/fields'

import { useEditor } from './use-editor'

/** Photos first: those that are there, in order, and the place to add more. */
export function PhotosPart() {
  const t = useTranslations('listingEditor.photos')
  const { rows, field, errors } = useEditor()
  const photos = rows('photos')
  return (
    <div className="flex flex-col gap-6">
      {photos.length > 0 && (
        <ol className="flex flex-col gap-4">
          {photos.map((photo, index) => (
            <PhotoRow key={photo.hash} index={index} last={index === photos.length - 1} />
          ))}
        </ol>
      )}
      {photos.length < LISTING_LIMITS.photos && (
        // What was chosen has arrived when the number of photos changes: the field starts anew.
        <FileField
          key={photos.length} name="photos" multiple accept={PHOTO_TYPES} error={errors.photos} optionalLabel label={t(photos.length === 0 ? 'add' : 'addMore')}
          hint={t('hint', { count: LISTING_LIMITS.photos, size: PHOTO_MAX_BYTES / 1024 / 1024 })}
        />
      )}
      {field('photos').error && photos.length >= LISTING_LIMITS.photos && <p id="photos" tabIndex={-1} className="font-semibold text-bad">{errors.photos}</p>}
    </div>
  )
}

function PhotoRow({ index, last }: { index: number; last: boolean }) {
  const t = useTranslations('listingEditor.photos')
  const { rows, field } = useEditor()
  const { hash = '', thumb = '' } = rows('photos')[index] ?? {}
  const number = index + 1
  return (
    <li className="flex flex-wrap gap-4">
      <input type="hidden" name={`photos.${index}.hash`} value={hash} />
      <input type="hidden" name={`photos.${index}.thumb`} value={thumb} />
      <img src={`/photos/${encodeURIComponent(hash)}-${Number(thumb)}.webp`} alt="" className="aspect-[4/3] w-36 self-start rounded bg-sunken object-cover" />
      <div className="flex min-w-[15rem] flex-1 flex-col gap-2">
        <TextField {...field(`photos.${index}.alt`)} label={t('alt', { number })} hint={index === 0 ? t('altHint') : undefined} maxLength={LISTING_LIMITS.alt} optionalLabel />
        <div className="flex flex-wrap gap-1">
          {index > 0 && <Button variant="quiet" name="_intent" value={`photo-up:${index}`} formNoValidate aria-label={t('upNamed', { number })}>{t('up')}</Button>}
          {!last && <Button variant="quiet" name="_intent" value={`photo-down:${index}`} formNoValidate aria-label={t('downNamed', { number })}>{t('down')}</Button>}
          <Button variant="quiet" name="_intent" value={`photo-remove:${index}`} formNoValidate aria-label={t('removeNamed', { number })}>{t('remove')}</Button>
        </div>
      </div>
    </li>
  )
}
