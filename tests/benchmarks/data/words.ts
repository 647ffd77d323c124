/** What associations write, in enough ways that twenty thousand annonces do not read alike. */

export const ASSOCIATION_KINDS = [
  'Comité des fêtes', 'Amicale laïque', 'MJC', 'Foyer rural', 'Union de quartier', 'Sou des écoles', 'Chorale', 'Harmonie', 'Football-club', 'Basket-club', 'Judo-club', 'Repair Café', 'AMAP', 'Épicerie solidaire',
  'Théâtre', 'Compagnie', 'Ludothèque', 'FabLab', 'Centre social', 'Croix-Verte', 'Scouts', 'Club de montagne', 'Cyclo-club', 'Jardin partagé', 'Ressourcerie', 'Maison de quartier', 'Régie de quartier', 'Orchestre',
  'École de cirque', 'Photo-club', 'Ciné-club', 'Radio locale', 'Gymnastique volontaire', 'Club de l’âge d’or', 'Parents d’élèves', 'Donneurs de sang', 'Pétanque', 'Tennis de table', 'Danse et mouvement', 'Yoga et détente',
  'Bibliothèque associative', 'Chantier d’insertion', 'Ski-club', 'Fanfare', 'Café associatif', 'Atelier vélo', 'Tiers-lieu', 'Collectif d’habitants',
] as const

export const ASSOCIATION_NAMES = [
  'des Tilleuls', 'du Vieux Moulin', 'de la Plaine', 'Les Écrins', 'du Pré Rond', 'des Deux Rives', 'Belle Étoile', 'du Néron', 'de la Treille', 'Les Alouettes', 'du Bourg', 'des Coteaux', 'La Passerelle', 'du Cerisier',
  'Les Buissonnées', 'du Rondeau', 'de la Combe', 'La Bourrasque', 'des Hauts', 'du Moulin', 'La Clairière', 'du Four à pain', 'Les Glycines', 'de la Vence', 'du Mollard', 'Les Marronniers', 'du Lavoir', 'La Toupie',
  'de l’Écluse', 'des Quatre Vents', 'du Grand Pin', 'Les Hirondelles', 'de la Fontaine', 'du Château', 'La Fourmilière', 'des Noyers', 'du Pont Vieux', 'Les Coquelicots', 'de la Gare', 'Arc-en-ciel', 'du Vallon',
  'Les Pieds dans l’herbe', 'de la Tour', 'Pas à pas', 'du Marais', 'L’Éveil', 'de l’Île verte', 'La Renaissance', 'du Rocher', 'Soleil levant',
] as const

export const TITLE_TAILS = [
  'très bon état', 'état neuf', 'avec housses', 'avec caisse de transport', 'pour vos fêtes', 'idéal kermesse', 'pour association', 'révisé cette année', 'le week-end', 'en semaine', 'facile à monter', 'avec notice', 'à retirer au local',
  'pour petits et grands', 'marque reconnue', 'récent', 'ancien mais solide', 'sur demande', 'livraison possible', 'avec chariot',
] as const

export const TITLE_STARTS = ['Prêt :', 'À emprunter :', 'Disponible :', 'Nous prêtons :', 'Matériel associatif :'] as const

export const SENTENCES = [
  'Acheté en {year} avec l’aide de la commune.', 'Stocké au sec, au rez-de-chaussée.', 'Il faut être deux pour le porter.', 'Tient dans un utilitaire de {few} m³.', 'Nous avons aussi des rallonges et des multiprises.',
  'Un mode d’emploi plastifié est dans la caisse.', 'Comptez {minutes} minutes pour l’installation.', 'Merci de vérifier le compte au retrait et au retour.', 'Priorité aux associations du quartier en juin.',
  'Référence interne {ref}.', 'Parking devant le local, accès par la cour.', 'Pas d’usage sous la pluie, s’il vous plaît.', 'Quelques traces d’usure, rien de gênant.', 'Nettoyage demandé avant le retour.',
  'Prêté plus de {many} fois sans casse.', 'Convient pour une fête d’école, un bal, un vide-greniers ou une assemblée.', 'Possibilité d’un bénévole pour aider au montage, selon nos disponibilités.', 'La caution est rendue au retour.',
  'Les sangles et les cales sont fournies.', 'Prévoir une couverture pour le transport.', 'Adapté aux enfants à partir de {few} ans.', 'Nous demandons une attestation d’assurance pour les grands événements.',
  'Fonctionne sur une prise ordinaire.', 'Le code du portail est donné la veille.', 'On peut venir le voir un mercredi après-midi.', 'Voisins à ménager : pas de chargement après 21 h.', 'Ascenseur de {many} kg.',
  'Le local est à {few} minutes du tram.', 'Nous cherchons aussi à emprunter des grilles d’exposition.', 'Photos de l’installation sur demande.', 'Utilisé chaque année pour la fête du {day}.', 'Une pièce de rechange est dans la sacoche.',
] as const
