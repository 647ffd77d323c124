import { type JudgedClass, q } from '../judged'

/** One asked for many, many asked for one, and other endings. */
export const PLURAL: JudgedClass = {
  tuning: [
    q('chaise', [3, { in: 'mobilier.chaises', title: /chaises/ }], [2, 'mobilier.chaises', /chaises de bureau/], [1, 'mobilier.bancs']),
    q('barnums', [3, /\bbarnum (3x|pliant)/], [2, 'tentes.barnums'], [1, 'tentes.tonnelles']),
    q('vidéoprojecteurs', [3, /videoprojecteur/], [2, /projecteur de cinema/]),
    q('bureaux partagés', [3, /bureau partage/], [2, /espace de coworking/]),
    q('percolateurs', [3, /percolateur/], [2, /thermos|machine a cafe/]),
    q('jeu en bois', [3, /jeux geants en bois/], [2, 'sport-jeux.jeux-en-bois']),
    q('panneau', [3, /cones et panneaux/], [1, /panneaux/]),
    q('salles de réunion', [3, /salle de reunion/], [2, 'salles.reunion'], [1, /espace de coworking|bureau partage/]),
    q('extincteur', [3, /extincteurs/]),
  ],
  reporting: [
    q('banc', [3, /bancs? (en bois|d ecole)/], [2, /ensembles brasserie/]),
    q('remorques', [3, /remorque (bachee|plateau)/], [2, /remorque (frigorifique|de velo)/]),
    q('châteaux gonflables', [3, /chateau gonflable/], [1, /toboggan gonflable/]),
    q('parasol', [3, /parasols/], [2, /voile d ombrage/]),
    q('groupes électrogènes', [3, /groupe electrogene/]),
    q('perceuses', [3, /perceuse/], [2, /perforateur/]),
    q('table haute', [3, /tables hautes/], [2, 'mobilier.mange-debout']),
    q('bénévole', [3, /benevole/]),
    q('boucles magnétiques', [3, /boucle magnetique/]),
    q('tentes 3 place', [3, /tentes 3 places/]),
  ],
}
