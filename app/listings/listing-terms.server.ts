import { translator } from '~/messages/catalogue.server'
import { formatClock, formatDate, formatMoney, formatNumber } from '~/messages/format'
import type { Locale } from '~/messages/locale'
import { parisInstant } from '~/platform/paris-time'

import type { AttributeValue, AttributeValues } from './attributes'
import type { Audience, FeeUnit, HandoverMode } from './listing-limits'
import { type Attribute, attributesOf, type Nature } from './taxonomy'

/** What the terms of an annonce are said from: nothing secret. */
export interface TermsFacts {
  nature: Nature
  handoverModes: HandoverMode[]
  pickupSlots: WeeklySlot[]
  returnSlots: WeeklySlot[]
  /** Minutes. */
  minDuration: number | null
  maxDuration: number | null
  noticeHours: number
  depositCents: number
  feeCents: number
  feeUnit: FeeUnit
  replacementCents: number | null
  insuranceRequired: boolean
  audience: Audience
  accessible: boolean
  /** Where the lender is, for annonces kept to its commune. */
  communeName: string
}
interface WeeklySlot {
  day: number
  from: string
  to: string
}

/** The terms of an annonce in plain sentences, the ones that decide first: how it changes hands, when, for how much, for whom. */
export function listingTerms(facts: TermsFacts, locale: Locale): string[] {
  const t = translator(locale, 'listings')
  const list = (parts: string[]) => (parts.length < 2 ? (parts[0] ?? '') : t('terms.and', { first: parts.slice(0, -1).join(', '), last: parts.at(-1)! }))
  const money = (cents: number) => formatMoney(cents, locale)
  const isGift = facts.nature === 'don'
  const slots = (all: WeeklySlot[]) => list(slotPhrases(all, locale))
  return [
    facts.handoverModes.length > 0 && t('terms.handover', { modes: list(facts.handoverModes.map((mode) => t(`terms.handoverMode.${mode}`))) }),
    facts.pickupSlots.length > 0 ? t('terms.pickup', { slots: slots(facts.pickupSlots) }) : facts.handoverModes.length > 0 && t('terms.pickupByArrangement'),
    !isGift && facts.returnSlots.length > 0 && t('terms.return', { slots: slots(facts.returnSlots) }),
    facts.noticeHours > 0 && t('terms.notice', { length: lengthText(facts.noticeHours * 60, locale) }),
    !isGift && facts.minDuration !== null && t('terms.minDuration', { length: lengthText(facts.minDuration, locale) }),
    !isGift && facts.maxDuration !== null && t('terms.maxDuration', { length: lengthText(facts.maxDuration, locale) }),
    facts.feeCents > 0 ? t(`terms.fee.${facts.feeUnit}`, { amount: money(facts.feeCents) }) : t('terms.free'),
    facts.depositCents > 0 ? t('terms.deposit', { amount: money(facts.depositCents) }) : !isGift && t('terms.noDeposit'),
    facts.replacementCents !== null && t('terms.replacement', { amount: money(facts.replacementCents) }),
    facts.insuranceRequired && t('terms.insurance'),
    t(`terms.audience.${facts.audience}`, { commune: facts.communeName }),
    facts.accessible && t('terms.accessible'),
  ].filter((sentence): sentence is string => typeof sentence === 'string')
}

/** `le mardi et le jeudi de 17 h à 19 h`: days with the same hours together, in the order of the week. */
function slotPhrases(slots: WeeklySlot[], locale: Locale): string[] {
  const t = translator(locale, 'listings')
  const byHours = new Map<string, WeeklySlot[]>()
  for (const slot of [...slots].sort((a, b) => a.day - b.day || a.from.localeCompare(b.from))) {
    const hours = `${slot.from}-${slot.to}`
    byHours.set(hours, [...(byHours.get(hours) ?? []), slot])
  }
  return [...byHours.values()].map((same) => {
    const days = same.map((slot) => t('terms.onDay', { day: t(`weekday.${String(slot.day) as '1'}`) }))
    const said = days.length < 2 ? days[0]! : t('terms.and', { first: days.slice(0, -1).join(', '), last: days.at(-1)! })
    return t('terms.slot', { days: said, from: formatClock(same[0]!.from, locale), to: formatClock(same[0]!.to, locale) })
  })
}

/** `48 h`, `3 jours`, `1 h 30`: days from three on, where they are whole. */
function lengthText(minutes: number, locale: Locale): string {
  const t = translator(locale, 'listings')
  const day = 24 * 60
  if (minutes % day === 0 && (minutes >= 3 * day || minutes === day)) return t('terms.days', { count: minutes / day })
  const hours = Math.floor(minutes / 60)
  if (minutes % 60 === 0) return t('terms.hours', { count: hours })
  return hours === 0 ? t('terms.minutes', { count: minutes }) : t('terms.hoursMinutes', { hours, minutes: String(minutes % 60).padStart(2, '0') })
}

/** What the category wants to know, as pairs of words; what is not said is left out. */
export function attributeWords(category: string, values: AttributeValues, locale: Locale): { term: string; description: string }[] {
  return attributesOf(category).flatMap((attribute) => {
    const value = values[attribute.key]
    return value === undefined ? [] : [{ term: attribute.label[locale], description: valueWords(attribute, value, locale) }]
  })
}

function valueWords({ type, unit, choices }: Attribute, value: AttributeValue, locale: Locale): string {
  if (type === 'boolean') return translator(locale, 'listings')(value === true ? 'yes' : 'no')
  if (type === 'choice') return choices?.find((choice) => choice.value === value)?.label[locale] ?? String(value)
  if (type === 'date') return formatDate(parisInstant(String(value)), locale)
  const text = typeof value === 'number' ? formatNumber(value, locale) : String(value)
  return unit ? `${text}\u00a0${unit}` : text
}
