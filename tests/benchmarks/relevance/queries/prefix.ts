import { type JudgedClass, q } from '../judged'

/** What stands in the box while somebody is still typing. */
export const PREFIX: JudgedClass = {
  tuning: [
    q('barn', [3, /\bbarnum (3x|pliant)/], [2, 'tentes.barnums']),
    q('vidéop', [3, /videoprojecteur/], [2, /projecteur de cinema/]),
    q('minib', [3, 'vehicules.minibus']),
    q('machine à cou', [3, /machines? a coudre/]),
    q('chaises pli', [3, /chaises pliantes/], [1, 'mobilier.chaises']),
    q('défib', [3, /defibrillateur/]),
    q('tabl', [3, 'mobilier.tables', /ensembles brasserie|tables hautes|tablettes/], [2, /\btables?\b|tablette/]),
    q('groupe él', [3, /groupe electrogene/]),
    q('écra', [3, 'image-info.ecrans', /ecran/]),
  ],
  reporting: [
    q('perc', [3, /percolateur|perceuse/], [2, /percussions/]),
    q('salle de réu', [3, /salle de reunion/], [2, 'salles.reunion']),
    q('remor', [3, /remorque/]),
    q('tonn', [3, /tonnelle/], [2, 'tentes.barnums', /pergola/]),
    q('jeux en b', [3, /jeux geants en bois/], [2, 'sport-jeux.jeux-en-bois']),
    q('toil', [3, /toilettes seches/], [2, /pergola pliante en toile/]),
    q('sérig', [3, /serigraphie/]),
    q('transp', [3, /transpalette/]),
    q('boucle magn', [3, /boucle magnetique/]),
    q('chât', [3, /chateau gonflable/]),
  ],
}
