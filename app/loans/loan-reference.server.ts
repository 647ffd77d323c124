import { randomInt } from 'node:crypto'

import type { Transaction } from '~/platform/database.server'

/** Capitals and digits that nobody takes for one another when read out: no 0 O, 1 I L, 2 Z, 5 S, 8 B. */
const ALPHABET = 'ACDEFGHJKMNPQRTUVWXY34679'
const LENGTH = 6

const code = () => Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')

/** A loan's code: six characters that a person can read out by telephone, not yet taken. */
export const newReference = async (tx: Transaction): Promise<string> => (await newReferences(tx, 1))[0]!

/** The same for several loans at once. */
export async function newReferences(tx: Transaction, count: number): Promise<string[]> {
  const references = new Set<string>()
  while (references.size < count) {
    const drawn = Array.from({ length: count - references.size }, code)
    const taken = await tx.loan.findMany({ where: { reference: { in: drawn } }, select: { reference: true } })
    for (const reference of drawn) if (!taken.some((loan) => loan.reference === reference)) references.add(reference)
  }
  return [...references]
}
