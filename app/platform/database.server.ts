import { PrismaPg } from '@prisma/adapter-pg'
import pLimit, { type LimitFunction } from 'p-limit'
import pg from 'pg'

import { Prisma, PrismaClient } from '../../prisma/generated/client'

import { keptStatements } from './kept-statements'

export type Transaction = Prisma.TransactionClient
/** The database, or an open transaction on it: what every verb and read takes. */
export type Database = PrismaClient | Transaction

export interface OpenDatabase {
  db: PrismaClient
  pool: pg.Pool
  url: string
  close(): Promise<void>
}

/**
 * Opens the one pool of this process: Prisma, jobs and raw SQL share it.
 * Every connection speaks UTC, because the driver sends and reads instants without their offset.
 */
export function openDatabase(url: string, options: { poolSize?: number; onIdleError?: (error: Error) => void } = {}): OpenDatabase {
  const pool = new pg.Pool({ connectionString: url, max: options.poolSize ?? 20, options: '-c TimeZone=UTC', idleTimeoutMillis: 30_000 })
  pool.on('error', options.onIdleError ?? (() => {}))
  // A connection in use reports its loss to the query that runs on it; without a listener the process would end.
  pool.on('connect', (client) => void client.on('error', () => {}))
  const db = new PrismaClient({ adapter: new PrismaPg(pool, { statementNameGenerator: keptStatements() }), transactionOptions: { maxWait: 10_000, timeout: 20_000 } })
  return {
    db,
    pool,
    url,
    async close() {
      await db.$disconnect()
      await pool.end()
    },
  }
}

/** SQLSTATE of a failed statement, PostgreSQL's or ours (`BR...`), with its DETAIL; null for any other error. */
export function sqlState(error: unknown): { code: string; detail: string | undefined } | null {
  if (error instanceof pg.DatabaseError) return { code: error.code ?? '', detail: error.detail }
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return null
  const cause = (error.meta?.driverAdapterError as { cause?: { originalCode?: string; detail?: string } } | undefined)?.cause
  return cause?.originalCode ? { code: cause.originalCode, detail: cause.detail } : null
}

const DEADLOCK = '40P01'
const SERIALIZATION_FAILURE = '40001'

/**
 * So many transactions of this process are open at once, the others have their turn in the order in which they came: what is only read
 * always finds a connection, however many people press at once for the same thing, and none waits much longer than another.
 * Measured: app/decisions/0024-transactions-take-turns.md
 */
const TRANSACTIONS_AT_ONCE = 4
const turns = new WeakMap<Database, LimitFunction>()

function turnOf(db: Database): LimitFunction {
  const known = turns.get(db) ?? pLimit(TRANSACTIONS_AT_ONCE)
  turns.set(db, known)
  return known
}

/**
 * Runs `work` in one transaction (read committed), when its turn has come, or in the one already open. `work` is handed all it may ask:
 * opening a second transaction on the database from within would wait for a turn that it holds itself.
 * A deadlock is tried again, three times in all: the whole of `work` runs anew, so it must do nothing outside the database.
 */
export async function transaction<T>(db: Database, work: (tx: Transaction) => Promise<T>): Promise<T> {
  if (!('$transaction' in db)) return work(db)
  for (let attempt = 1; ; attempt++) {
    try {
      return await turnOf(db)(() => db.$transaction(work))
    } catch (error) {
      const code = sqlState(error)?.code
      if (attempt >= 3 || (code !== DEADLOCK && code !== SERIALIZATION_FAILURE)) throw error
    }
  }
}

export { Prisma }
