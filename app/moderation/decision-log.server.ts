import { authorize } from '~/accounts/authorize'
import { needTitle } from '~/needs/need-texts.server'
import type { Prisma } from '~/platform/database.server'
import { type Page, pageOf } from '~/platform/paging'
import type { Context } from '~/web/request-context.server'

import { deskScope } from './desk-scope'

/** A decision as it is read. The log holds ids; the names are looked up, and absent once what they named is gone. */
export interface LoggedDecision {
  id: string
  at: Date
  action: string
  reason: string
  subjectType: string
  subjectId: string
  subjectName: string | null
  decidedBy: string | null
}

export const LOG_PAGE_SIZE = 30

/** Every decision this coordinator may read (her communes', and her own), newest first. */
export async function decisionLog(context: Context, page: number): Promise<Page<LoggedDecision>> {
  authorize(context.viewer, 'desk.open', { anywhere: true })
  const scope = deskScope(context.viewer)
  const where: Prisma.ModerationDecisionWhereInput = scope === null ? {} : { OR: [{ communeInsee: { in: scope } }, { decidedById: context.viewer.personId! }] }
  const [items, total] = await Promise.all([readDecisions(context, where, { skip: (page - 1) * LOG_PAGE_SIZE, take: LOG_PAGE_SIZE }), context.db.moderationDecision.count({ where })])
  return pageOf(items, total, page, LOG_PAGE_SIZE)
}

/** The latest decisions about one thing, newest first. The caller has checked who asks. */
export function decisionsAbout(context: Context, subjectType: 'organisation' | 'listing', subjectId: string): Promise<LoggedDecision[]> {
  return readDecisions(context, { subjectType, subjectId }, { skip: 0, take: 50 })
}

async function readDecisions({ db, locale }: Context, where: Prisma.ModerationDecisionWhereInput, slice: { skip: number; take: number }): Promise<LoggedDecision[]> {
  const rows = await db.moderationDecision.findMany({ where, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], ...slice })
  const idsOf = (type: string) => [...new Set(rows.filter((row) => row.subjectType === type).map((row) => row.subjectId))]
  const [people, organisations, listings, needs] = await Promise.all([
    db.person.findMany({ where: { id: { in: [...new Set(rows.map((row) => row.decidedById))] } }, select: { id: true, name: true } }),
    db.organisation.findMany({ where: { id: { in: idsOf('organisation') } }, select: { id: true, name: true } }),
    db.listing.findMany({ where: { id: { in: idsOf('listing').map(Number) } }, select: { id: true, title: true } }),
    db.need.findMany({ where: { id: { in: idsOf('need') } }, select: { id: true, words: true, category: true, natures: true } }),
  ])
  const authors = new Map(people.map(({ id, name }) => [id, name]))
  const subjects = new Map<string, string>([
    ...organisations.map(({ id, name }) => [`organisation:${id}`, name] as const), ...listings.map(({ id, title }) => [`listing:${id}`, title] as const),
    ...needs.map((need) => [`need:${need.id}`, needTitle(need, locale)] as const),
  ])
  return rows.map((row) => ({
    id: row.id, at: row.createdAt, action: row.action, reason: row.reason, subjectType: row.subjectType, subjectId: row.subjectId,
    subjectName: subjects.get(`${row.subjectType}:${row.subjectId}`) ?? null, decidedBy: authors.get(row.decidedById) ?? null,
  }))
}
