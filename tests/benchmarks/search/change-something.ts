import { embeddedDatabaseUrl } from '~/platform/postgres-launcher.server'
import pg from 'pg'

const EVERY_MS = 1000

/** Until it is stopped, an annonce is closed or opened again every second, as its lender would: what was answered before no longer counts. @returns how many changes there were */
export async function changeEverySecond(folder: string): Promise<() => Promise<number>> {
  const client = new pg.Client({ connectionString: embeddedDatabaseUrl(folder) })
  await client.connect()
  let changes = 0
  let last: Promise<unknown> = Promise.resolve()
  const timer = setInterval(() => {
    last = client.query(changes++ % 2 === 0
      ? `insert into listing_closure (id, listing_id, starts_at, ends_at, reason) select gen_random_uuid(), id, now() + interval '50 days', now() + interval '51 days', 'bench' from listing where status = 'published' order by random() limit 1`
      : `delete from listing_closure where reason = 'bench'`)
  }, EVERY_MS)
  return async () => {
    clearInterval(timer)
    await last
    await client.query(`delete from listing_closure where reason = 'bench'`)
    await client.end()
    return changes
  }
}
