import { describe, expect, test } from 'vitest'

import { formatClock, formatDate, formatDay, formatDays, formatDayTime, formatDistance, formatHours, formatMoney, formatNumber, formatPhone } from '~/messages/format'
import { parisInstant } from '~/platform/paris-time'

import { plain } from '../support/plain'

const at = parisInstant
/** No-break spaces read as spaces here. */

describe('dates as French people write them', () => {
  test('the first of a month is the 1er', () => {
    expect(formatDay(at('2027-07-01'), 'fr')).toBe('jeudi 1er juillet')
    expect(formatDate(at('2027-07-02'), 'fr')).toBe('2 juillet 2027')
  })

  test('an hour is « 9 h » or « 18 h 30 »', () => {
    expect(plain(formatDayTime(at('2027-06-12', '09:00'), 'fr'))).toBe('samedi 12 juin, 9 h')
    expect(plain(formatClock('18:30', 'fr'))).toBe('18 h 30')
    expect(formatClock('09:00', 'en')).toBe('9:00')
  })

  test('a period names its last day, though its end is the midnight after', () => {
    expect(formatDays(at('2027-06-12'), at('2027-06-15'), 'fr')).toBe('du 12 au 14 juin')
    expect(formatDays(at('2027-06-12'), at('2027-06-13'), 'fr')).toBe('le 12 juin')
    expect(formatDays(at('2027-06-30'), at('2027-07-03'), 'fr')).toBe('du 30 juin au 2 juillet')
    expect(formatDays(at('2027-12-30'), at('2028-01-03'), 'fr')).toBe('du 30 décembre 2027 au 2 janvier 2028')
    expect(formatDays(at('2027-06-12'), at('2027-06-15'), 'en')).toBe('from 12 to 14 June')
  })

  test('the year is said where it is not this one', () => {
    expect(formatDays(at('2028-06-12'), at('2028-06-15'), 'fr', at('2027-01-01'))).toBe('du 12 au 14 juin 2028')
    expect(formatDay(at('2028-06-12'), 'fr', at('2027-01-01'))).toBe('lundi 12 juin 2028')
  })

  test('hours of one day are said once', () => {
    expect(plain(formatHours(at('2027-06-12', '19:00'), at('2027-06-12', '22:30'), 'fr'))).toBe('samedi 12 juin, de 19 h à 22 h 30')
    expect(plain(formatHours(at('2027-06-12', '19:00'), at('2027-06-13', '01:00'), 'fr'))).toBe('du samedi 12 juin, 19 h au dimanche 13 juin, 1 h')
  })
})

describe('figures', () => {
  test('thousands are parted by a thin space, money says cents only where there are some', () => {
    expect(plain(formatNumber(12_500, 'fr'))).toBe('12 500')
    expect(plain(formatMoney(2000, 'fr'))).toBe('20 €')
    expect(plain(formatMoney(1250, 'fr'))).toBe('12,50 €')
  })

  test('distances are rounded as people say them', () => {
    expect(plain(formatDistance(3240, 'fr'))).toBe('3,2 km')
    expect(plain(formatDistance(430, 'fr'))).toBe('450 m')
    expect(plain(formatDistance(12_400, 'fr'))).toBe('12 km')
  })

  test('a French telephone number is read in pairs, another is left as it is', () => {
    expect(plain(formatPhone('+33612345678'))).toBe('06 12 34 56 78')
    expect(formatPhone('+41 22 123 45 67')).toBe('+41 22 123 45 67')
  })
})
