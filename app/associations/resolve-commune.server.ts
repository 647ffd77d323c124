import type { Database } from '~/platform/database.server'
import { DomainError } from '~/platform/errors'
import { readCommune, searchCommunes } from '~/territory/communes.server'

interface Said {
  communeInsee: string
  communeElsewhere: string
  communeFound: string
}

const isInsee = (text: string): boolean => /^[0-9AB]{5}$/.test(text)

/**
 * The commune that a form means: chosen in the list, else among those found, else written out.
 * @returns its INSEE code
 * @throws {DomainError} `required`, `unknown_commune`, `commune_not_found`; `commune_ambiguous`, whose details are the
 *   candidates (INSEE code -> name and postal codes) to choose from
 */
export async function resolveCommune(db: Database, { communeInsee, communeElsewhere, communeFound }: Said): Promise<string> {
  const chosen = communeInsee || communeFound
  if (chosen !== '') {
    if (!isInsee(chosen) || !(await readCommune(db, chosen))) throw new DomainError('unknown_commune', { field: 'communeInsee' })
    return chosen
  }
  if (communeElsewhere === '') throw new DomainError('required', { field: 'communeInsee' })
  const found = await searchCommunes(db, communeElsewhere)
  if (found.length === 0) throw new DomainError('commune_not_found', { field: 'communeElsewhere' })
  if (found.length === 1) return found[0]!.insee
  throw new DomainError('commune_ambiguous', {
    field: 'communeElsewhere',
    details: Object.fromEntries(found.map(({ insee, name, postalCodes }) => [insee, `${name} (${postalCodes[0] ?? insee})`])),
  })
}
