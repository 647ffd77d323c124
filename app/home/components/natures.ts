import type { IconName } from '~/ui/icon'

/** The five natures of an annonce, as they stand in addresses, each with its drawing. */
export const NATURES = [
  { nature: 'pret', icon: 'box' },
  { nature: 'salle', icon: 'room' },
  { nature: 'vehicule', icon: 'van' },
  { nature: 'competence', icon: 'skill' },
  { nature: 'don', icon: 'gift' },
] as const satisfies { nature: string; icon: IconName }[]

export const iconOf = (nature: (typeof NATURES)[number]['nature']): IconName => NATURES.find((each) => each.nature === nature)!.icon
