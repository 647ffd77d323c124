import type { Transaction } from '~/platform/database.server'

/**
 * Registering, confirming and appointing one address come one after the other, until the end of the transaction: what is
 * read of its account after this call stays so. The address may have no account yet.
 */
export async function lockAddress(tx: Transaction, email: string): Promise<void> {
  await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${'register:' + email}, 0))::text`
  await tx.$queryRaw`select 1 from person where email = ${email} for no key update`
}
