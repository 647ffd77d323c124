import { authorize } from '~/accounts/authorize'
import { type Database, sqlState } from '~/platform/database.server'
import type { Context } from '~/web/request-context.server'

import { authorizeToRead, readNeed } from './need-access.server'
import { needTitle } from './need-texts.server'
import type { MailStop } from './stop-token.server'

const UNKNOWN_ROW = '23503'

/** Ends the mails that a link speaks of. Once more is no error, nor is a need or an account that is gone. */
export async function stopNeedMails(db: Database, { personId, needId }: MailStop, now: Date): Promise<void> {
  try {
    await db.$executeRaw`
      insert into need_mail_stop (id, person_id, need_id, created_at) values (gen_random_uuid(), ${personId}::uuid, ${needId}::uuid, ${now})
      on conflict (person_id, need_id) do nothing`
  } catch (error) {
    if (sqlState(error)?.code !== UNKNOWN_ROW) throw error
  }
}

/** What the page of a mail's link says: what its button stops, or that it is stopped. @param stop null for a link that this site did not write. */
export async function readStopPage({ db, locale }: Context, stop: MailStop | null): Promise<{ status: 'unknown' | 'ready' | 'stopped'; title: string | null }> {
  if (!stop) return { status: 'unknown', title: null }
  const [need, stops] = await Promise.all([
    stop.needId ? db.need.findUnique({ where: { id: stop.needId }, select: { words: true, category: true, natures: true } }) : null,
    readMailStops(db, stop.personId, stop.needId ? [stop.needId] : []),
  ])
  // About a need that is gone nobody writes any more.
  const stopped = stops.all || (stop.needId !== null && (need === null || stops.needs.has(stop.needId)))
  return { status: stopped ? 'stopped' : 'ready', title: need && needTitle(need, locale) }
}

/** What a person says of her own mails: about one need, or (null) about all. @throws {DomainError} 403 `forbidden`; 404 `not_found` for a need she may not know of. */
export async function switchNeedMails(context: Context, { needId, on }: { needId: string | null; on: boolean }): Promise<void> {
  const { db, viewer, now } = context
  authorize(viewer, 'account.own')
  if (needId !== null) authorizeToRead(viewer, await readNeed(db, needId))
  if (on) await db.needMailStop.deleteMany({ where: { personId: viewer.personId!, needId } })
  else await stopNeedMails(db, { personId: viewer.personId!, needId }, now)
}

/** Whether a person's mails are stopped: all of them, and which of these needs'. */
export async function readMailStops(db: Database, personId: string, needIds: string[]): Promise<{ all: boolean; needs: Set<string> }> {
  const rows = await db.needMailStop.findMany({ where: { personId, OR: [{ needId: null }, { needId: { in: needIds } }] }, select: { needId: true } })
  return { all: rows.some(({ needId }) => needId === null), needs: new Set(rows.flatMap(({ needId }) => needId ?? [])) }
}
