import { type JudgedClass, type JudgedQuery, q, type Rule } from '../judged'

const between = (text: string, du: string, au: string, ...rules: Rule[]): JudgedQuery => ({ ...q(text, ...rules), params: { du, au } })
const many = (text: string, quantite: string, du: string, au: string, ...rules: Rule[]): JudgedQuery => ({ ...q(text, ...rules), params: { du, au, quantite } })

/** The thing and when, sometimes how many. What cannot be had then is worth nothing, whatever it is: see `cannotBeHad`. */
export const WITH_DATES: JudgedClass = {
  tuning: [
    between('minibus', '2026-12-05', '2026-12-06', [3, 'vehicules.minibus']),
    many('chaises', '40', '2027-06-12', '2027-06-14', [3, { in: 'mobilier.chaises', title: /chaises/ }], [2, 'mobilier.chaises']),
    between('barnum', '2027-05-08', '2027-05-09', [3, /\bbarnum (3x|pliant)/], [2, 'tentes.barnums']),
    between('salle de réunion', '2026-12-08T18:00', '2026-12-08T21:00', [3, 'salles.reunion'], [1, 'salles.bureaux']),
    between('vidéoprojecteur', '2026-12-11', '2026-12-11', [3, /videoprojecteur/], [2, /projecteur de cinema/]),
    between('percolateur', '2026-12-19', '2026-12-20', [3, /percolateur/], [2, 'cuisine-froid.percolateurs']),
    many('écocups', '200', '2027-06-21', '2027-06-21', [3, /ecocups/]),
    between('sono', '2026-12-12', '2026-12-12', [3, 'son-lumiere.sonos'], [2, /enceintes actives/]),
  ],
  reporting: [
    between('camionnette', '2026-12-12T08:00', '2026-12-12T20:00', [3, /camionnette/], [2, 'vehicules.camionnettes']),
    many('tables pliantes', '10', '2027-07-03', '2027-07-04', [3, /tables pliantes/], [2, 'mobilier.tables']),
    between('salle des fêtes', '2027-02-20T14:00', '2027-02-21T01:00', [3, /salle des fetes/], [2, /salle polyvalente/], [1, 'salles.fetes']),
    between('château gonflable', '2027-06-05', '2027-06-05', [3, /chateau gonflable/], [1, /toboggan gonflable/]),
    many('barrières vauban', '20', '2027-05-30', '2027-05-30', [3, /barrieres vauban/]),
    between('micro', '2026-12-12', '2026-12-13', [3, 'son-lumiere.micros'], [1, /micro sans fil/]),
    many('raquettes à neige', '10', '2027-01-16', '2027-01-17', [3, /raquettes a neige/]),
    between('machine à coudre', '2026-12-02', '2026-12-04', [3, /machines? a coudre/], [1, 'couture-creation.surjeteuses']),
    between('remorque', '2026-12-05T08:00', '2026-12-05T18:00', [3, /remorque (bachee|plateau)/], [2, /remorque (frigorifique|de velo)/]),
    between('chutes de tissus', '2026-12-05', '2026-12-05', [3, /chutes de tissus/]),
  ],
}
