import type { Database } from '~/platform/database.server'

import type { OrganisationKind, OrganisationStatus } from '../../prisma/generated/client'

/** What everybody may know of an organisation, as shown beside an annonce or a loan. */
export interface OrganisationCard {
  id: string
  slug: string
  name: string
  kind: OrganisationKind
  status: OrganisationStatus
  verified: boolean
  communeInsee: string
  communeName: string
  /** Its commune belongs to no EPCI that this site serves: « hors territoire ». */
  outsideTerritory: boolean
}

type Row = Omit<OrganisationCard, 'verified'>

/** The cards of several organisations, by id, in one statement; unknown ids are simply absent. */
export async function readOrganisationCards(db: Database, ids: string[]): Promise<Map<string, OrganisationCard>> {
  if (ids.length === 0) return new Map()
  const rows = await db.$queryRaw<Row[]>`
    select o.id, o.slug, o.name, o.kind::text as kind, o.status::text as status, c.insee as "communeInsee", c.name as "communeName",
           not exists (select 1 from territory t where t.epci_siren = c.epci_siren) as "outsideTerritory"
    from organisation o join commune c on c.insee = o.commune_insee
    where o.id = any(${ids}::uuid[])`
  return new Map(rows.map((row) => [row.id, { ...row, verified: row.status === 'verified' }]))
}

/** The card of one organisation; null where there is none. */
export async function readOrganisationCard(db: Database, id: string): Promise<OrganisationCard | null> {
  return (await readOrganisationCards(db, [id])).get(id) ?? null
}
