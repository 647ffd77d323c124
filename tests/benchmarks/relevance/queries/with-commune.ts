import { type JudgedClass, q } from '../judged'

/** The thing and where. What is elsewhere was not asked for. */
export const WITH_COMMUNE: JudgedClass = {
  tuning: [
    q('salle grenoble', [3, { in: 'salles.reunion', commune: 'Grenoble' }, { in: 'salles.fetes', commune: 'Grenoble' }, { in: 'salles.activite', commune: 'Grenoble' }],
      [2, { in: 'salles.ateliers', commune: 'Grenoble' }, { in: 'salles.bureaux', commune: 'Grenoble' }], [1, { in: 'salles.exterieurs', commune: 'Grenoble' }]),
    q('barnum échirolles', [3, { in: 'tentes.barnums', title: /barnum/, commune: 'Échirolles' }], [2, { in: 'tentes.barnums', commune: 'Échirolles' }]),
    q('minibus grenoble', [3, { in: 'vehicules.minibus', commune: 'Grenoble' }]),
    q('chaises saint martin d’hères', [3, { in: 'mobilier.chaises', title: /chaises/, commune: 'Saint-Martin-d\'Hères' }], [2, { in: 'mobilier.chaises', commune: 'Saint-Martin-d\'Hères' }]),
    q('tables meylan', [3, { in: 'mobilier.tables', commune: 'Meylan' }]),
    q('sono saint paul de varces', [3, { in: 'son-lumiere.sonos', commune: 'Saint-Paul-de-Varces' }], [2, { in: 'son-lumiere.enceintes', commune: 'Saint-Paul-de-Varces' }]),
    q('vaisselle échirolles', [3, { in: 'cuisine-froid.vaisselle', commune: 'Échirolles' }]),
    q('remorque claix', [3, { title: /remorque/, commune: 'Claix' }], [1, { title: /remorque/, commune: 'Le Pont-de-Claix' }]),
    q('machine à coudre meylan', [3, { in: 'couture-creation.machines-a-coudre', commune: 'Meylan' }]),
  ],
  reporting: [
    q('salle de réunion échirolles', [3, { in: 'salles.reunion', commune: 'Échirolles' }], [1, { in: 'salles.bureaux', commune: 'Échirolles' }]),
    q('vidéoprojecteur grenoble', [3, { title: /videoprojecteur/, commune: 'Grenoble' }], [2, { in: 'image-info.videoprojecteurs', commune: 'Grenoble' }]),
    q('barnum st martin d’hères', [3, { in: 'tentes.barnums', title: /barnum/, commune: 'Saint-Martin-d\'Hères' }], [2, { in: 'tentes.barnums', commune: 'Saint-Martin-d\'Hères' }]),
    q('chaises claix', [3, { in: 'mobilier.chaises', title: /chaises/, commune: 'Claix' }], [2, { in: 'mobilier.chaises', commune: 'Claix' }], [1, { in: 'mobilier.chaises', commune: 'Le Pont-de-Claix' }]),
    q('micro échirolles', [3, { in: 'son-lumiere.micros', commune: 'Échirolles' }], [1, { title: /micro sans fil/, commune: 'Échirolles' }]),
    q('camionnette grenoble', [3, { in: 'vehicules.camionnettes', title: /camionnette/, commune: 'Grenoble' }], [2, { in: 'vehicules.camionnettes', commune: 'Grenoble' }]),
    q('jeux en bois saint-égrève', [3, { title: /jeux geants en bois/, commune: 'Saint-Égrève' }], [2, { in: 'sport-jeux.jeux-en-bois', commune: 'Saint-Égrève' }]),
    q('raquettes à neige grenoble', [3, { title: /raquettes a neige/, commune: 'Grenoble' }]),
    q('salle des fêtes varces', [3, { title: /salle des fetes/, commune: 'Varces-Allières-et-Risset' }, { title: /salle des fetes/, commune: 'Saint-Paul-de-Varces' }],
      [2, { in: 'salles.fetes', commune: 'Varces-Allières-et-Risset' }, { in: 'salles.fetes', commune: 'Saint-Paul-de-Varces' }]),
    q('vélo cargo eybens', [3, { title: /velo cargo/, commune: 'Eybens' }], [2, { in: 'vehicules.velos-cargos', commune: 'Eybens' }]),
  ],
}
