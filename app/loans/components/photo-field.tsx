import { type ChangeEvent, useState } from 'react'

import { useTranslations } from '~/messages/intl'
import { PHOTO_MAX_BYTES, PHOTO_TYPES } from '~/platform/photos/photo-limits'
import { FileField } from '~/ui/fields'
import { smallerPicture } from '~/ui/smaller-picture'

/** Photos at once from the camera, made smaller before they are kept or sent. One that stays too large is not taken, and that is said. */
export function PhotoField({ name, label, error }: { name: string; label: string; error: string | undefined }) {
  const t = useTranslations('reports')
  const [tooBig, setTooBig] = useState(false)
  const lessen = async ({ currentTarget: input }: ChangeEvent<HTMLInputElement>) => {
    const chosen = input.files
    const smaller: File[] = []
    // One after the other: several at once are more than the memory of a telephone.
    for (const file of chosen ?? []) smaller.push(await smallerPicture(file))
    if (input.files !== chosen) return
    const taken = new DataTransfer()
    for (const file of smaller) if (file.size <= PHOTO_MAX_BYTES) taken.items.add(file)
    input.files = taken.files
    setTooBig(taken.files.length < smaller.length)
  }
  return (
    <FileField
      name={name} label={label} hint={t('photosHint')} accept={PHOTO_TYPES} capture="environment" multiple optionalLabel
      error={tooBig ? t('photoTooBig', { max: PHOTO_MAX_BYTES / 1024 / 1024 }) : error} onChange={(event) => void lessen(event)}
    />
  )
}
