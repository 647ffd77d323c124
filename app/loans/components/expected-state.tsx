import type { LoanState } from 'prisma/generated/client'

/** The state this page shows: a form sent from a page that has aged is told the state of now. */
export const ExpectedState = ({ state }: { state: LoanState }) => <input type="hidden" name="expectedState" value={state} />
