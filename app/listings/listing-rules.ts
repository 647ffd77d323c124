import { type Fault, readAttributes } from './attributes'
import { guessCategory } from './guess-category'
import type { ListingInput } from './listing.schema'
import { naturesOf } from './taxonomy'

type Classified = Pick<ListingInput, 'nature' | 'title' | 'category'>

/** The same annonce with its category: the one chosen, else the one its title speaks of, else none. */
export function withCategory<T extends Classified>(input: T): T {
  return input.category === '' ? { ...input, category: guessCategory(input.title, input.nature) ?? '' } : input
}

/** Everything that does not fit together in an annonce, though each field alone does. Incomplete is no fault: see {@link missingToPublish}. */
export function listingFaults(input: Pick<ListingInput, 'nature' | 'category' | 'attributes' | 'minDuration' | 'maxDuration'>): Fault[] {
  const faults: Fault[] = []
  if (input.category !== '' && !naturesOf(input.category).includes(input.nature)) faults.push({ field: 'category', code: 'category_not_for_nature' })
  else faults.push(...readAttributes(input.category, input.attributes).faults)
  if (input.minDuration !== null && input.maxDuration !== null && input.minDuration > input.maxDuration)
    faults.push({ field: 'maxDuration', code: 'duration_order' })
  return faults
}

/** What an annonce still needs before people may find it. */
export function missingToPublish(listing: { category: string; sites: readonly unknown[]; handoverModes: readonly unknown[] }): Fault[] {
  const faults: Fault[] = []
  if (listing.category === '') faults.push({ field: 'category', code: 'category_needed' })
  if (listing.sites.length === 0) faults.push({ field: 'sites.0.communeInsee', code: 'site_needed' })
  if (listing.handoverModes.length === 0) faults.push({ field: 'handoverModes', code: 'handover_needed' })
  return faults
}
