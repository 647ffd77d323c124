/** The associations of the demo: none of them exists. */
export interface DemoAssociation {
  name: string
  commune: string
  kind?: 'collectif' | 'commune'
  status?: 'pending' | 'suspended'
  /** What it does, as its public card says. */
  about: string
  /** Categories of the taxonomy that it lends from. */
  lends: string[]
}

const a = (name: string, commune: string, lends: string, about: string, rest: Pick<DemoAssociation, 'kind' | 'status'> = {}): DemoAssociation => ({ name, commune, about, lends: lends.split(' '), ...rest })

/** The association that `preteur@demo.test` speaks for. */
export const LENDER = 'Maison de quartier des Tilleuls'
/** The association that `emprunteur@demo.test` speaks for. */
export const BORROWER = 'La Ronde des Saveurs'

export const ASSOCIATIONS: readonly DemoAssociation[] = [
  a(LENDER, 'Échirolles', 'mobilier tentes son-lumiere cuisine-froid salles image-info sport-jeux', 'Une maison ouverte à tout le quartier : ateliers, repas partagés, fête d’été. Notre matériel dort la semaine : empruntez-le.'),
  a(BORROWER, 'Meylan', 'cuisine-froid competences dons', 'Cuisine de partage : nous préparons des repas avec les invendus des marchés et nous tenons la buvette des fêtes de quartier.'),
  a('Comité des fêtes du Vieux Four', 'Vizille', 'mobilier tentes securite-acces cuisine-froid', 'Bal du 14 juillet, vide-greniers, marché de Noël : trente bénévoles et un grand hangar.'),
  a('MJC La Passerelle', 'Fontaine', 'son-lumiere salles image-info couture-creation', 'Danse, théâtre, musique et un accueil pour les jeunes, du lundi au samedi.'),
  a('Épicerie solidaire Le Panier d’Ici', 'Saint-Martin-d\'Hères', 'cuisine-froid vehicules dons', 'Des produits à petit prix, un café et des ateliers cuisine pour 180 familles.'),
  a('FabLab La Fourmilière', 'Grenoble', 'outillage image-info couture-creation dons', 'Un atelier de fabrication partagé : bois, couture, électronique. Machines à prêter après une courte initiation.'),
  a('Repair Café des Deux Rives', 'Le Pont-de-Claix', 'outillage couture-creation competences', 'Chaque premier samedi du mois, on répare ensemble plutôt que de jeter.'),
  a('Chorale Les Voix du Drac', 'Seyssinet-Pariset', 'son-lumiere mobilier couture-creation', 'Soixante choristes, deux concerts par an, et des praticables qui ne demandent qu’à servir.'),
  a('AMAP du Pré Rond', 'Eybens', 'vehicules cuisine-froid competences', 'Paniers de légumes tous les jeudis soir, visites de ferme, coups de main aux champs.'),
  a('Club de montagne Les Crêtes', 'Le Sappey-en-Chartreuse', 'sport-jeux outillage', 'Raquettes, ski de randonnée et sentiers entretenus par les bénévoles.'),
  a('Roue Libre Sud', 'Grenoble', 'vehicules outillage competences', 'Atelier vélo participatif : on apprend à réparer, on remet en selle.'),
  a('Sou des écoles du Mollard', 'Claix', 'mobilier sport-jeux cuisine-froid', 'Kermesse, loto et sorties scolaires pour les 240 enfants des deux écoles.'),
  a('Théâtre du Cerisier', 'Gières', 'son-lumiere couture-creation salles dons', 'Troupe amateur et atelier pour enfants. Costumes et décors de quinze créations.'),
  a('Amicale sportive des Buissonnées', 'Saint-Égrève', 'sport-jeux vehicules tentes', 'Football, basket et marche : 400 licenciés, de 5 à 77 ans.'),
  a('Entraide numérique du Néron', 'Saint-Martin-le-Vinoux', 'image-info competences dons', 'Nous remettons en état des ordinateurs et aidons chacun à s’en servir.'),
  a('Ludothèque La Toupie', 'Sassenage', 'sport-jeux salles', 'Plus de 1 200 jeux, des grands jeux en bois, des après-midi pour toutes les générations.'),
  a('Maison des associations de la Plaine', 'Échirolles', 'salles image-info mobilier', 'Salles, bureaux et conseils pour les associations de la commune et de ses voisines.', { kind: 'commune' }),
  a('Jardins partagés de la Treille', 'La Tronche', 'outillage competences dons', 'Quarante parcelles, un verger et une grainothèque.'),
  a('Harmonie du Rondeau', 'Échirolles', 'son-lumiere mobilier', 'Orchestre d’harmonie : quarante musiciens, pupitres et percussions.'),
  a('Handi’Loisirs Drac', 'Grenoble', 'securite-acces vehicules competences', 'Des sorties pour tous, et le matériel qui les rend possibles.'),
  a('Le Grenier des Couturières', 'Domène', 'couture-creation dons', 'Atelier de couture, récupération de tissus, cours le mardi soir.'),
  a('Foyer rural de la Combe', 'Vaulnaveys-le-Haut', 'salles mobilier tentes', 'La salle du village, le cinéma mensuel et la fête de la châtaigne.'),
  a('Cinéma itinérant Belle Étoile', 'Vif', 'image-info son-lumiere', 'Projections en plein air dans les communes de la métropole, de juin à septembre.'),
  a('Collectif Rue aux Enfants', 'Grenoble', 'sport-jeux securite-acces mobilier', 'Nous fermons des rues aux voitures pour les ouvrir aux jeux, un samedi par mois.', { kind: 'collectif' }),
  a('Croix-Verte Secours', 'Varces-Allières-et-Risset', 'securite-acces vehicules tentes', 'Postes de secours sur les fêtes et les courses ; formation aux gestes qui sauvent.'),
  a('La Petite Scène', 'Meylan', 'son-lumiere mobilier', 'Concerts de poche et scène ouverte le dernier vendredi du mois.'),
  a('Union de quartier des Alouettes', 'Seyssins', 'tentes mobilier cuisine-froid', 'Fête des voisins, brocante, et un barnum qui voyage.'),
  a('Les Amis du four à pain', 'Herbeys', 'cuisine-froid mobilier', 'Fournées collectives dans le four du village, quatre fois par an.'),
  a('Compagnie Fil et Farine', 'Saint-Martin-d\'Hères', 'couture-creation son-lumiere dons', 'Marionnettes et théâtre d’objets ; décors et costumes à partager.'),
  a('Emplois et Services du Drac', 'Échirolles', 'vehicules competences outillage', 'Insertion par l’activité : déménagement, espaces verts, petite manutention.'),
  a('Scouts de la Grande Clairière', 'Corenc', 'sport-jeux cuisine-froid tentes', 'Camps et week-ends ; tentes, marmites et malles de jeux.'),
  a('Amicale laïque du Bourg', 'Fontanil-Cornillon', 'salles mobilier sport-jeux', 'Gymnastique, yoga, loto et bourse aux jouets.'),
  a('Club Âge d’Or des Coteaux', 'Jarrie', 'mobilier cuisine-froid salles', 'Rencontres du jeudi, repas et sorties des aînés.'),
  a('Radio Belledonne Libre', 'Poisat', 'son-lumiere image-info competences', 'Radio associative : ateliers d’éducation aux médias et captations.'),
  a('Maraude du Cœur', 'Grenoble', 'vehicules cuisine-froid dons', 'Repas chauds et couvertures, quatre soirs par semaine.'),
  a('Ski-club du Vallon', 'Vaulnaveys-le-Bas', 'sport-jeux vehicules', 'Sorties neige pour les jeunes le mercredi et le samedi.'),
  a('Atelier Bois Debout', 'Champ-sur-Drac', 'outillage dons salles', 'Menuiserie collective et meubles en palettes.'),
  a('Comité de jumelage de la Gresse', 'Le Gua', 'mobilier tentes cuisine-froid', 'Échanges avec nos villages jumeaux d’Italie et d’Allemagne.'),
  a('Les Pieds dans l’Herbe', 'Noyarey', 'sport-jeux competences outillage', 'Sorties nature, observation des oiseaux, chantiers de haies.'),
  a('Parents du bout du pré', 'Brié-et-Angonnes', 'sport-jeux mobilier', 'Association de parents d’élèves : kermesse, bourse aux vêtements.'),
  a('Fanfare La Bourrasque', 'Fontaine', 'son-lumiere couture-creation', 'Vingt cuivres, des tambours et beaucoup de costumes.'),
  a('Soli’Meubles', 'Le Pont-de-Claix', 'dons vehicules mobilier', 'Collecte et don de meubles aux personnes qui s’installent.'),
  a('Écoute et Droits', 'Grenoble', 'competences salles', 'Permanences juridiques gratuites pour les associations et les habitants.'),
  a('Badminton de la Vence', 'Saint-Égrève', 'sport-jeux', 'Club loisir et compétition, tous âges.'),
  a('Zéro Déchet en Vercors', 'Seyssinet-Pariset', 'securite-acces cuisine-froid competences', 'Vaisselle réutilisable, toilettes sèches et tri pour vos fêtes.'),
  a('Danse et Vous', 'Sassenage', 'salles son-lumiere couture-creation', 'Danses du monde, bals folk et stages du dimanche.'),
  a('Mairie de Murianette, vie associative', 'Murianette', 'salles mobilier securite-acces', 'Le matériel de la commune, prêté aux associations quand il ne sert pas.', { kind: 'commune' }),
  a('Mairie de Venon, service des fêtes', 'Venon', 'mobilier tentes salles', 'Tables, bancs et salle polyvalente de la commune.', { kind: 'commune' }),
  a('La Récup’ du Moulin', 'Séchilienne', 'dons outillage', 'Matériauthèque : bois, peinture, quincaillerie de seconde main.'),
  a('Courir à Champagnier', 'Champagnier', 'securite-acces tentes sport-jeux', 'Le trail des Balcons, chaque premier dimanche de mai.'),
  a('Veurey en fête', 'Veurey-Voroize', 'tentes mobilier son-lumiere', 'Feux de la Saint-Jean et concours de pétanque.'),
  a('Mémoire des Hauts', 'Quaix-en-Chartreuse', 'image-info mobilier', 'Expositions, collecte de récits et balades contées.'),
  a('Récré et Compagnie', 'Bresson', 'sport-jeux cuisine-froid couture-creation', 'Centre de loisirs associatif, mercredis et vacances.'),
  a('Graines de Bénévoles', 'Grenoble', 'competences', 'Nous formons et mettons en relation bénévoles et associations.'),
  a('Les Bricoleuses du jeudi', 'Saint-Georges-de-Commiers', 'outillage couture-creation', 'Bricolage entre femmes, et entraide pour les petits travaux.', { kind: 'collectif' }),
  a('Collectif du Jardin suspendu', 'Eybens', 'outillage', 'Un nouveau jardin sur le toit d’un parking.', { kind: 'collectif', status: 'pending' }),
  a('Sourires en partage', 'Saint-Martin-d\'Hères', 'sport-jeux', 'Ateliers de clown à l’hôpital et en maison de retraite.', { status: 'pending' }),
  a('Tango sous les platanes', 'Grenoble', 'son-lumiere', 'Bals de tango en plein air, de mai à septembre.', { status: 'pending' }),
  a('Club d’échecs de la Tour', 'Notre-Dame-de-Mésage', 'sport-jeux', 'Initiation et tournois amicaux.', { status: 'pending' }),
  a('Les Roues du dimanche', 'Fontaine', 'vehicules', 'Balades à vélo et pique-niques.', { status: 'suspended' }),
]
