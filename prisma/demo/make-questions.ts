import { QUESTIONS } from './loan-texts'
import type { Member } from './make-associations'
import type { DemoListing } from './make-listings'
import type { Random } from './random'
import type { DemoData } from './rows'

const COUNT = 45
const HOUR = 3_600_000

/** Questions asked before any request, most of them answered. */
export function makeQuestions(random: Random, now: Date, members: Member[], listings: DemoListing[], data: DemoData): void {
  const verified = members.filter(({ source }) => !source.status)
  const open = random.shuffled(listings.filter(({ row }) => row.status === 'published' && !row.hiddenAt))
  for (const { row, owner } of open.slice(0, COUNT)) {
    const asker = random.pick(verified.filter((member) => member !== owner))
    const [question, answer] = random.pick(QUESTIONS)
    const createdAt = new Date(now.getTime() - random.int(5, 900) * HOUR)
    const id = random.uuid(createdAt)
    data.conversations.push({ id, listingId: row.id, askerId: asker.row.id, lenderId: owner.row.id, createdAt })
    data.messages.push({ id: random.uuid(createdAt), conversationId: id, authorId: random.pick(asker.people).id, side: 'borrower', body: question, createdAt })
    if (answer) {
      const answeredAt = new Date(createdAt.getTime() + random.int(1, 4) * HOUR)
      data.messages.push({ id: random.uuid(answeredAt), conversationId: id, authorId: random.pick(owner.people).id, side: 'lender', body: answer, createdAt: answeredAt })
    }
  }
}
