import type { PictureName } from '.'

/** What each picture shows, for those who do not see it. */
export const CAPTIONS: Record<PictureName, string> = {
  chairs: 'Trois chaises pliantes de couleur', table: 'Une table sur tréteaux avec un bouquet', benches: 'Une table de brasserie et son banc devant les montagnes', highTables: 'Deux mange-debout nappés sous une guirlande',
  stage: 'Une estrade en bois devant un rideau rouge', cloakroom: 'Un portant avec quatre manteaux', armchair: 'Un fauteuil confortable et son coussin',
  marquee: 'Un barnum blanc sur l’herbe', bigTop: 'Un petit chapiteau rayé', parasol: 'Un parasol rayé et une chaise longue', planks: 'Une pile de planches sanglées',
  speakers: 'Deux enceintes sur pied', mixing: 'Une table de mixage et un micro', spotlights: 'Trois projecteurs de scène allumés', instruments: 'Une guitare et un tambour', projector: 'Un vidéoprojecteur éclaire un écran',
  laptop: 'Un ordinateur portable et une tasse', camera: 'Un appareil photo sur trépied', videoCall: 'Quatre personnes sur l’écran d’une visioconférence',
  fridge: 'Un réfrigérateur', percolator: 'Un percolateur et trois tasses fumantes', grill: 'Un barbecue et trois saucisses', tableware: 'Des assiettes empilées et des gobelets réutilisables', cookingPot: 'Une grande marmite sur le feu',
  meetingRoom: 'Une salle de réunion avec table et chaises', partyRoom: 'Une salle des fêtes décorée de fanions', danceRoom: 'Une danseuse dans une salle à miroir', storage: 'Un local de stockage ouvert, plein de cartons',
  minibus: 'Un minibus orange sur la route', van: 'Une camionnette blanche et verte', trailer: 'Une remorque chargée de cartons', cargoBike: 'Un vélo-cargo avec une caisse de légumes', handTruck: 'Un diable chargé de cartons', childSeat: 'Un siège auto pour enfant',
  drill: 'Une perceuse-visseuse sur un établi', ladder: 'Un escabeau et un seau', wheelbarrow: 'Une brouette fleurie', cleaning: 'Un seau, une serpillière et un balai', generator: 'Un groupe électrogène et son câble', bikeRepair: 'Un vélo sur un pied d’atelier',
  sewingMachine: 'Une machine à coudre et un tissu bleu', tShirtPress: 'Une presse à chaud et un tee-shirt', drawingKit: 'Des crayons et une palette de peinture', masks: 'Deux masques de théâtre, l’un rit, l’autre pleure', fabric: 'Des rouleaux de tissu et des ciseaux',
  woodenGames: 'Une tour de jeu en bois géante et des quilles', boardGames: 'Un plateau de jeu, des pions, un dé et des cartes', balls: 'Un ballon de basket et un ballon de football', camping: 'Une tente sous la lune et un feu de camp',
  snowshoes: 'Une paire de raquettes et des bâtons dans la neige', bouncyCastle: 'Un château gonflable', barriers: 'Des barrières de sécurité', signs: 'Un cône de signalisation et un gilet jaune', extinguisher: 'Un extincteur et une trousse de secours',
  ramp: 'Une personne en fauteuil roulant monte une rampe vers une porte', hearingLoop: 'Une oreille et des ondes sonores', bins: 'Trois poubelles de tri', paperwork: 'Un dossier et un crayon', megaphone: 'Un mégaphone', hands: 'Trois mains levées',
}
