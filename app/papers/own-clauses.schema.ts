import * as z from 'zod'

import { paragraphsOf } from '~/platform/text-schema'

/** Two pages of a convention. */
export const CLAUSES_MAX = 4000

export const ownClausesSchema = z.object({ clauses: paragraphsOf(CLAUSES_MAX) })
