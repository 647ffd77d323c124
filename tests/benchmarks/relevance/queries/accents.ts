import { type JudgedClass, q } from '../judged'

/** Accents left out, capitals, elisions, hyphens and spaces put elsewhere. */
export const ACCENTS: JudgedClass = {
  tuning: [
    q('videoprojecteur', [3, /videoprojecteur/], [2, /projecteur de cinema/]),
    q('vidéo projecteur', [3, /videoprojecteur/], [2, /projecteur de cinema/]),
    q('electrogene', [3, /groupe electrogene/]),
    q('ecocup', [3, /ecocups/], [1, 'cuisine-froid.vaisselle']),
    q('mini bus', [3, 'vehicules.minibus']),
    q("l'atelier bois", [3, /atelier bois/], [1, { association: /atelier bois/ }]),
    q('BARRIERES', [3, /barrieres/], [1, 'securite-acces.barrieres']),
    q('velo cargo', [3, /velo cargo/], [2, 'vehicules.velos-cargos']),
    q('talkie walkie', [3, /talkies walkies/]),
  ],
  reporting: [
    q('mini-bus', [3, 'vehicules.minibus']),
    q('echelle', [3, /echelle/], [2, /escabeaux|echafaudage/]),
    q('microcravate', [3, /micro cravate/]),
    q("d’exposition", [3, /grilles d exposition/]),
    q('VIDÉO-PROJECTEUR', [3, /videoprojecteur/], [2, /projecteur de cinema/]),
    q('serigraphie', [3, /serigraphie/]),
    q('mangedebout', [3, /mange debout/], [2, /tables hautes|gueridons/]),
    q('salle des fetes', [3, /salle des fetes/], [2, /salle polyvalente/], [1, 'salles.fetes']),
    q('ceramique', [3, /four a ceramique/]),
    q('COSTUME DE PERE NOEL', [3, /pere noel/]),
  ],
}
