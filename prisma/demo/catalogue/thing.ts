import type { AttributeValues } from '~/listings/attributes'
import type { FeeUnit, HandoverMode } from '~/listings/listing-limits'

import type { PictureName } from '../pictures'

/** Something an association could lend, as it would write it. */
export interface Thing {
  /** `{n}` stands for the stock, `{un|deux}` for one of the words. */
  title: string
  says: string
  /** How many there may be; 1 without. */
  stock?: readonly number[]
  /** Replacement value and caution, in euros, of the whole loan or of one piece. */
  value?: number
  deposit?: number
  fee?: readonly [euros: number, unit: FeeUnit]
  attributes?: AttributeValues
  handover?: HandoverMode
  accessible?: true
  rules?: string
}

/** What stands under one subcategory of the taxonomy. */
export interface Shelf {
  category: string
  picture: PictureName
  /** How many annonces of the 600 come from it, roughly: as often as people share it. */
  weight: number
  things: readonly Thing[]
}

export const thing = (title: string, says: string, rest: Omit<Thing, 'title' | 'says'> = {}): Thing => ({ title, says, ...rest })

export const shelf = (category: string, picture: PictureName, weight: number, ...things: Thing[]): Shelf => ({ category, picture, weight, things })
