import type { Nature } from '~/listings/taxonomy'

/**
 * The words of the convention de prêt. They are in French only: it binds under French law, whoever reads it. The free loan is
 * the *prêt à usage* of the Code civil (art. 1875 to 1891); the rest is what conventions of associations and communes ask.
 */

export interface Clause {
  title: string
  text: string
}

type Lent = Exclude<Nature, 'competence' | 'don'>

/** Who is insured for what, in one sentence. */
export const INSURANCE: Record<Lent, string> = {
  pret: 'L’emprunteur est assuré, de la remise à la restitution, pour sa responsabilité civile (ce que lui-même ou le matériel cause à d’autres) et pour les dommages au matériel qui lui est confié ; le prêteur est assuré pour sa propre responsabilité civile.',
  salle: 'L’emprunteur est assuré, pendant la mise à disposition, pour sa responsabilité civile (ce que lui-même ou ses invités causent à d’autres) et pour les dommages à la salle et à ce qu’elle contient ; le prêteur assure le bâtiment.',
  vehicule: 'Le prêteur assure le véhicule et ceux qui le conduisent avec son accord ; l’emprunteur est assuré pour sa responsabilité civile et prend à sa charge la franchise et les dommages que l’assurance du véhicule ne couvre pas.',
}

export const CERTIFICATE = 'L’emprunteur montre une attestation d’assurance en cours de validité, au plus tard à la remise.'

const NATURE_OF_LOAN: Clause = {
  title: 'Un prêt à usage, gratuit',
  text: 'Ce prêt est un prêt à usage (articles 1875 à 1891 du Code civil). Il est gratuit ; le prêteur reste propriétaire de ce qu’il prête. Une participation aux frais, s’il y en a une, rembourse des frais réels (transport, énergie, entretien) : elle n’est ni un loyer ni le prix du prêt, et se règle à part.',
}
const CARE: Clause = {
  title: 'Soin et usage convenu',
  text: 'L’emprunteur veille sur ce qui lui est prêté et ne s’en sert que pour l’usage convenu (article 1880). S’il s’en sert autrement ou plus longtemps que convenu, il répond aussi de la perte arrivée par accident (article 1881).',
}
const CLEAN_RETURN: Clause = {
  title: 'Restitution propre, complète et à l’heure',
  text: 'L’emprunteur rend tout ce qu’il a reçu, avec ses accessoires, propre et en état de marche, au jour et au lieu prévus. L’usure normale n’est pas à sa charge (article 1884). Un retard s’annonce au plus tôt par téléphone.',
}
const LOSS: Clause = {
  title: 'Perte, vol et casse',
  text: 'Ce qui est perdu, volé ou hors d’usage est remboursé à sa valeur de remplacement, indiquée pour chaque ligne du prêt ; à défaut d’indication, au prix d’un bien équivalent. Ce qui peut être réparé l’est aux frais de l’emprunteur, dans la limite de cette valeur.',
}
const UNREPORTED: Clause = {
  title: 'Dire ce qui est abîmé',
  text: 'L’emprunteur signale tout dommage dès qu’il le voit, au plus tard à la restitution. Un dommage tu et constaté ensuite par le prêteur est facturé.',
}
const NO_SUBLENDING: Clause = { title: 'Pas de prêt à d’autres', text: 'L’emprunteur ne prête pas, ne loue pas et ne cède pas à d’autres ce qui lui est prêté.' }
const PRIORITY: Clause = {
  title: 'Priorité du prêteur',
  text: 'En cas de besoin pressant et imprévu, le prêteur peut demander la restitution avant le terme (article 1889). Il prévient l’emprunteur au plus tôt et cherche avec lui une autre solution.',
}
const DEPOSIT: Clause = {
  title: 'Caution',
  text: 'La caution, s’il y en a une, est remise avant le retrait et n’est pas encaissée. Elle est rendue à la restitution, sauf pour ce qui reste dû selon cette convention.',
}
const CANCELLATION: Clause = {
  title: 'Annulation',
  text: 'Chacun peut annuler jusqu’à la remise, sans frais, en prévenant l’autre au plus tôt sur le site et par téléphone. Le prêteur n’annule que pour une raison sérieuse.',
}
const DISPUTE: Clause = {
  title: 'Désaccord',
  text: 'En cas de désaccord, les deux associations se parlent d’abord, puis demandent une médiation à la coordination de la bourse aux ressources. À défaut d’accord, le tribunal compétent est celui du siège du prêteur.',
}

const ROOM: Clause[] = [
  {
    title: 'Salle : jauge, horaires et bruit',
    text: 'L’emprunteur respecte la jauge, les horaires et le voisinage ; il ne touche pas au limiteur de son. Il tient les issues de secours libres, connaît la place des extincteurs et fait venir à ses frais deux agents de sécurité incendie (SSIAP) lorsque l’effectif l’exige. L’accès de plain-pied reste dégagé.',
  },
  {
    title: 'Salle : musique, buvette et ménage',
    text: 'La déclaration à la Sacem, l’autorisation de buvette et ce qui s’y sert sont l’affaire de l’emprunteur. Il rend la salle rangée, éteinte et fermée, et fait le ménage, sauf autre indication de l’annonce.',
  },
]
const VEHICLE: Clause[] = [
  {
    title: 'Véhicule : qui conduit',
    text: 'Ne conduit qu’une personne majeure, membre de l’association emprunteuse, titulaire depuis trois ans au moins du permis que le véhicule exige. Le permis est montré à la remise ; il n’en est gardé aucune copie. Avec le permis B, le véhicule compte au plus neuf places, conducteur ou conductrice compris.',
  },
  {
    title: 'Véhicule : le trajet',
    text: 'Le carnet de bord dit chaque trajet : conducteur ou conductrice, destination, motif, passagers (nombre et âges), kilomètres. Pas de charges lourdes ni de trajet hors du rayon convenu. Les contraventions sont à la charge de l’emprunteur. Le plein est rendu comme il a été reçu.',
  },
]

/** The clauses of a loan, by what it lends. */
export const clausesFor = (natures: readonly Nature[]): Clause[] => [
  NATURE_OF_LOAN, CARE, CLEAN_RETURN, LOSS, UNREPORTED, NO_SUBLENDING,
  ...(natures.includes('salle') ? ROOM : []), ...(natures.includes('vehicule') ? VEHICLE : []),
  DEPOSIT, PRIORITY, CANCELLATION, DISPUTE,
]

/** Who is insured for what, by what is lent. */
export const insuranceFor = (natures: readonly Nature[]): string[] =>
  (Object.keys(INSURANCE) as Lent[]).filter((nature) => natures.includes(nature)).map((nature) => INSURANCE[nature])

/** What a yearly convention says of itself. */
export const YEARLY = {
  covers: 'Cette convention vaut pour tous les prêts de matériel, de salles et de véhicules que les deux associations se font l’une à l’autre sur la bourse aux ressources, dans les deux sens, lorsque la remise a lieu pendant la période. Pour chaque prêt, une annexe d’une page dit ce qui est prêté, quand, où et à quelle valeur. Dans ce qui suit, le prêteur est celle des deux qui prête.',
  ends: 'Chacune peut mettre fin à cette convention à tout moment, sur le site. Les prêts acceptés avant la fin restent faits selon cette convention.',
} as const
