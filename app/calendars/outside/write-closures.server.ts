import type { Period } from '~/loans/loan-period'
import type { Transaction } from '~/platform/database.server'
import { emit } from '~/platform/outbox.server'

/**
 * Makes the closures that come from a calendar those periods, and tells the search where that changes anything still to come. Those
 * typed by hand stay, and so does every promise: a closure only keeps new ones away. Its caller holds the lock of the annonce.
 */
export async function writeClosures(tx: Transaction, listing: { id: number; organisationId: string }, periods: readonly Period[], now: Date): Promise<void> {
  const kept = await tx.listingClosure.findMany({ where: { listingId: listing.id, source: 'calendar', endsAt: { gt: now } }, select: { id: true, startsAt: true, endsAt: true } })
  const nameOf = ({ startsAt, endsAt }: Period) => `${startsAt.getTime()}-${endsAt.getTime()}`
  const [before, after] = [new Set(kept.map(nameOf)), new Set(periods.map(nameOf))]
  const gone = kept.filter((closure) => !after.has(nameOf(closure)))
  const added = periods.filter((period) => !before.has(nameOf(period)))
  // Those that are over say nothing to anybody.
  await tx.listingClosure.deleteMany({ where: { listingId: listing.id, source: 'calendar', endsAt: { lte: now } } })
  if (gone.length === 0 && added.length === 0) return
  await tx.listingClosure.deleteMany({ where: { id: { in: gone.map(({ id }) => id) } } })
  await tx.listingClosure.createMany({ data: added.map(({ startsAt, endsAt }) => ({ listingId: listing.id, startsAt, endsAt, source: 'calendar' as const })) })
  await emit(tx, { kind: 'listing.updated', subjectType: 'listing', subjectId: listing.id, organisationId: listing.organisationId, payload: { closures: periods.length } })
}
