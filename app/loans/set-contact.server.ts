import type { LoanEnd } from 'prisma/generated/client'

import type { Context } from '~/web/request-context.server'

import { commandLoan, type LoanInput, type Moved, tellLoan } from './loan-move.server'

export interface SetContact extends LoanInput {
  end: LoanEnd
  name: string
  phone: string
}

/**
 * Names who will be there for one's own side at the retrait or the retour, until the last minute; no account needed.
 * @throws {DomainError} as commandLoan.
 */
export async function setContact(context: Context, input: SetContact): Promise<Moved> {
  return commandLoan(context, input, 'loan.set_contact', 'set_contact', async (tx, { loan, side, transition }) => {
    const { end, name, phone } = input
    await tx.loanContact.upsert({
      where: { loanId_end_side: { loanId: loan.id, end, side } },
      create: { loanId: loan.id, end, side, name, phone },
      update: { name, phone },
    })
    await tellLoan(tx, loan, transition.events, { side, personId: context.viewer.personId }, { end })
    return {}
  })
}
