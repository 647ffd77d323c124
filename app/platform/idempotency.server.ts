import { createHash } from 'node:crypto'

import { type Database, type Prisma, type Transaction, transaction } from './database.server'
import { conflict, DomainError } from './errors'

/**
 * Does the work of a form or API call once. The key is recorded in the transaction of the work, so only when it succeeds.
 * The same key and body again answers with the first result; another body is a 422 `idempotency_key_reused`.
 * While the first still runs, `wait` decides: wait for it (a double click), or 409 `request_in_progress` (an API).
 *
 * @param actorId whose key it is: a person's id, or an anonymous form's own name.
 */
export async function once<T extends Prisma.InputJsonValue>(
  db: Database,
  call: { actorId: string; key: string; body: string; wait: boolean },
  work: (tx: Transaction) => Promise<T>,
): Promise<{ result: T; replayed: boolean }> {
  const bodyHash = createHash('sha256').update(call.body).digest('hex')
  return transaction(db, async (tx) => {
    const lock = `${call.actorId}:${call.key}`
    if (call.wait) await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${lock}, 0))::text`
    else {
      const [row] = await tx.$queryRaw<{ taken: boolean }[]>`select pg_try_advisory_xact_lock(hashtextextended(${lock}, 0)) as taken`
      if (!row?.taken) throw conflict('request_in_progress')
    }
    const earlier = await tx.idempotencyKey.findUnique({ where: { actorId_key: { actorId: call.actorId, key: call.key } } })
    if (earlier) {
      if (earlier.bodyHash !== bodyHash) throw new DomainError('idempotency_key_reused')
      return { result: earlier.result as T, replayed: true }
    }
    const result = await work(tx)
    await tx.idempotencyKey.create({ data: { actorId: call.actorId, key: call.key, bodyHash, result } })
    return { result, replayed: false }
  })
}
