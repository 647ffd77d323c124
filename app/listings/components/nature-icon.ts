import type { IconName } from '~/ui/icon'

/** What is drawn where an annonce has no photo. */
export const NATURE_ICON: Record<'pret' | 'salle' | 'vehicule' | 'competence' | 'don', IconName> = { pret: 'box', salle: 'room', vehicule: 'van', competence: 'skill', don: 'gift' }
