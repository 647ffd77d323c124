import type { LineFacts, ListingFacts, LoanFacts, PaperFacts, PartyFacts } from '~/papers/paper-facts'

/** Facts of a loan's papers; every field may be overridden. */
export const partyFacts = (overrides: Partial<PartyFacts> = {}): PartyFacts => ({
  name: 'Maison des Habitants des Essarts', seat: 'Eybens', object: 'Animer la vie du quartier.', representative: 'Camille Dürand, responsable', phone: '0476000000', email: 'contact@essarts.exemple.fr', number: 'RNA W381012345', ...overrides,
})

export const listingFacts = (overrides: Partial<ListingFacts> = {}): ListingFacts => ({
  id: 12, title: 'Barnum pliant 3 × 3 m', nature: 'pret', details: ['Lests fournis\u00a0: oui'], rules: '', places: ['12 rue des Œillets, Eybens'], handoverModes: ['on_site'],
  pickupSlots: [{ day: 4, from: '17:00', to: '19:00' }], returnSlots: [], replacementCents: 89_000, depositCents: 15_000, feeCents: 0, feeUnit: 'loan', insuranceRequired: true, ...overrides,
})

/** From Thursday 10 to Sunday 13 June 2027, Paris. */
export const lineFacts = (overrides: Partial<LineFacts> = {}): LineFacts => ({
  listingId: 12, eventStartsAt: '2027-06-11T22:00:00.000Z', eventEndsAt: '2027-06-13T22:00:00.000Z', startsAt: '2027-06-09T22:00:00.000Z', endsAt: '2027-06-13T22:00:00.000Z',
  promised: 2, out: 0, back: 0, lost: 0, conditionOut: null, conditionIn: null, readingsOut: {}, readingsIn: {}, ...overrides,
})

export function paperFacts({ loan = {}, terms = {} }: { loan?: Partial<LoanFacts>; terms?: Partial<PaperFacts['terms']> } = {}): PaperFacts {
  return {
    loan: {
      reference: 'K7P2QX', purpose: 'Fête du quartier', acceptedAt: '2027-06-01T07:00:00.000Z', handedOverAt: null, returnedAt: null, remarks: null, lines: [lineFacts()], contacts: [], pictures: [], signatures: [], ...loan,
    },
    terms: { lender: partyFacts(), borrower: partyFacts({ name: 'Collectif Cuisine Partagée', seat: 'Échirolles', number: null, object: null }), yearly: null, ownClauses: '', listings: [listingFacts()], ...terms },
  }
}
