import { type JudgedClass, q } from '../judged'

/** Fingers that slip, and words written as they sound. */
export const TYPO: JudgedClass = {
  tuning: [
    q('barnun', [3, /\bbarnum (3x|pliant)/], [2, 'tentes.barnums'], [1, 'tentes.tonnelles']),
    q('tonelle', [3, /tonnelle/], [2, 'tentes.barnums', /pergola/]),
    q('videoprojectuer', [3, /videoprojecteur/], [2, /projecteur de cinema/]),
    q('chiases', [3, { in: 'mobilier.chaises', title: /chaises/ }], [2, 'mobilier.chaises', /chaises de bureau/], [1, 'mobilier.bancs']),
    q('percollateur', [3, /percolateur/], [2, /thermos|machine a cafe/]),
    q('minibuss', [3, 'vehicules.minibus']),
    q('défibrilateur', [3, /defibrillateur/]),
    q('machine a couddre', [3, /machines? a coudre/]),
    q('échaffaudage', [3, /echafaudage/], [1, /echelle|escabeaux/]),
  ],
  reporting: [
    q('praticble', [3, /praticables/], [2, /estrade/]),
    q('groupe electrogéne', [3, /groupe electrogene/]),
    q('barriere vaubant', [3, /barrieres vauban/], [1, 'securite-acces.barrieres']),
    q('perceusse', [3, /perceuse/], [2, /perforateur/]),
    q('chateau gonfable', [3, /chateau gonflable/], [1, /toboggan gonflable/]),
    q('surgeteuse', [3, 'couture-creation.surjeteuses']),
    q('remorqe', [3, /remorque (bachee|plateau)/], [2, /remorque (frigorifique|de velo)/]),
    q('tabel pliante', [3, /tables pliantes|table de marche pliante/], [2, 'mobilier.tables'], [1, /table de (ping pong|coupe) pliante/]),
    q('visioconferance', [3, 'image-info.visio', /visioconferences?/]),
    q('camionette', [3, /camionnette/], [2, 'vehicules.camionnettes'], [1, /minibus/]),
  ],
}
