import { CHAT } from './loan-texts'
import { type Member, mobileNumber } from './make-associations'
import type { Random } from './random'
import type { DemoData, LoanRow, PersonRow } from './rows'

export interface LoanDates {
  createdAt: Date
  answeredAt: Date | null
  cancelledAt: Date | null
  handedOverAt: Date | null
  returnedAt: Date | null
  closedAt: Date | null
}

/** The timeline of a loan: the same events that the site writes. */
export function tellLoan(data: DemoData, loan: LoanRow, dates: LoanDates, by: { asker: PersonRow; answerer: PersonRow; help: boolean }): void {
  const tell = (kind: string, at: Date | null, side: 'lender' | 'borrower' | 'clock', payload: Record<string, boolean | string> = {}) => {
    if (!at) return
    const actor = side === 'lender' ? by.answerer : side === 'borrower' ? by.asker : null
    const organisationId = side === 'lender' ? loan.lenderId : side === 'borrower' ? (loan.borrowerId ?? null) : null
    data.events.push({ kind: `loan.${kind}`, subjectType: 'loan', subjectId: loan.id, actorId: actor?.id ?? null, organisationId, payload: { side, ...payload }, createdAt: at })
  }
  if (loan.seriesId) tell('planned', dates.answeredAt, 'lender', { series: loan.seriesId })
  else if (loan.source === 'elsewhere') tell('recorded', dates.createdAt, 'lender')
  else {
    tell('requested', dates.createdAt, 'borrower')
    if (loan.state === 'declined') tell('declined', dates.answeredAt, 'lender')
    else if (loan.state === 'expired') tell('expired', dates.answeredAt, 'clock')
    else tell('accepted', dates.answeredAt, 'lender')
  }
  tell('cancelled', dates.cancelledAt, 'borrower')
  if (by.help) tell('done', dates.closedAt, 'lender')
  else {
    tell('handed_over', dates.handedOverAt, 'lender')
    tell('returned', dates.returnedAt, 'lender', { complete: true })
  }
  tell('closed', dates.closedAt, 'lender')
}

/** Who is there at each end: for every loan under way, and some that are over. */
export function writeContacts(random: Random, data: DemoData, loan: LoanRow, lender: Member, borrower: Member): void {
  if (loan.state !== 'accepted' && loan.state !== 'handed_over' && !(loan.state === 'closed' && random.chance(0.3))) return
  for (const end of ['retrait', 'retour'] as const) {
    for (const [side, member] of [['lender', lender], ['borrower', borrower]] as const) {
      if (!random.chance(0.8)) continue
      const person = random.pick(member.people)
      data.contacts.push({ id: random.uuid(loan.createdAt), loanId: loan.id, end, side, name: person.name, phone: random.chance(0.8) ? person.phone : mobileNumber(random), updatedAt: loan.createdAt })
    }
  }
}

export function writeConversation(random: Random, data: DemoData, loan: LoanRow, lender: Member, borrower: Member, now: Date): void {
  const id = random.uuid(loan.createdAt)
  data.conversations.push({ id, loanId: loan.id, askerId: borrower.row.id, lenderId: lender.row.id, createdAt: loan.createdAt })
  random.pick(CHAT).forEach(([side, body], i) => {
    const createdAt = new Date(Math.min(loan.createdAt.getTime() + (i + 1) * 3 * 3_600_000, now.getTime() - (2 - i) * 60_000))
    data.messages.push({ id: random.uuid(createdAt), conversationId: id, authorId: random.pick((side === 'lender' ? lender : borrower).people).id, side, body, createdAt })
  })
}
