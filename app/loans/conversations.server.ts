import type { LoanSide } from 'prisma/generated/client'

import { authorize, authorizeOrHide } from '~/accounts/authorize'
import { type Transaction, transaction } from '~/platform/database.server'
import { conflict, DomainError, notFound } from '~/platform/errors'
import { emit } from '~/platform/outbox.server'
import { isUuid } from '~/platform/uuid'
import type { Context } from '~/web/request-context.server'

import { authorizeLoan, sidesOf } from './loan-move.server'
import { readLoan } from './loan-record.server'
import { mayWrite, WRITES_FOR_DAYS } from './loan-states'

/**
 * Asks the lender about an annonce before any request. One conversation an association and annonce: a second question goes
 * on in it. @throws {DomainError} 403 `forbidden`; 404 `not_found`; 422 `own_listing`.
 */
export async function askQuestion(context: Context, input: { listingId: number; askerId: string; body: string }): Promise<{ conversationId: string }> {
  authorize(context.viewer, 'question.ask', { organisationId: input.askerId })
  return transaction(context.db, async (tx) => {
    const listing = await tx.listing.findFirst({ where: { id: input.listingId, status: 'published', hiddenAt: null, organisation: { status: 'verified' } }, select: { id: true, organisationId: true } })
    if (!listing) throw notFound()
    if (listing.organisationId === input.askerId) throw new DomainError('own_listing')
    // Two first questions at once meet on this lock instead of on the unique index.
    await tx.$queryRaw`select slug from organisation where id = ${input.askerId}::uuid for no key update`
    const parties = { listingId: listing.id, askerId: input.askerId, lenderId: listing.organisationId }
    const conversation = (await tx.conversation.findFirst({ where: { ...parties, loanId: null } })) ?? (await tx.conversation.create({ data: { ...parties, createdAt: context.now } }))
    await post(tx, context, conversation, 'borrower', input.body)
    return { conversationId: conversation.id }
  })
}

/** Goes on in a conversation, for the side one is on. @throws {DomainError} 404 `not_found` for everybody else. */
export async function answerQuestion(context: Context, input: { conversationId: string; body: string }): Promise<{ conversationId: string }> {
  return transaction(context.db, async (tx) => {
    const conversation = isUuid(input.conversationId) ? await tx.conversation.findUnique({ where: { id: input.conversationId } }) : null
    if (!conversation) throw notFound()
    authorizeOrHide(context.viewer, 'loan.write_message', { lenderId: conversation.lenderId, borrowerId: conversation.askerId })
    const [side] = sidesOf(context.viewer, { lenderId: conversation.lenderId, borrowerId: conversation.askerId })
    await post(tx, context, conversation, side!, input.body)
    return { conversationId: conversation.id }
  })
}

/** Writes to the other side of a loan. @throws {DomainError} 404 `not_found`; 409 `conversation_over` long after it is; 422 `nobody_to_write_to` for a loan agreed elsewhere. */
export async function writeOnLoan(context: Context, input: { loanId: string; body: string }): Promise<{ conversationId: string }> {
  return transaction(context.db, async (tx) => {
    const loan = await readLoan(tx, input.loanId)
    authorizeLoan(context.viewer, 'loan.write_message', loan)
    if (!loan.borrowerId) throw new DomainError('nobody_to_write_to')
    if (!mayWrite(loan, context.now)) throw conflict('conversation_over', { days: WRITES_FOR_DAYS })
    const conversation = await tx.conversation.upsert({
      where: { loanId: loan.id }, update: {},
      create: { loanId: loan.id, askerId: loan.borrowerId, lenderId: loan.lenderId, createdAt: context.now },
    })
    await post(tx, context, conversation, sidesOf(context.viewer, loan)[0]!, input.body)
    return { conversationId: conversation.id }
  })
}

async function post(tx: Transaction, { viewer, now }: Context, conversation: { id: string; askerId: string; lenderId: string }, side: LoanSide, body: string): Promise<void> {
  const message = await tx.message.create({ data: { conversationId: conversation.id, authorId: viewer.personId, side, body, createdAt: now } })
  await emit(tx, {
    kind: 'message.posted', subjectType: 'conversation', subjectId: conversation.id, actorId: viewer.personId,
    organisationId: side === 'lender' ? conversation.lenderId : conversation.askerId, payload: { messageId: message.id, side },
  })
}
