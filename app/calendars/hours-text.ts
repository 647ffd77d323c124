import type { Translator } from '~/messages/catalogue.server'
import { formatTime } from '~/messages/format'
import type { Locale } from '~/messages/locale'

import type { PlanningEntry } from './planning-days'

/** « de 18 h à 19 h », « à 18 h », « heure à convenir ». */
export function hoursText(t: Translator<'calendars'>, hours: PlanningEntry['hours'], locale: Locale): string {
  if (!hours) return t('planning.anytime')
  const time = (instant: Date) => formatTime(instant, locale)
  return hours.endsAt ? t('planning.between', { from: time(hours.startsAt), to: time(hours.endsAt) }) : t('planning.at', { time: time(hours.startsAt) })
}
