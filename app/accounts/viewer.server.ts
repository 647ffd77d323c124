import type { Database } from '~/platform/database.server'

import type { Viewer } from './permissions'

interface Row {
  memberships: { organisationId: string; slug: string; name: string; role: 'responsable' | 'membre'; verified: boolean; communeInsee: string }[]
  areas: (string | null)[]
}

/**
 * Who this person is to the site, read afresh at each request so that a change of role has effect at once. One statement.
 * @param chosen the organisation chosen in this browser; where it is no longer hers, the first of hers.
 */
export async function readViewer(
  db: Database,
  person: { id: string; name: string; email: string; isAdmin: boolean; confirmed: boolean },
  chosen: string | null,
): Promise<Viewer> {
  const [row] = await db.$queryRaw<Row[]>`
    select
      coalesce((
        select json_agg(json_build_object('organisationId', o.id, 'slug', o.slug, 'name', o.name, 'role', m.role,
                                          'verified', o.status = 'verified', 'communeInsee', o.commune_insee) order by m.created_at, m.id)
        from membership m join organisation o on o.id = m.organisation_id where m.person_id = ${person.id}::uuid), '[]') as memberships,
      coalesce((select json_agg(commune_insee) from coordinator_area where person_id = ${person.id}::uuid), '[]') as areas`
  const memberships = row?.memberships ?? []
  const areas = row?.areas ?? []
  return {
    personId: person.id,
    name: person.name,
    email: person.email,
    confirmed: person.confirmed,
    isAdmin: person.isAdmin,
    coordinates: { wholeTerritory: areas.includes(null), communes: areas.filter((insee) => insee !== null) },
    memberships,
    actingFor: memberships.find((m) => m.organisationId === chosen)?.organisationId ?? memberships[0]?.organisationId ?? null,
  }
}
