import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { composePaper } from '~/papers/compose-paper'
import { renderPaper } from '~/papers/pdf/render-paper.server'
import { coverOf, periodFault, yearlyState } from '~/papers/yearly-rules'
import { addDays, parisInstant } from '~/platform/paris-time'

import { paperFacts } from '../../factories/papers'
import { readPdf } from '../../support/read-pdf'

const agreement = { reference: 'CA-K7P2QX', startsAt: parisInstant('2027-01-01'), endsAt: parisInstant('2028-01-01'), acceptedAt: parisInstant('2026-12-01'), closedAt: null }

describe('a yearly convention', () => {
  test('is proposed for at most 366 days, and not for days that are over', () => {
    expect(periodFault('2028-01-01', '2028-12-31', '2027-06-01')).toBeNull()
    expect(periodFault('2027-06-01', '2028-05-31', '2027-06-01')).toBeNull()
    expect(periodFault('2027-01-01', '2028-01-02', '2027-06-01')).toBe('yearly_too_long')
    expect(periodFault('2027-06-02', '2027-06-01', '2027-06-01')).toBe('end_before_start')
    expect(periodFault('2026-06-02', '2027-05-31', '2027-06-01')).toBe('yearly_over')
  })

  test('waits, is in force, and is over, or was closed', () => {
    const on = (day: string, rest: Partial<typeof agreement> | { acceptedAt: null; closedAt?: Date } | { closedAt: Date }) => yearlyState({ ...agreement, ...rest }, parisInstant(day))
    expect(on('2027-06-01', {})).toBe('in_force')
    expect(on('2026-12-15', {})).toBe('in_force')
    expect(on('2028-01-01', {})).toBe('ended')
    expect(on('2027-06-01', { acceptedAt: null })).toBe('waiting')
    expect(on('2027-06-01', { acceptedAt: null, closedAt: parisInstant('2027-05-01') })).toBe('declined')
    expect(on('2027-06-01', { closedAt: parisInstant('2027-05-01') })).toBe('ended')
  })

  test('covers exactly the loans whose retrait falls into its period, also those promised before an early end', () => {
    fc.assert(
      fc.property(fc.integer({ min: -30, max: 400 }), fc.integer({ min: -60, max: 400 }), fc.option(fc.integer({ min: 0, max: 400 })), (retrait, promised, ended) => {
        const day = (n: number) => parisInstant(addDays('2027-01-01', n))
        const closedAt = ended === null ? null : day(ended)
        const cover = coverOf([{ ...agreement, closedAt }], { startsAt: day(retrait), acceptedAt: day(promised) })
        expect(cover !== null).toBe(retrait >= 0 && retrait < 365 && (ended === null || promised < ended))
      }),
    )
    expect(coverOf([{ ...agreement, acceptedAt: null }], { startsAt: parisInstant('2027-06-01'), acceptedAt: parisInstant('2027-05-01') })).toBeNull()
  })

  test('leaves a loan under it an annex of one page, without the clauses', async () => {
    const yearly = { reference: 'CA-K7P2QX', acceptedAt: '2026-12-01T08:00:00.000Z', startsAt: '2026-12-31T23:00:00.000Z', endsAt: '2027-12-31T23:00:00.000Z' }
    const { pages, text } = await readPdf(await renderPaper(composePaper('agreement', paperFacts({ terms: { yearly } }), 1, null)))
    expect(pages).toHaveLength(1)
    expect(text).toContain('convention annuelle n° CA-K7P2QX, acceptée le 1er décembre 2026, pour la période du 1er janvier au 31 décembre 2027')
    expect(text).toContain('Barnum pliant')
    expect(text).not.toContain('Perte, vol et casse')
  })
})
