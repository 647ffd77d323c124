import { randomInt } from 'node:crypto'

import type { Transaction } from '~/platform/database.server'

/** Capitals and digits that nobody takes for one another when read out: no 0 O, 1 I L, 2 Z, 5 S, 8 B. */
const ALPHABET = 'ACDEFGHJKMNPQRTUVWXY34679'
const LENGTH = 6

/** A loan's code: six characters that a person can read out by telephone, not yet taken. */
export async function newReference(tx: Transaction): Promise<string> {
  for (;;) {
    const reference = Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
    if (!(await tx.loan.findUnique({ where: { reference }, select: { id: true } }))) return reference
  }
}
