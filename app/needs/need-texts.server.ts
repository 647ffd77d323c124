import { categoryLabel } from '~/listings/taxonomy'
import { translator } from '~/messages/catalogue.server'
import { formatDays, formatHours } from '~/messages/format'
import type { Locale } from '~/messages/locale'

import type { NeedTerms } from './need-query'

const capitalised = (text: string): string => text.charAt(0).toLocaleUpperCase('fr') + text.slice(1)

/** What is needed, in a few words: as typed, else its category, else its natures. */
export function needTitle({ words, category, natures }: Pick<NeedTerms, 'words' | 'category' | 'natures'>, locale: Locale): string {
  if (words) return capitalised(words)
  if (category) return categoryLabel(category, locale)
  const t = translator(locale, 'needs')
  return natures.map((nature) => t(`natures.${nature}`)).join(', ')
}

/** « du 12 au 14 juin », with hours where they were given; null without dates. */
export function needPeriod({ startsAt, endsAt, byHours }: Pick<NeedTerms, 'startsAt' | 'endsAt' | 'byHours'>, locale: Locale, now: Date): string | null {
  if (!startsAt || !endsAt) return null
  return (byHours ? formatHours : formatDays)(startsAt, endsAt, locale, now)
}

/** The rest of what is asked, one short phrase each: how many, when, for how many people, where, on which terms. */
export function needFacts(terms: NeedTerms & { communeName: string | null }, locale: Locale, now: Date): string[] {
  const t = translator(locale, 'needs')
  const { quantity, capacity, radiusKm, communeName: name } = terms
  return [
    quantity > 1 && t('facts.quantity', { quantity }),
    needPeriod(terms, locale, now) ?? t('facts.anyDate'),
    capacity > 0 && t('facts.capacity', { capacity }),
    name !== null && (radiusKm === null ? t('facts.towards', { name }) : radiusKm === 0 ? t('facts.in', { name }) : t('facts.within', { name, km: radiusKm })),
    terms.words !== '' && terms.category !== null && categoryLabel(terms.category, locale),
    terms.free && t('facts.free'),
    terms.accessible && t('facts.accessible'),
  ].filter((fact) => typeof fact === 'string')
}
