import { addDays, parisMoment } from '~/platform/paris-time'

import { BORROWER, LENDER } from './associations'
import { days, hours, saturdayFrom } from './event-days'
import type { Member } from './make-associations'
import type { LoanBook, Plan } from './make-loans'
import type { DemoListing } from './make-listings'

const HOUR = 3_600_000

/** The loans that the demo accounts find waiting: one of every kind of work, so that each screen has something to show. */
export function plantStories(book: LoanBook, members: Member[], listings: DemoListing[]): void {
  const today = parisMoment(book.now).day
  const weekend = (weeks: number) => {
    const first = saturdayFrom(addDays(today, 1), weeks)
    return days(first, addDays(first, 1))
  }
  const who = (name: string) => members.find(({ source }) => source.name === name)!
  const of = (owner: string, category: string) => listings.find(({ row, owner: { source } }) => source.name === owner && row.category === category)
  const elsewhere = (category: string, ...besides: string[]) =>
    listings.find(({ row, owner: { source } }) => row.category === category && row.status === 'published' && !row.hiddenAt && row.audience !== 'same_commune' && ![LENDER, BORROWER, ...besides].includes(source.name))
  const plant = (listing: DemoListing | undefined, borrower: string, rest: Omit<Plan, 'listing' | 'borrower'>, options?: { force: boolean }) =>
    listing && book.add({ listing, borrower: who(borrower), ...rest }, options)
  const part = (listing: DemoListing | undefined, share: number) => Math.max(1, Math.floor((listing?.row.stock ?? 1) * share))

  // The lender: requests to answer.
  const chairs = of(LENDER, 'mobilier.chaises')
  plant(chairs, BORROWER, { event: weekend(3), state: 'pending', quantity: part(chairs, 0.6), purpose: 'Repas de quartier', message: 'Bonjour, nous serons trois pour charger. La fête a lieu place de la Louisiane, à Meylan.' })
  plant(of(LENDER, 'tentes.barnums'), 'Comité des fêtes du Vieux Four', { event: weekend(4), state: 'pending', quantity: 1, purpose: 'Marché de Noël', message: 'Le nôtre n’a pas survécu au vent de novembre…' })
  plant(of(LENDER, 'son-lumiere.sonos'), 'Théâtre du Cerisier', { event: days(addDays(today, 12), addDays(today, 13)), state: 'pending', quantity: 1, purpose: 'Lecture publique', message: '' })
  plant(of(LENDER, 'sport-jeux.jeux-en-bois'), 'Sourires en partage', { event: weekend(2), state: 'pending', quantity: 1, purpose: 'Goûter à la maison de retraite', message: 'Notre association vient de s’inscrire, elle attend sa vérification.' })
  plant(of(LENDER, 'salles.reunion'), 'AMAP du Pré Rond', { event: hours(addDays(today, 11), '18:00', '21:00'), state: 'pending', quantity: 1, purpose: 'Assemblée générale', message: 'Nous serons une quinzaine.' })
  // The lender: under way, late, to close, to settle.
  plant(of(LENDER, 'cuisine-froid.percolateurs'), BORROWER, { event: weekend(0), state: 'accepted', quantity: 1, purpose: 'Café des voisins' })
  plant(of(LENDER, 'cuisine-froid.vaisselle'), BORROWER, { event: days(addDays(today, -1), addDays(today, 1)), state: 'handed_over', quantity: 1, purpose: 'Banquet du foyer' })
  plant(of(LENDER, 'image-info.videoprojecteurs'), 'Mémoire des Hauts', { event: days(addDays(today, -6), addDays(today, -4)), state: 'handed_over', quantity: 1, purpose: 'Projection au village' })
  plant(of(LENDER, 'mobilier.tables'), 'Collectif Rue aux Enfants', { event: days(addDays(today, 1)), state: 'accepted', quantity: part(of(LENDER, 'mobilier.tables'), 0.5), purpose: 'Rue aux enfants' })
  plant(of(LENDER, 'cuisine-froid.marmites'), 'Maraude du Cœur', { event: days(addDays(today, -4), addDays(today, -2)), state: 'returned', quantity: 1, purpose: 'Soupe de rue' })
  plant(of(LENDER, 'salles.fetes'), 'Harmonie du Rondeau', { event: hours(saturdayFrom(today, 5), '14:00', '23:00'), state: 'accepted', quantity: 1, purpose: 'Concert de Sainte-Cécile' })
  const benches = of(LENDER, 'mobilier.bancs')
  if (benches && plant(benches, 'Veurey en fête', { event: weekend(1), state: 'accepted', quantity: benches.row.stock, purpose: 'Repas des bénévoles' })) book.lose(benches.row.id, 2)
  plant(chairs, BORROWER, { event: days(addDays(today, -48), addDays(today, -47)), state: 'closed', quantity: part(chairs, 0.5), purpose: 'Fête des récoltes' })

  // The borrower, at other lenders.
  plant(elsewhere('vehicules.camionnettes'), BORROWER, { event: hours(saturdayFrom(addDays(today, 1), 1), '08:00', '18:00'), state: 'accepted', quantity: 1, purpose: 'Collecte au marché' })
  plant(elsewhere('tentes.barnums'), BORROWER, { event: weekend(3), state: 'pending', quantity: 1, purpose: 'Repas de quartier', message: 'Pour la même fête que nos chaises d’Échirolles.' })
  plant(elsewhere('cuisine-froid.planchas'), BORROWER, { event: days(addDays(today, -30), addDays(today, -29)), state: 'closed', quantity: 1, purpose: 'Fête de la rentrée' })
  plant(elsewhere('securite-acces.tri-toilettes'), BORROWER, { event: weekend(6), state: 'declined', quantity: 1, purpose: 'Pique-nique géant' })

  // Elsewhere: a minibus that has not come back, and who waits for it.
  const minibus = elsewhere('vehicules.minibus', 'Ski-club du Vallon', 'Handi’Loisirs Drac')
  const soon = new Date(Math.ceil((book.now.getTime() + 6 * HOUR) / HOUR) * HOUR)
  plant(minibus, 'Ski-club du Vallon', { event: hours(addDays(today, -3), '08:00', '18:00'), state: 'handed_over', quantity: 1, purpose: 'Sortie du mercredi' })
  plant(minibus, 'Handi’Loisirs Drac', { event: { startsAt: soon, endsAt: new Date(soon.getTime() + 12 * HOUR) }, state: 'accepted', quantity: 1, purpose: 'Journée au lac' }, { force: true })
}
