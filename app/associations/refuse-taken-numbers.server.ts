import type { Transaction } from '~/platform/database.server'
import { DomainError } from '~/platform/errors'

/** A number belongs to one association: the second is told to join the first. @throws {DomainError} `number_taken` */
export async function refuseTakenNumbers(tx: Transaction, numbers: { rna?: string | null; siret?: string | null }, exceptId?: string): Promise<void> {
  for (const field of ['rna', 'siret'] as const) {
    const number = numbers[field]
    if (!number) continue
    await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${`${field}:${number}`}, 0))::text`
    const holder = await tx.organisation.findFirst({ where: { [field]: number, ...(exceptId && { id: { not: exceptId } }) }, select: { name: true } })
    if (holder) throw new DomainError('number_taken', { field, details: { name: holder.name } })
  }
}
