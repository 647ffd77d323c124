import type { Translator } from '~/messages/catalogue.server'
import { formatClock, formatDays, formatList } from '~/messages/format'
import type { Locale } from '~/messages/locale'
import { addDays, parisInstant } from '~/platform/paris-time'

import type { PlaceInMonth } from '../series-rule'
import type { SeriesWish } from '../typed-series'

const PLACES = { 1: 'first', 2: 'second', 3: 'third', 4: 'fourth', '-1': 'last' } as const satisfies Record<PlaceInMonth, string>

/** « Tous les mardis de 18 h à 20 h, du 12 janvier au 29 juin 2027 ». @param last where it was stopped before its rule ends: the last day */
export function rhythmText(t: Translator<'series'>, { rule, start, times }: Pick<SeriesWish, 'rule' | 'start' | 'times'>, locale: Locale, last: string = rule.until): string {
  const { interval, weekdays, place } = rule
  const list = (words: readonly string[]) => formatList(words, locale)
  const on = list(weekdays.map((weekday) => t('rhythm.on', { day: t(`weekday.${weekday}`) })))
  const nth = place === null ? '' : list(weekdays.map((weekday) => t('rhythm.nth', { place: PLACES[place], day: t(`weekday.${weekday}`) })))
  const rhythm =
    place !== null ? (interval === 1 ? capital(t('rhythm.month', { days: nth })) : t('rhythm.months', { interval, days: nth }))
    : interval === 1 ? t('rhythm.every', { days: list(weekdays.map((weekday) => t(`weekdays.${weekday}`))) })
    : t('rhythm.weeks', { interval, days: on })
  const period = formatDays(parisInstant(start), parisInstant(addDays(last, 1)), locale, new Date(0))
  if (!times) return t('rhythm.sentence', { rhythm, period })
  const clock = { from: formatClock(times.startTime, locale), to: formatClock(times.endTime, locale) }
  return t('rhythm.withHours', { rhythm, hours: t(times.endTime < times.startTime ? 'rhythm.nextDay' : 'rhythm.hours', clock), period })
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
