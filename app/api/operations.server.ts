import { listingOperations } from './listing-operations.server'
import { loanOperations } from './loan-operations.server'
import type { Operation } from './operation'
import { sessionOperations } from './session-operations.server'

/** Everything the API does, in one table: what answers a call and what documents it. */
export const OPERATIONS: readonly Operation[] = [...sessionOperations, ...listingOperations, ...loanOperations]
