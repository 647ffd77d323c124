import type { Nature } from '../generated/client'
import { BORROWER, LENDER } from './associations'

/** What an association of the demo needs, as its volunteers write it. */
export interface NeedIdea {
  by: string
  words: string
  says: string
  daysAgo: number
  quantity?: number
  capacity?: number
  natures?: Nature[]
  category?: string
  accessible?: boolean
  /** A commune and the kilometres around it; null = preferably there. */
  around?: readonly [commune: string, radiusKm: number | null]
  /** A Saturday so many weeks ahead, for some days, or for some hours of that day. */
  when?: { weeks: number; length?: number; hours?: readonly [from: string, to: string] }
  ending?: 'found' | 'withdrawn'
  /** Why a coordinator hid it. */
  hidden?: string
  /** Answers: whose annonce of which category, with which words. */
  proposed?: readonly (readonly [lender: string, category: string, message: string])[]
}

export const NEEDS: readonly NeedIdea[] = [
  // What the lender of the demo has.
  { by: 'Théâtre du Cerisier', words: 'chaises', quantity: 30, daysAgo: 1, around: ['Échirolles', 20], when: { weeks: 8 }, says: 'Pour notre lecture publique sous la halle. Nous venons les chercher avec une camionnette.' },
  { by: 'Parents du bout du pré', words: 'jeux en bois', daysAgo: 2, when: { weeks: 7, length: 1 }, says: 'La kermesse des deux écoles : des grands jeux pour que les parents jouent aussi.' },
  { by: 'Mémoire des Hauts', words: 'vidéoprojecteur', daysAgo: 3, around: ['Échirolles', null], when: { weeks: 9, length: 1 }, says: 'Une soirée de films de famille retrouvés dans les greniers du village.' },
  { by: 'AMAP du Pré Rond', words: 'tables', quantity: 6, daysAgo: 4, when: { weeks: 10 }, says: 'Repas de fin de saison, une soixantaine de convives. Nous avons déjà les bancs.' },
  { by: 'Collectif Rue aux Enfants', words: 'percolateur', daysAgo: 5, around: ['Grenoble', 10], says: 'Un samedi par mois, nous offrons le café aux voisins. Les dates se discutent.' },
  { by: 'Graines de Bénévoles', words: 'salle de réunion', natures: ['salle'], daysAgo: 6, around: ['Échirolles', 10], when: { weeks: 6, hours: ['09:00', '12:00'] }, says: 'Une matinée de formation pour de nouveaux bénévoles.' },
  // What the borrower of the demo needs.
  {
    by: BORROWER, words: 'barnum', daysAgo: 2, around: ['Meylan', 20], when: { weeks: 5 },
    says: 'Banquet de quartier, place de la Louisiane. Un seul barnum suffit s’il fait beau, deux s’il pleut…\n\nNous savons monter, nous serons quatre.',
    proposed: [[LENDER, 'tentes.barnums', 'Avec les lests et les côtés. Nous serons au local le vendredi soir.'], ['Veurey en fête', 'tentes.barnums', '']],
  },
  { by: BORROWER, words: 'chambre froide', daysAgo: 9, natures: ['pret'], says: 'Pour les grosses collectes d’été. Une remorque frigorifique irait très bien.' },
  { by: LENDER, words: 'minibus', natures: ['vehicule'], capacity: 8, daysAgo: 1, when: { weeks: 4, length: 1 }, says: 'Sortie des aînés au lac du Monteynard. Notre chauffeur a l’habitude.' },
  { by: LENDER, words: 'machine à coudre', quantity: 2, daysAgo: 12, says: 'L’atelier du mardi affiche complet : deux machines de plus, pour un mois ou davantage.' },
  // The life of the others.
  { by: 'Courir à Champagnier', words: 'barrières', quantity: 20, category: 'securite-acces.barrieres', daysAgo: 1, around: ['Champagnier', 20], when: { weeks: 6 }, says: 'Pour l’arrivée du trail. Rendues le dimanche soir, comptées.' },
  { by: 'Scouts de la Grande Clairière', words: 'marmites', quantity: 2, daysAgo: 2, when: { weeks: 3 }, says: 'Week-end de rentrée, cinquante louveteaux affamés.' },
  { by: 'Compagnie Fil et Farine', words: 'projecteurs', category: 'son-lumiere', quantity: 4, daysAgo: 3, when: { weeks: 7 }, says: 'Création de printemps. Des PAR à LED suffisent.' },
  { by: 'Repair Café des Deux Rives', words: 'tables pliantes', quantity: 5, daysAgo: 3, when: { weeks: 2, length: 1 }, says: 'Nos réparateurs travaillent sur leurs genoux : aidez-les !' },
  { by: 'Handi’Loisirs Drac', words: 'rampe', category: 'securite-acces.rampes', daysAgo: 4, around: ['Grenoble', null], says: 'Pour rendre accessibles des sorties au cinéma et au restaurant.' },
  { by: 'Chorale Les Voix du Drac', words: 'piano numérique', daysAgo: 5, when: { weeks: 9, length: 1 }, says: 'Le concert de fin d’année. Notre pianiste vient l’essayer.' },
  { by: 'Jardins partagés de la Treille', words: 'broyeur', daysAgo: 6, says: 'Une journée de taille en commun, quand les haies seront prêtes.' },
  { by: 'Foyer rural de la Combe', words: 'écran de projection', daysAgo: 7, when: { weeks: 5, length: 1 }, says: 'Le cinéma mensuel a grandi, pas notre drap.' },
  { by: 'Entraide numérique du Néron', words: 'ordinateurs', category: 'dons', natures: ['don'], quantity: 10, daysAgo: 8, says: 'Nous les remettons en état pour des familles. Même anciens, même sans disque.' },
  { by: 'Maraude du Cœur', words: 'camionnette', natures: ['vehicule'], daysAgo: 8, around: ['Grenoble', 10], says: 'La nôtre est en panne. Deux soirs par semaine, en attendant.' },
  { by: 'Le Grenier des Couturières', words: 'chutes de tissus', natures: ['don'], daysAgo: 10, says: 'Coton, lin, feutrine : tout servira aux ateliers des enfants.' },
  { by: 'Zéro Déchet en Vercors', words: 'toilettes sèches', quantity: 2, daysAgo: 11, when: { weeks: 8 }, says: 'Fête du col. Nous assurons l’entretien et la sciure.' },
  { by: 'Radio Belledonne Libre', words: 'montage de projet', category: 'competences', natures: ['competence'], daysAgo: 13, says: 'Deux heures pour relire notre demande de subvention, à distance ou autour d’un café.' },
  { by: 'Badminton de la Vence', words: 'sono portable', daysAgo: 15, when: { weeks: 4, length: 1 }, says: 'Annonces du tournoi interne, un gymnase qui résonne.' },
  { by: 'Danse et Vous', words: 'parquet', accessible: true, daysAgo: 16, when: { weeks: 11 }, says: 'Bal folk en plein air : quarante mètres carrés nous suffiraient.' },
  // Over, or taken off the list.
  { by: 'Union de quartier des Alouettes', words: 'mange-debout', quantity: 8, daysAgo: 14, says: 'Apéritif des voisins.', ending: 'found' },
  { by: 'Ludothèque La Toupie', words: 'structure gonflable', daysAgo: 20, says: 'Fête du jeu.', ending: 'withdrawn' },
  { by: BORROWER, words: 'plancha', daysAgo: 25, says: 'Buvette de la course.', ending: 'found' },
  { by: 'Soli’Meubles', words: 'canapés à vendre', daysAgo: 5, says: 'Nous vendons des canapés, prix à débattre.', hidden: 'Ce n’est pas un besoin mais une vente : la bourse est faite pour prêter et donner.' },
]

/** Saved searches of the two demo accounts, turn and turn about: lender, borrower. */
export const SEARCHES: readonly Omit<NeedIdea, 'by'>[] = [
  { words: 'sono', daysAgo: 3, around: ['Échirolles', 10], when: { weeks: 12 }, says: '' },
  { words: 'percolateur', daysAgo: 4, around: ['Meylan', 10], says: '' },
  { words: 'minibus', natures: ['vehicule'], daysAgo: 6, says: '' },
  { words: 'vaisselle', quantity: 100, daysAgo: 8, when: { weeks: 5 }, says: '' },
]
