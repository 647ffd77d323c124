import { FOOD_AND_ROOMS } from './food-and-rooms'
import { MAKING_AND_PLAY } from './making-and-play'
import { RECEPTION } from './reception'
import { SAFETY_SKILLS_GIFTS } from './safety-skills-gifts'
import { STAGE } from './stage'
import type { Shelf } from './thing'
import { VEHICLES_AND_TOOLS } from './vehicles-and-tools'

/** One shelf for each subcategory of the taxonomy. */
export const SHELVES: readonly Shelf[] = [...RECEPTION, ...STAGE, ...FOOD_AND_ROOMS, ...VEHICLES_AND_TOOLS, ...MAKING_AND_PLAY, ...SAFETY_SKILLS_GIFTS]

export type { Shelf, Thing } from './thing'
