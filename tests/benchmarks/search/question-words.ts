/** What people type: things, rooms, vehicles, skills, as associations of the demo and others call them. */
export const WORDS = [
  'chaises', 'chaise pliante', 'tables', 'table', 'table ronde', 'bancs', 'banc', 'mange-debout', 'estrade', 'praticable', 'podium', 'vestiaire', 'portant', 'grilles', 'grille d’exposition', 'tréteaux', 'plateaux', 'tabourets',
  'barnum', 'barnum 3x3', 'tonnelle', 'chapiteau', 'tente', 'parasol', 'lests', 'plancher', 'bâche', 'stand', 'sono', 'sonorisation', 'enceinte', 'enceintes', 'micro', 'micro sans fil', 'mégaphone', 'table de mixage', 'ampli',
  'projecteur', 'guirlande', 'lumière', 'éclairage', 'batterie', 'piano', 'clavier', 'pupitres', 'vidéoprojecteur', 'vidéo projecteur', 'écran', 'ordinateur', 'imprimante', 'appareil photo', 'caméra', 'talkie', 'talkie-walkie',
  'percolateur', 'cafetière', 'thermos', 'plancha', 'barbecue', 'crêpière', 'friteuse', 'marmite', 'vaisselle', 'écocups', 'gobelets', 'verres', 'assiettes', 'glacière', 'réfrigérateur', 'frigo', 'congélateur', 'chambre froide',
  'tireuse', 'machine à barbe à papa', 'salle', 'salle de réunion', 'salle des fêtes', 'salle polyvalente', 'bureau', 'cuisine', 'atelier', 'studio', 'gymnase', 'jardin', 'local', 'parking', 'minibus', 'mini bus', '9 places',
  'camionnette', 'fourgon', 'utilitaire', 'camion', 'remorque', 'vélo cargo', 'vélo', 'triporteur', 'voiture', 'perceuse', 'scie', 'ponceuse', 'outillage', 'échelle', 'échafaudage', 'diable', 'nettoyeur', 'tondeuse',
  'motoculteur', 'broyeur', 'groupe électrogène', 'rallonge', 'machine à coudre', 'surjeteuse', 'presse', 'badges', 'costumes', 'déguisements', 'tissu', 'mannequin', 'laine', 'raquettes', 'ballons', 'filets', 'jeux en bois',
  'jeux', 'jeux de société', 'kermesse', 'pêche à la ligne', 'chamboule-tout', 'tapis', 'tatamis', 'but', 'arceaux', 'sacs à dos', 'duvets', 'barrières', 'gilets', 'cônes', 'extincteur', 'défibrillateur', 'rampe', 'fauteuil roulant',
  'boucle magnétique', 'toilettes sèches', 'poubelles', 'comptable', 'comptabilité', 'site internet', 'affiche', 'graphiste', 'traduction', 'juriste', 'statuts', 'formation', 'animation', 'bénévoles', 'électricien', 'cuisinier',
  'meubles', 'bois', 'peinture', 'livres', 'jouets', 'vêtements', 'carton', 'fauteuil', 'matériel de fête', 'fête', 'marché de noël', 'concert', 'repas', 'bal',
] as const

/** What is added to a word to make a phrase of two. */
export const ADDED = ['pliantes', 'en bois', 'grand', 'petit', 'extérieur', 'enfants', 'électrique', 'professionnel', 'avec housse', 'portable', 'blanc', 'noir', 'association', 'fête', 'lot', 'pliant'] as const
