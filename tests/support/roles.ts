import { issueToken } from '~/accounts/access-tokens.server'
import { FOREVER } from '~/loans/loan-period'
import type { PrismaClient } from 'prisma/generated/client'

import { makeCommune, makeListing, makeLoan, makeMember, makeNeed, makeOrganisation, makePerson } from '../factories'

/** Who may come to a page, as the authorization test asks for each. */
export const ROLES = [
  'visitor', 'unconfirmed', 'person', 'stranger', 'membre', 'responsable', 'borrower', 'coordinatorHere', 'coordinatorElsewhere', 'coordinator', 'admin',
] as const
export type Role = (typeof ROLES)[number]

/** Two associations, what one lends the other, and somebody of every role towards them. */
export async function makeWorld(db: PrismaClient) {
  const [here, there, elsewhere] = [await makeCommune(db), await makeCommune(db), await makeCommune(db)]
  const responsable = await makeMember(db, { organisation: { communeInsee: here.insee } })
  const borrower = await makeMember(db, { organisation: { communeInsee: there.insee } })
  const stranger = await makeMember(db, { organisation: { communeInsee: there.insee } })
  const lender = responsable.organisation
  const [membre, unconfirmed, person, coordinatorHere, coordinatorElsewhere, coordinator, admin] = [
    await makePerson(db), await makePerson(db, { emailVerifiedAt: null }), await makePerson(db), await makePerson(db), await makePerson(db), await makePerson(db), await makePerson(db, { isAdmin: true }),
  ]
  await db.membership.createMany({ data: [membre, unconfirmed].map(({ id }) => ({ personId: id, organisationId: lender.id, role: 'membre' as const })) })
  await db.coordinatorArea.createMany({
    data: [{ personId: coordinatorHere.id, communeInsee: here.insee }, { personId: coordinatorElsewhere.id, communeInsee: elsewhere.insee }, { personId: coordinator.id, communeInsee: null }],
  })
  const people: Record<Role, string | null> = {
    visitor: null, unconfirmed: unconfirmed.id, person: person.id, stranger: stranger.person.id, membre: membre.id, responsable: responsable.person.id,
    borrower: borrower.person.id, coordinatorHere: coordinatorHere.id, coordinatorElsewhere: coordinatorElsewhere.id, coordinator: coordinator.id, admin: admin.id,
  }
  const dates = { startsAt: new Date('2027-06-10T00:00:00Z'), endsAt: new Date('2027-06-12T00:00:00Z'), quantity: 1 }
  const listing = () => makeListing(db, lender, { stock: 100_000, audience: 'everyone' })
  const gift = await makeListing(db, lender, { nature: 'don', category: 'dons.tissus', stock: 100_000, audience: 'everyone' })
  return {
    lender, borrower: borrower.organisation, people,
    /** An annonce of the lender that everybody may read; a draft of it. */
    listing,
    draft: () => makeListing(db, lender, { status: 'draft', publishedAt: null }),
    /** A request of the borrower that waits for the lender. */
    loan: async () => makeLoan(db, { listing: await listing(), lenderId: lender.id, borrowerId: borrower.organisation.id, ...dates }),
    /** What the lender gives away, and a request of the borrower for it. */
    gift,
    askedGift: async () => {
      const loan = await makeLoan(db, { listing: gift, lenderId: lender.id, borrowerId: borrower.organisation.id, ...dates })
      await db.loanLine.updateMany({ where: { loanId: loan.id }, data: { heldUntil: FOREVER } })
      return loan
    },
    /** The same, promised. */
    promised: async () => {
      const loan = await makeLoan(db, { listing: await listing(), lenderId: lender.id, borrowerId: borrower.organisation.id, ...dates })
      await db.loanLine.updateMany({ where: { loanId: loan.id }, data: { state: 'accepted', quantityAccepted: 1, quantityHeld: 1 } })
      return db.loan.update({ where: { id: loan.id }, data: { state: 'accepted' }, include: { lines: true } })
    },
    /** The same, on 10 June 2099. */
    promisedLater: async () => {
      const loan = await makeLoan(db, { listing: await listing(), lenderId: lender.id, borrowerId: borrower.organisation.id, startsAt: new Date('2099-06-09T22:00:00Z'), endsAt: new Date('2099-06-10T22:00:00Z'), quantity: 1 })
      await db.loanLine.updateMany({ where: { loanId: loan.id }, data: { state: 'accepted', quantityAccepted: 1, quantityHeld: 1 } })
      return db.loan.update({ where: { id: loan.id }, data: { state: 'accepted' }, include: { lines: true } })
    },
    /** The same, handed over. */
    out: async () => {
      const loan = await makeLoan(db, { listing: await listing(), lenderId: lender.id, borrowerId: borrower.organisation.id, ...dates })
      await db.loanLine.updateMany({ where: { loanId: loan.id }, data: { state: 'handed_over', quantityAccepted: 1, quantityOut: 1, quantityHeld: 1 } })
      return db.loan.update({ where: { id: loan.id }, data: { state: 'handed_over', handedOverAt: dates.startsAt }, include: { lines: true } })
    },
    /** A litige of the lender about a loan that is out, with an outcome that the borrower proposes. */
    dispute: async () => {
      const loan = await makeLoan(db, { listing: await listing(), lenderId: lender.id, borrowerId: borrower.organisation.id, ...dates })
      await db.loanLine.updateMany({ where: { loanId: loan.id }, data: { state: 'handed_over', quantityAccepted: 1, quantityOut: 1, quantityHeld: 1 } })
      await db.loan.update({ where: { id: loan.id }, data: { state: 'handed_over', handedOverAt: dates.startsAt } })
      const openedAt = new Date('2026-01-01T08:00:00Z')
      return db.dispute.create({
        data: {
          loanId: loan.id, side: 'lender', openedAt,
          lines: { create: { lineId: loan.lines[0]!.id, kind: 'damage', quantity: 1 } }, accounts: { create: { side: 'lender', words: 'Fendue.', writtenAt: openedAt } },
          proposals: { create: { side: 'borrower', outcome: 'nothing', proposedAt: openedAt } },
        },
        include: { proposals: true },
      })
    },
    /** A series of the borrower that waits for the lender, of one Tuesday; or one that is under way. */
    series: async (state: 'pending' | 'accepted' = 'pending') => {
      const { id: listingId } = await listing()
      const day = { day: new Date('2027-06-15'), eventStartsAt: new Date('2027-06-14T22:00:00Z'), eventEndsAt: new Date('2027-06-15T22:00:00Z'), startsAt: new Date('2027-06-14T22:00:00Z'), endsAt: new Date('2027-06-15T22:00:00Z') }
      const promised = state === 'accepted' ? await makeLoan(db, { listing: { id: listingId }, lenderId: lender.id, borrowerId: borrower.organisation.id, startsAt: day.startsAt, endsAt: day.endsAt, quantity: 1 }) : null
      if (promised) await db.loanLine.updateMany({ where: { loanId: promised.id }, data: { state, quantityAccepted: 1, quantityHeld: 1 } })
      const series = await db.loanSeries.create({
        data: {
          reference: `S-${crypto.randomUUID().slice(0, 8)}`, listingId, lenderId: lender.id, borrowerId: borrower.organisation.id, proposedBy: 'borrower', state, quantity: 1, purpose: 'Chorale',
          rule: 'FREQ=WEEKLY;INTERVAL=1;BYDAY=TU;UNTIL=20270615', firstDay: day.day, skipPublicHolidays: false, skipSchoolHolidays: false, endsAt: day.endsAt, createdAt: new Date('2026-11-01T08:00:00Z'),
          dates: { create: { ...day, asked: true, loanId: promised?.id ?? null } },
        },
      })
      if (promised) await db.loan.update({ where: { id: promised.id }, data: { state, seriesId: series.id } })
      return series
    },
    /** A yearly convention that the borrower proposes to the lender. */
    yearly: () =>
      db.yearlyAgreement.create({
        data: {
          reference: `CA-${crypto.randomUUID().slice(0, 8)}`, proposerId: borrower.organisation.id, partnerId: lender.id, proposedById: borrower.person.id,
          startsAt: new Date('2098-12-31T23:00:00Z'), endsAt: new Date('2099-12-31T23:00:00Z'), proposedAt: new Date('2026-11-01T08:00:00Z'),
        },
      }),
    /** A question of the borrower about an annonce. */
    question: async () =>
      db.conversation.create({
        data: { listing: { connect: { id: (await listing()).id } }, asker: { connect: { id: borrower.organisation.id } }, lender: { connect: { id: lender.id } }, messages: { create: { side: 'borrower', body: 'Avec des housses ?' } } },
      }),
    /** What the lender's association needs, as everybody may read it. */
    need: () => makeNeed(db, { organisationId: lender.id }),
    /** The same, hidden by a coordinator. */
    hiddenNeed: () => makeNeed(db, { organisationId: lender.id }, { hiddenAt: new Date('2026-11-02T08:00:00Z'), hiddenReason: 'Hors sujet' }),
    /** A saved search of the membre alone. */
    search: () => makeNeed(db, { personId: membre.id }),
    /** An annonce of the borrower, to propose. */
    borrowersListing: () => makeListing(db, borrower.organisation),
    /** Somebody with an account and no association. */
    colleague: person,
    /** An association of the lender's commune that waits for a coordinator. */
    pendingHere: () => makeOrganisation(db, { status: 'pending', communeInsee: here.insee }),
    tokenOf: async (role: Role): Promise<string | null> => {
      const personId = people[role]
      if (personId === null) return null
      const now = new Date()
      return (await issueToken(db, { personId, name: role, scopes: ['read', 'write'], expiresAt: new Date(now.getTime() + 3_600_000) }, now)).token
    },
  }
}
export type World = Awaited<ReturnType<typeof makeWorld>>
