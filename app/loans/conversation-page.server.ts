import { authorizeOrHide } from '~/accounts/authorize'
import { notFound } from '~/platform/errors'
import type { Context } from '~/web/request-context.server'

import { sidesOf } from './loan-move.server'

const MESSAGES = 100

/** A question about an annonce and what followed, for its two sides. @throws {DomainError} 404 `not_found` for everybody else. */
export async function conversationPage(context: Context, conversationId: string) {
  const conversation = /^[0-9a-f-]{36}$/i.test(conversationId)
    ? await context.db.conversation.findUnique({
        where: { id: conversationId },
        include: {
          listing: { select: { id: true, title: true } }, asker: { select: { name: true } }, lender: { select: { name: true } },
          messages: { orderBy: { createdAt: 'desc' }, take: MESSAGES, include: { author: { select: { name: true } } } },
        },
      })
    : null
  if (!conversation) throw notFound()
  const parties = { lenderId: conversation.lenderId, borrowerId: conversation.askerId }
  authorizeOrHide(context.viewer, 'loan.write_message', parties)
  const side = sidesOf(context.viewer, parties)[0]!
  return {
    id: conversation.id, loanId: conversation.loanId, listing: conversation.listing, side,
    partner: side === 'lender' ? conversation.asker.name : conversation.lender.name,
    messages: conversation.messages.toReversed().map(({ id, side: of, body, createdAt, author }) => ({ id, side: of, body, at: createdAt, author: author?.name ?? '' })),
  }
}
