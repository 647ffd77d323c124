import { type JudgedClass, q } from '../judged'

/** Words as a lender writes them. */
export const EXACT: JudgedClass = {
  tuning: [
    q('barnum', [3, /\bbarnum (3x|pliant)/], [2, 'tentes.barnums'], [1, 'tentes.tonnelles', 'tentes.chapiteaux']),
    q('vidéoprojecteur', [3, /videoprojecteur/], [2, /projecteur de cinema/]),
    q('tables rondes', [3, /tables rondes/], [1, /tables pliantes|plateaux et treteaux/]),
    q('machine à coudre', [3, /machines? a coudre/], [1, 'couture-creation.surjeteuses', /machine a broder/]),
    q('château gonflable', [3, /chateau gonflable/], [1, /toboggan gonflable/]),
    q('sono', [3, 'son-lumiere.sonos', /sono portable|sono complete/], [2, /enceintes actives/], [1, 'son-lumiere.enceintes']),
    q('défibrillateur', [3, /defibrillateur/]),
    q('table', [3, 'mobilier.tables'], [2, /ensembles brasserie|tables hautes/], [1, /gueridons|tables d ecolier/]),
    q('salle', [3, /^(?!.*(boucle|videoprojecteur|autolaveuse)).*\bsalle\b/, 'salles.reunion', 'salles.fetes', 'salles.activite'], [2, 'salles.ateliers', 'salles.bureaux']),
    q('Repair Café', [3, { association: /repair cafe/ }]),
  ],
  reporting: [
    q('nettoyeur haute pression', [3, /nettoyeur haute pression/]),
    q('boule à facettes', [3, /boule a facettes/]),
    q('piano numérique', [3, /piano numerique/]),
    q('toilettes sèches', [3, /toilettes seches/]),
    q('percolateur', [3, /percolateur/], [2, /thermos|machine a cafe/], [1, /bouilloires/]),
    q('broyeur de végétaux', [3, /broyeur de vegetaux/]),
    q('micro', [3, 'son-lumiere.micros'], [1, /micro sans fil|webcam micro/]),
    q('salle polyvalente', [3, /salle polyvalente/], [2, /salle des fetes/], [1, 'salles.fetes', 'salles.reunion', 'salles.activite']),
    q('remorque', [3, /remorque (bachee|plateau)/], [2, /remorque (frigorifique|de velo)/]),
    q('mange-debout', [3, /mange debout/], [2, /tables hautes|gueridons/]),
  ],
}
