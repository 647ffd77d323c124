import type { ItemCondition } from 'prisma/generated/client'

import type { Readings } from '~/loans/readings'

const STATES: Record<ItemCondition, string> = { good: 'bon état', worn: 'usé', damaged: 'abîmé' }
const TANK = ['vide', 'un quart', 'la moitié', 'trois quarts', 'plein'] as const

export interface NotedLine {
  condition: ItemCondition
  note: string
  readings: Readings
}

/** What was noted of a line at one end of its loan, in French words; null where nothing was. */
export function conditionWords(noted: readonly NotedLine[]): string | null {
  const words = noted.map(({ condition, note, readings: { keys, meter, missing } }) =>
    [STATES[condition], note, missing && `il manque\u00a0: ${missing}`, keys !== undefined && `${keys}\u00a0clé${keys > 1 ? 's' : ''}`, meter && `relevés\u00a0: ${meter}`].filter(Boolean).join('\u00a0; '))
  return words.length > 0 ? words.join('. ') : null
}

export const kilometres = ({ odometer }: Readings): string | null => (odometer === undefined ? null : `${new Intl.NumberFormat('fr-FR').format(odometer)}\u00a0km`)
export const tank = ({ fuel }: Readings): string | null => (fuel === undefined ? null : TANK[fuel]!)
