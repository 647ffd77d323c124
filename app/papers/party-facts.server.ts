import type { Prisma } from '~/platform/database.server'

import type { PartyFacts } from './paper-facts'

/** The object of an association, as its page begins. */
const OBJECT_LENGTH = 200

/** What of an organisation a paper says. */
export const PARTY = {
  select: {
    name: true, email: true, phone: true, rna: true, siret: true, description: true, loanClauses: true, commune: { select: { name: true } },
    memberships: { where: { role: 'responsable' }, orderBy: { createdAt: 'asc' }, take: 1, select: { person: { select: { name: true } } } },
  },
} as const satisfies Prisma.OrganisationDefaultArgs

type PartyRecord = Prisma.OrganisationGetPayload<typeof PARTY>

export function partyFacts(organisation: PartyRecord): PartyFacts {
  const { name, email, phone, rna, siret, description, commune, memberships } = organisation
  return {
    name, email, phone, seat: commune.name, object: objectOf(description),
    representative: memberships[0] ? `${memberships[0].person.name}, responsable` : null,
    number: [rna && `RNA ${rna}`, siret && `SIRET ${siret}`].filter(Boolean).join(', ') || null,
  }
}

/** Somebody with whom the lender agreed elsewhere: the site knows no more than the name. */
export const outsideParty = (name: string | null): PartyFacts => ({ name: name ?? '', seat: null, object: null, representative: null, phone: null, email: null, number: null })

/** The first paragraph, cut between two words. */
function objectOf(description: string): string | null {
  const [first = ''] = description.split('\n')
  return first.length <= OBJECT_LENGTH ? first || null : `${first.slice(0, first.lastIndexOf(' ', OBJECT_LENGTH))}…`
}
