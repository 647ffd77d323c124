import type { Locale } from './locale'

/** « le Gua » joins what stands before it; La and L’ do not. */
const JOINED = { de: { Le: 'du', Les: 'des' }, à: { Le: 'au', Les: 'aux' } } as const
/** The h of a commune's name is mute as a rule: « d’Herbeys ». */
const ELIDES = /^[aeiouhœæ]/

function joined(before: 'de' | 'à', name: string): string {
  const [, article = '', rest = ''] = /^(Les?) (.+)$/s.exec(name) ?? []
  if (article === 'Le' || article === 'Les') return `${JOINED[before][article]} ${rest}`
  const plain = name.normalize('NFD').toLowerCase()
  return before === 'de' && ELIDES.test(plain) ? `d’${name}` : `${before} ${name}`
}

/** A commune after a French « de »: « d’Échirolles », « du Gua », « de La Tronche ». In English the name alone. */
export const ofPlace = (name: string, locale: Locale): string => (locale === 'fr' ? joined('de', name) : name)

/** A commune after a French « à »: « à Eybens », « au Gua ». In English the name alone. */
export const inPlace = (name: string, locale: Locale): string => (locale === 'fr' ? joined('à', name) : name)
