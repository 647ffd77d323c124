import { type LengthUnit, LENGTH_UNITS } from './listing-form.schema'
import type { ListingInput } from './listing.schema'
import { CAPACITY_ATTRIBUTE } from './taxonomy'

/** A photo with what its thumbnail needs. */
export type ShownPhoto = ListingInput['photos'][number] & { widths: number[] }

/** The editor's fields by name, as they stand in the page: texts, lists of texts, rows. */
export type EditorValues = Record<string, string | string[] | Record<string, string> | Record<string, string>[]>

/** An annonce as the editor's fields show it: the reverse of `readListingForm`. What is nothing is left empty. */
export function listingFormValues(input: Partial<Omit<ListingInput, 'photos'>> & { photos?: ShownPhoto[] }): EditorValues {
  const attributes = { ...input.attributes }
  const capacityKey = input.nature && CAPACITY_ATTRIBUTE[input.nature]
  const capacity = capacityKey ? attributes[capacityKey] : undefined
  if (capacityKey) delete attributes[capacityKey]
  const tree: EditorValues = {
    nature: input.nature ?? 'pret', category: input.category ?? '', attributesFor: input.category ?? '', title: input.title ?? '', description: input.description ?? '',
    attributes: Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, typeof value === 'number' ? String(value).replace('.', ',') : String(value ?? '')])),
    stock: String(input.stock ?? 1), capacity: String(capacity ?? ''),
    handoverModes: [...(input.handoverModes ?? [])], sites: (input.sites ?? []).map((site) => ({ ...site })),
    photos: (input.photos ?? []).map(({ hash, alt, widths }) => ({ hash, alt, thumb: String(widths[0] ?? '') })),
    secretInstructions: input.secretInstructions ?? '', rules: input.rules ?? '', audience: input.audience ?? 'verified', feeUnit: input.feeUnit ?? 'loan',
    pickupSlots: (input.pickupSlots ?? []).map((slot) => ({ ...slot, day: String(slot.day) })),
    returnSlots: (input.returnSlots ?? []).map((slot) => ({ ...slot, day: String(slot.day) })),
    closures: (input.closures ?? []).map((closure) => ({ ...closure })),
    depositCents: euros(input.depositCents || null), replacementCents: euros(input.replacementCents ?? null), feeCents: euros(input.feeCents || null),
    ...lengthOf('bufferBefore', input.bufferBefore || null), ...lengthOf('bufferAfter', input.bufferAfter || null),
    ...lengthOf('minDuration', input.minDuration ?? null), ...lengthOf('maxDuration', input.maxDuration ?? null),
    ...lengthOf('noticeHours', input.noticeHours ? input.noticeHours * 60 : null),
  }
  if (input.insuranceRequired) tree.insuranceRequired = 'on'
  if (input.accessible) tree.accessible = 'on'
  return tree
}

const euros = (cents: number | null) => (cents === null ? '' : cents % 100 === 0 ? String(cents / 100) : (cents / 100).toFixed(2).replace('.', ','))

/** A length of time in the largest unit that says it whole. */
function lengthOf(name: string, minutes: number | null): EditorValues {
  const unit: LengthUnit = minutes === null ? 'hours' : minutes % LENGTH_UNITS.days === 0 ? 'days' : minutes % LENGTH_UNITS.hours === 0 ? 'hours' : 'minutes'
  return { [name]: minutes === null ? '' : String(minutes / LENGTH_UNITS[unit]), [`${name}Unit`]: unit }
}
