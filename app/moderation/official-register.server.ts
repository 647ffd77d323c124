import * as z from 'zod'

/** What the State's register says of one organisation. */
export interface OfficialRecord {
  name: string
  siren: string
  /** SIRET of its seat. */
  siret: string | null
  rna: string | null
  /** Day written `2011-05-02`. */
  createdOn: string | null
  communeName: string | null
  communeInsee: string | null
  active: boolean
  isAssociation: boolean
}

/** `silent`: the register did not answer in time, or not in a way we understand. */
export type RegisterAnswer = { status: 'found'; records: OfficialRecord[] } | { status: 'nothing' } | { status: 'silent' }

export interface OfficialRegister {
  /** Looks by number where one was declared, then by name. Never throws; answers within {@link REGISTER_TIMEOUT_MS}. */
  lookup(declared: { siret: string | null; rna: string | null; name: string }): Promise<RegisterAnswer>
}

/** The longest a page waits for the register, whatever it does. */
const REGISTER_TIMEOUT_MS = 2000
const MOST_RECORDS = 3

const optional = z.string().nullish().transform((text) => text || null)

/** What we read of https://recherche-entreprises.api.gouv.fr/docs/ ; the rest of its answer is left out. */
const answerSchema = z.object({
  results: z.array(
    z.object({
      siren: z.string(),
      nom_complet: z.string(),
      date_creation: optional,
      etat_administratif: optional,
      siege: z.object({ siret: optional, commune: optional, libelle_commune: optional }).nullish(),
      complements: z.object({ est_association: z.boolean().nullish(), identifiant_association: optional }).nullish(),
    }),
  ),
})

/** API Recherche d'entreprises (DINUM): open, without key. The one host that this site calls; redirects are not followed. */
export const rechercheEntreprises: OfficialRegister = {
  async lookup({ siret, rna, name }) {
    const signal = AbortSignal.timeout(REGISTER_TIMEOUT_MS)
    try {
      for (const words of [siret ?? rna, name]) {
        if (!words) continue
        const records = await ask(words, signal)
        if (records.length > 0) return { status: 'found', records }
      }
      return { status: 'nothing' }
    } catch {
      return { status: 'silent' }
    }
  },
}

async function ask(words: string, signal: AbortSignal): Promise<OfficialRecord[]> {
  const url = new URL('https://recherche-entreprises.api.gouv.fr/search')
  url.search = new URLSearchParams({ q: words, per_page: String(MOST_RECORDS), minimal: 'true', include: 'siege,complements' }).toString()
  const response = await fetch(url, { signal, redirect: 'error', headers: { accept: 'application/json' } })
  if (!response.ok) throw new Error(`register: ${response.status}`)
  const { results } = answerSchema.parse(await response.json())
  return results.slice(0, MOST_RECORDS).map((result) => ({
    name: result.nom_complet,
    siren: result.siren,
    siret: result.siege?.siret ?? null,
    rna: result.complements?.identifiant_association ?? null,
    createdOn: result.date_creation,
    communeName: result.siege?.libelle_commune ?? null,
    communeInsee: result.siege?.commune ?? null,
    active: result.etat_administratif === 'A',
    isAssociation: result.complements?.est_association ?? false,
  }))
}
