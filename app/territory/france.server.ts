import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/** A commune as `@etalab/decoupage-administratif` knows it, with the EPCI it belongs to. */
export interface FrenchCommune {
  insee: string
  name: string
  postalCodes: string[]
  population: number
  epciSiren: string | null
}

/** An EPCI (métropole, communauté of any kind) and the INSEE codes of its communes. */
export interface Epci {
  siren: string
  name: string
  communes: string[]
}

interface CommuneFile {
  code: string
  nom: string
  type: string
  codesPostaux?: string[]
  population?: number
}

interface EpciFile {
  code: string
  nom: string
  membres: { code: string }[]
}

/** Read as a file, not imported: 10 MB that must not stay in memory. */
async function readData<T>(name: 'communes' | 'epci'): Promise<T[]> {
  return JSON.parse(await readFile(require.resolve(`@etalab/decoupage-administratif/data/${name}.json`), 'utf8')) as T[]
}

/** Every EPCI of France. */
export async function readEpcis(): Promise<Epci[]> {
  return (await readData<EpciFile>('epci')).map((epci) => ({ siren: epci.code, name: epci.nom, communes: epci.membres.map((member) => member.code) }))
}

/** Every commune of France as it stands today (no former communes, no arrondissements). */
export async function readCommunes(): Promise<FrenchCommune[]> {
  const epciOf = new Map((await readEpcis()).flatMap((epci) => epci.communes.map((insee) => [insee, epci.siren] as const)))
  return (await readData<CommuneFile>('communes'))
    .filter((commune) => commune.type === 'commune-actuelle')
    .map((commune) => ({
      insee: commune.code, name: commune.nom, postalCodes: commune.codesPostaux ?? [], population: commune.population ?? 0, epciSiren: epciOf.get(commune.code) ?? null,
    }))
}
