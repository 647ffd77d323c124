import { type JudgedClass, q } from '../judged'

/** The word of the asker is not the word of the lender. */
export const SYNONYM: JudgedClass = {
  tuning: [
    q('beamer', [3, /videoprojecteur/], [2, /projecteur de cinema/]),
    q('9 places', [3, /minibus 9 places/], [2, 'vehicules.minibus']),
    q('ordi', [3, /pc portables|ordinateurs portables|ordinateur de montage/], [1, /unites centrales|tablettes/]),
    q('podium', [3, /praticables|estrade/], [2, 'mobilier.estrades']),
    q('frigo', [3, /refrigerateur/], [2, /remorque frigorifique|chambre froide|congelateur/], [1, /glacieres|petit froid/]),
    q('machine à café', [3, /machine a cafe|percolateur/], [1, /thermos/]),
    q('trafic', [3, /minibus/], [1, 'vehicules.camionnettes']),
    q('touret', [3, /enrouleurs/], [1, /coffret electrique/]),
    q('piqueuse', [3, /machines? a coudre/], [2, /machine a broder/], [1, 'couture-creation.surjeteuses']),
    q('tente de réception', [3, /tente de reception/], [2, 'tentes.chapiteaux', /barnum (3x|pliant)/], [1, 'tentes.barnums', 'tentes.tonnelles']),
  ],
  reporting: [
    q('perco', [3, /percolateur/], [2, /machine a cafe|thermos/]),
    q('laptop', [3, /pc portables|ordinateurs portables/], [2, /ordinateur de montage/]),
    q('gobelets', [3, /ecocups/], [2, /vaisselle reutilisable/], [1, 'cuisine-froid.vaisselle']),
    q('rallonge', [3, /enrouleurs/], [1, /coffret electrique|passages de cables/]),
    q('générateur', [3, /groupe electrogene/]),
    q('Vauban', [3, /barrieres/]),
    q('fourgonnette', [3, /camionnette|fourgon/], [2, /utilitaire/], [1, /minibus/]),
    q('visio', [3, 'image-info.visio', /visioconferences/]),
    q('SdF', [3, /salle des fetes/], [2, /salle polyvalente/], [1, 'salles']),
    q('coupons', [3, /chutes de tissus/]),
    q('navette', [3, 'vehicules.minibus']),
    q('haut-parleur', [3, /enceinte|sono/], [2, 'son-lumiere.enceintes', 'son-lumiere.sonos'], [1, /megaphones/]),
  ],
}
