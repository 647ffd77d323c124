import { type JudgedClass, q } from '../judged'

/** Several words that must all be true of the annonce. */
export const SEVERAL_WORDS: JudgedClass = {
  tuning: [
    q('chaises pliantes bois', [3, /chaises pliantes en bois/]),
    q('micro sans fil', [3, /micros hf|micro sans fil/], [2, /micro cravate/]),
    q('salle avec cuisine', [3, /salle polyvalente avec cuisine|cuisine equipee/], [2, /salle des fetes/]),
    q('sono portable batterie', [3, /sono portable sur batterie/], [2, /enceinte nomade/]),
    q('rampe PMR pliable', [3, /rampe pmr pliable/], [1, /rampes de seuil/]),
    q('perceuse visseuse', [3, /perceuse visseuse/]),
    q('aide dossier de subvention', [3, /dossier de subvention/], [1, 'competences.montage-de-projet']),
    q('jeux de société', [3, /jeux de societe/], [2, 'sport-jeux.jeux-de-societe']),
    q('minibus rampe fauteuil', [3, /minibus 9 places avec rampe/]),
  ],
  reporting: [
    q('écran plein air', [3, /ecran gonflable/], [1, /projecteur de cinema plein air/]),
    q('table pliante 183', [3, /tables pliantes 183/]),
    q('costumes enfants carnaval', [3, /costumes de carnaval enfants/]),
    q('relecture des statuts', [3, /relecture de statuts/], [1, /permanence juridique/]),
    q('chutes de tissus coton', [3, /chutes de tissus (lin et )?coton/], [1, /chutes de tissus/]),
    q('minibus électrique', [3, /minibus electrique/], [1, /minibus/]),
    q('barnum 3x3 côtés', [3, /barnum 3x3/]),
    q('photographe bénévole', [3, /photographe benevole/]),
    q('ordinateurs portables Linux', [3, /pc portables reconditionnes sous linux/], [1, 'image-info.ordinateurs']),
    q('salle de danse', [3, /salle d activite parquetee/], [2, 'salles.activite']),
  ],
}
