import { can } from '~/accounts/permissions'
import { isSlug } from '~/associations/slug'
import type { Database } from '~/platform/database.server'
import { addDays, parisMoment } from '~/platform/paris-time'
import { actingFor, type Context } from '~/web/request-context.server'

import { yearlyState } from './yearly-rules'

const SHOWN = 100
const PARTNERS = 200
const YEAR = 365

/**
 * The yearly conventions of the association one acts for, the newest first, and with whom it may conclude another: those it lent
 * to or borrowed from, and the one whose page led here. @throws {DomainError} 403 `forbidden`, `no_association`.
 */
export async function yearlyPage({ db, viewer, now }: Context, withSlug: string | null) {
  const { organisationId } = actingFor(viewer)
  const mayPropose = can(viewer, 'yearly.propose', { organisationId })
  const agreements = await db.yearlyAgreement.findMany({
    where: { OR: [{ proposerId: organisationId }, { partnerId: organisationId }] }, orderBy: [{ proposedAt: 'desc' }, { id: 'desc' }], take: SHOWN,
    select: { id: true, reference: true, startsAt: true, endsAt: true, acceptedAt: true, closedAt: true, proposerId: true, proposer: { select: { name: true, slug: true } }, partner: { select: { name: true, slug: true } } },
  })
  const chosen = mayPropose && withSlug !== null && isSlug(withSlug) ? await db.organisation.findFirst({ where: { slug: withSlug, status: 'verified', id: { not: organisationId } }, select: { id: true, name: true } }) : null
  const today = parisMoment(now).day
  return {
    agreements: agreements.map(({ proposerId, proposer, partner, acceptedAt, closedAt, ...agreement }) => {
      const state = yearlyState({ ...agreement, acceptedAt, closedAt }, now)
      const proposed = proposerId === organisationId
      return {
        ...agreement, state, proposed, other: proposed ? partner : proposer,
        mayAccept: state === 'waiting' && !proposed && can(viewer, 'yearly.answer', { organisationId }), mayClose: (state === 'waiting' || state === 'in_force') && can(viewer, 'yearly.close', { organisationId }),
      }
    }),
    mayPropose, chosenId: chosen?.id ?? '', suggested: { first: today, last: addDays(today, YEAR - 1) },
    partners: mayPropose ? await partnersOf(db, organisationId, chosen) : [],
  }
}
export type YearlyPage = Awaited<ReturnType<typeof yearlyPage>>

async function partnersOf(db: Database, organisationId: string, chosen: { id: string; name: string } | null): Promise<{ id: string; name: string }[]> {
  const known = await db.$queryRaw<{ id: string; name: string }[]>`
    select o.id, o.name from organisation o
    where o.status = 'verified' and o.id <> ${organisationId}::uuid and (
      exists (select 1 from loan where lender_id = ${organisationId}::uuid and borrower_id = o.id and state in ('accepted', 'handed_over', 'returned', 'closed'))
      or exists (select 1 from loan where borrower_id = ${organisationId}::uuid and lender_id = o.id and state in ('accepted', 'handed_over', 'returned', 'closed')))
    order by o.name collate "fr-x-icu" limit ${PARTNERS}`
  return chosen && !known.some(({ id }) => id === chosen.id) ? [chosen, ...known] : known
}
