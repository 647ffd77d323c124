import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { countsSince, isComplete, isOnTime, type LoanBack, reliabilityOf } from '~/loans/reliability'
import { parisInstant } from '~/platform/paris-time'

const line = (overrides: Partial<LoanBack['lines'][number]> = {}) => ({ state: 'closed' as const, endsAt: parisInstant('2027-06-14'), quantityLost: 0, listing: { nature: 'pret' as const }, ...overrides })
const back = (overrides: Partial<LoanBack> = {}): LoanBack => ({ state: 'closed', returnedAt: parisInstant('2027-06-13', '18:00'), lines: [line()], reports: [], agreed: null, ...overrides })
const report = (ending: 'retrait' | 'retour', condition: 'good' | 'worn' | 'damaged', lineId = 'chairs') => ({ ending, lines: [{ lineId, condition }] })

describe('on time', () => {
  test('what is lent until a midnight may be brought back on the day that follows, and not later', () => {
    expect(isOnTime(back({ returnedAt: parisInstant('2027-06-14', '23:59') }))).toBe(true)
    expect(isOnTime(back({ returnedAt: parisInstant('2027-06-15') }))).toBe(true)
    expect(isOnTime(back({ returnedAt: parisInstant('2027-06-15', '00:01') }))).toBe(false)
  })

  test('with a slot of retour, the day of the slot counts whole', () => {
    const slot = [line({ endsAt: parisInstant('2027-06-14', '19:00') })]
    expect(isOnTime(back({ lines: slot, returnedAt: parisInstant('2027-06-14', '22:00') }))).toBe(true)
    expect(isOnTime(back({ lines: slot, returnedAt: parisInstant('2027-06-15', '08:00') }))).toBe(false)
  })

  test('the day of the retour is one of Paris, also in the nights when the clocks change', () => {
    const spring = [line({ endsAt: parisInstant('2027-03-28') })]
    expect(isOnTime(back({ lines: spring, returnedAt: parisInstant('2027-03-28', '23:30') }))).toBe(true)
    expect(isOnTime(back({ lines: spring, returnedAt: parisInstant('2027-03-29', '00:30') }))).toBe(false)
  })

  test('what is lent by the hour has an hour to be noted', () => {
    const minibus = [line({ endsAt: parisInstant('2027-06-12', '18:00'), listing: { nature: 'vehicule' } })]
    expect(isOnTime(back({ lines: minibus, returnedAt: parisInstant('2027-06-12', '19:00') }))).toBe(true)
    expect(isOnTime(back({ lines: minibus, returnedAt: parisInstant('2027-06-12', '19:01') }))).toBe(false)
  })

  test('of several things the last retour counts; what was refused alone counts not', () => {
    const lines = [line(), line({ endsAt: parisInstant('2027-06-20') }), line({ state: 'declined', endsAt: parisInstant('2027-08-01') })]
    expect(isOnTime(back({ lines, returnedAt: parisInstant('2027-06-20', '10:00') }))).toBe(true)
    expect(isOnTime(back({ lines, returnedAt: parisInstant('2027-06-22', '10:00') }))).toBe(false)
  })
})

describe('complete', () => {
  test('is what lost nothing, and came back undamaged unless it left so', () => {
    expect(isComplete(back())).toBe(true)
    expect(isComplete(back({ lines: [line({ quantityLost: 1 })] }))).toBe(false)
    expect(isComplete(back({ reports: [report('retrait', 'good'), report('retour', 'damaged')] }))).toBe(false)
    expect(isComplete(back({ reports: [report('retrait', 'damaged'), report('retour', 'damaged')] }))).toBe(true)
    expect(isComplete(back({ reports: [report('retrait', 'damaged', 'tables'), report('retour', 'damaged')] }))).toBe(false)
    expect(isComplete(back({ reports: [report('retour', 'worn')] }))).toBe(true)
  })

  test('what the two agreed stands before what was noted', () => {
    expect(isComplete(back({ lines: [line({ quantityLost: 2 })], agreed: 'nothing' }))).toBe(true)
    for (const agreed of ['repair', 'payment', 'replacement'] as const) expect(isComplete(back({ agreed }))).toBe(false)
  })
})

describe('of a borrower', () => {
  const any = fc.record({ late: fc.boolean(), lost: fc.nat(3), settled: fc.constantFrom(null, 'nothing' as const, 'payment' as const) })
    .map(({ late, lost, settled }) => back({ returnedAt: parisInstant(late ? '2027-06-17' : '2027-06-13'), lines: [line({ quantityLost: lost })], agreed: settled }))

  test('nothing is said below three loans; above, each loan counts once, and one more good one lowers nothing', () => {
    fc.assert(fc.property(fc.array(any, { maxLength: 12 }), (loans) => {
      const facts = reliabilityOf(loans)
      if (loans.length < 3) {
        expect(facts).toBeNull()
        return
      }
      expect(facts!.loans).toBe(loans.length)
      expect(facts!.onTime).toBeLessThanOrEqual(loans.length)
      expect(facts!.complete).toBeLessThanOrEqual(loans.length)
      expect(reliabilityOf([...loans, back()])).toEqual({ loans: facts!.loans + 1, onTime: facts!.onTime + 1, complete: facts!.complete + 1 })
      expect(reliabilityOf(loans.toReversed())).toEqual(facts)
    }))
  })

  test('two years count', () => expect(countsSince(new Date('2027-06-01T07:00:00Z'))).toEqual(new Date('2025-06-01T07:00:00Z')))
})
