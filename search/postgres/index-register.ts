import type pg from 'pg'

/** The indexes outside the database that are told of every document, whichever process fills or asks them. */
export interface IndexRegister {
  /**
   * Alone with these indexes among all processes: what they are told, and in which order, is decided here. Waits for its turn.
   */
  alone<T>(uids: string[], work: () => Promise<T>): Promise<T>
  /** The same, or null at once where somebody else is at it. */
  aloneOrNull<T>(name: string, work: () => Promise<T>): Promise<T | null>
  /** From now on this index is told of everything, beginning with all there is. @returns false where it was registered already. */
  add(uid: string): Promise<boolean>
  remove(uid: string): Promise<void>
  isFull(uid: string): Promise<boolean>
  /** It holds every document and may be asked, or no longer. */
  setFull(uid: string, full: boolean): Promise<void>
  /** A process needs it: it is kept. */
  need(uid: string): Promise<void>
  /** The registered indexes whose name begins so; `idleFor` in milliseconds since a process needed it. */
  list(beginning: string): Promise<{ uid: string; full: boolean; idleFor: number }[]>
}

const KEY = `hashtextextended('search:' || $1, 0)`

export function indexRegister(pool: pg.Pool): IndexRegister {
  /** A connection of its own: the lock goes with it, even where the process dies. */
  async function withLocks<T>(take: (client: pg.PoolClient) => Promise<boolean>, work: () => Promise<T>): Promise<T | null> {
    const client = await pool.connect()
    let broken: Error | undefined
    try {
      return (await take(client)) ? await work() : null
    } finally {
      await client.query('select pg_advisory_unlock_all()').catch((error: Error) => (broken = error))
      client.release(broken)
    }
  }

  return {
    async alone(uids, work) {
      const result = await withLocks(async (client) => {
        for (const uid of [...uids].sort()) await client.query(`select pg_advisory_lock(${KEY})`, [uid])
        return true
      }, async () => ({ value: await work() }))
      return result!.value
    },
    aloneOrNull: (name, work) =>
      withLocks(async (client) => (await client.query<{ taken: boolean }>(`select pg_try_advisory_lock(${KEY}) as taken`, [name])).rows[0]!.taken, work),
    async add(uid) {
      if ((await pool.query('select from search_index where uid = $1', [uid])).rowCount) return false
      const client = await pool.connect()
      try {
        await client.query('begin')
        // Waits for every write under way: it began before this index was known, and would tell it nothing.
        await client.query('lock table search_document in share row exclusive mode')
        const { rowCount } = await client.query('insert into search_index (uid) values ($1) on conflict do nothing', [uid])
        if (rowCount) await client.query('insert into search_pending (index_uid, listing_id) select $1, listing_id from search_document order by listing_id on conflict do nothing', [uid])
        await client.query('commit')
        return rowCount === 1
      } catch (error) {
        await client.query('rollback').catch(() => {})
        throw error
      } finally {
        client.release()
      }
    },
    async remove(uid) {
      await pool.query('delete from search_index where uid = $1', [uid])
      // Also what a write noted while an index was being removed.
      await pool.query('delete from search_pending where not exists (select from search_index where uid = index_uid)')
    },
    async isFull(uid) {
      return (await pool.query('select from search_index where uid = $1 and full_at is not null', [uid])).rowCount === 1
    },
    async setFull(uid, full) {
      await pool.query('update search_index set full_at = case when $2 then coalesce(full_at, clock_timestamp()) end where uid = $1', [uid, full])
    },
    async need(uid) {
      await pool.query('update search_index set needed_at = clock_timestamp() where uid = $1', [uid])
    },
    async list(beginning) {
      const { rows } = await pool.query<{ uid: string; full: boolean; idleFor: number }>(
        `select uid, full_at is not null as full, (extract(epoch from clock_timestamp() - needed_at) * 1000)::float8 as "idleFor"
         from search_index where starts_with(uid, $1) order by needed_at desc`, [beginning])
      return rows
    },
  }
}
