import type { Nature } from '../generated/client'

/** What the loans of the demo are for, and what the two sides say to each other. */
export const PURPOSES: Record<Nature, readonly string[]> = {
  pret: ['Fête de quartier', 'Repas partagé', 'Vide-greniers', 'Kermesse de l’école', 'Assemblée générale', 'Bal folk', 'Marché de Noël', 'Journée portes ouvertes', 'Concert de fin d’année', 'Atelier du samedi', 'Tournoi', 'Buvette de la course', 'Soirée jeux', 'Projection en plein air', 'Festival des savoirs', 'Carnaval', 'Stage des vacances', 'Anniversaire de l’association'],
  salle: ['Assemblée générale', 'Répétition', 'Stage de danse', 'Réunion du bureau', 'Repas des bénévoles', 'Atelier cuisine', 'Formation', 'Conférence', 'Loto'],
  vehicule: ['Sortie à la neige', 'Déplacement de l’équipe', 'Collecte alimentaire', 'Transport du matériel', 'Sortie des aînés', 'Déménagement du local', 'Tournée de la troupe', 'Camp de jeunes'],
  competence: ['Préparer notre dossier', 'Monter le chapiteau', 'Clôturer l’exercice', 'Refaire nos statuts', 'Former l’équipe', 'Affiche du festival'],
  don: ['Atelier de couture', 'Aménager notre local', 'Décors du spectacle', 'Ateliers du mercredi', 'Équiper des familles', 'Chantier participatif'],
}

export const MESSAGES = [
  'Bonjour, nous serons deux pour charger, avec une camionnette. Merci d’avance !',
  'Nous organisons cela pour la première fois : vos conseils sont les bienvenus.',
  'Nous pouvons venir la veille si cela vous arrange.',
  'Environ 150 personnes attendues. Nous sommes assurés, attestation à disposition.',
  'Merci pour l’an dernier, tout s’était très bien passé.',
  'Nous rendrons tout propre le lundi matin.',
  '', '', '',
]

export const DECLINES = ['Nous en avons besoin ce jour-là, désolés.', 'Le matériel est en réparation.', 'Personne n’est disponible pour le retrait ce week-end.', 'Déjà promis à une école, par téléphone.']

export const REMARKS = ['Un pied à resserrer, rien de grave.', 'Rendu très propre, merci !', 'Une pièce manque, l’association la remplace.', 'Légère tache, partie au lavage.']

export const OUTSIDERS = ['École du Mollard', 'Collège des Six Vallées', 'Résidence Les Glycines', 'Crèche Les Petits Pas', 'Amicale des pompiers', 'Copropriété du 12 rue des Noyers']

export const QUESTIONS: readonly (readonly [question: string, answer: string | null])[] = [
  ['Bonjour, est-ce que cela tient dans une voiture break ?', 'Oui, sièges rabattus. Prévoyez une couverture.'],
  ['Peut-on le prendre le jeudi soir plutôt que le vendredi ?', 'Sans souci, dites-le dans la demande.'],
  ['Faut-il savoir s’en servir ?', 'Nous vous montrons, cela prend dix minutes.'],
  ['Y a-t-il une prise électrique à proximité ?', 'Deux prises de 16 A, à cinq mètres.'],
  ['Bonjour ! La caution est-elle encaissée ?', 'Non, nous rendons le chèque au retour.'],
  ['Est-ce accessible avec un fauteuil roulant ?', null],
  ['Pouvez-vous livrer à Seyssins ?', null],
  ['Combien de personnes faut-il pour le monter ?', 'Deux suffisent, quatre c’est mieux.'],
]

export const CHAT: readonly (readonly [side: 'lender' | 'borrower', body: string])[][] = [
  [['lender', 'C’est noté. Sonnez au portail vert.'], ['borrower', 'Parfait, à vendredi !']],
  [['borrower', 'Finalement nous serons un peu plus tard, vers 18 h 30.'], ['lender', 'Pas de problème, Camille vous attendra.']],
  [['lender', 'Il y a une housse en plus, pensez à la rendre aussi.'], ['borrower', 'Merci, c’est noté.']],
  [['borrower', 'Tout s’est très bien passé, un grand merci.'], ['lender', 'Avec plaisir, à l’an prochain.']],
]
