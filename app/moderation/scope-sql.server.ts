import { Prisma } from '~/platform/database.server'

/** True for a row of `loan` whose lender or borrower is in one of these communes; for every loan when null. */
export function ofLoansAt(scope: string[] | null): Prisma.Sql {
  if (scope === null) return Prisma.sql`true`
  return Prisma.sql`exists (select 1 from organisation side where side.id in (loan.lender_id, loan.borrower_id) and side.commune_insee = any(${scope}))`
}

/** True for a row of `listing` that stands in one of these communes, or whose organisation (`owner`) does; for every annonce when null. */
export function ofListingsAt(scope: string[] | null): Prisma.Sql {
  if (scope === null) return Prisma.sql`true`
  return Prisma.sql`(owner.commune_insee = any(${scope})
    or exists (select 1 from listing_site site where site.listing_id = listing.id and site.commune_insee = any(${scope})))`
}
