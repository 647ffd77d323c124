import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { DISPUTE_STATES, type DisputeActor, type DisputeCommand, findDisputeTransition, isLive, openVerdict, raisableFrom } from '~/disputes/dispute-states'
import { LOAN_STATES } from '~/loans/loan-states'

const ACTORS: DisputeActor[] = ['opener', 'other']
const COMMANDS: DisputeCommand[] = ['write', 'write_again', 'propose', 'agree', 'withdraw', 'raise']
const DAY = 24 * 3_600_000
const instant = fc.date({ min: new Date('2026-01-01T00:00:00Z'), max: new Date('2030-01-01T00:00:00Z'), noInvalidDate: true })

/** Every move there is, written out: `from command actors -> to`. */
const ALLOWED = `
open write other -> open
open write_again opener,other -> open
open propose opener,other -> open
open agree opener,other -> agreed
open withdraw opener -> withdrawn
open raise opener,other -> raised
raised write other -> raised
raised propose opener,other -> raised
raised agree opener,other -> agreed
raised withdraw opener -> withdrawn`
  .trim().split('\n').flatMap((line) => {
    const [from, command, actors, , to] = line.split(' ')
    return actors!.split(',').map((actor) => `${from} ${command} ${actor} -> ${to}`)
  })

describe('a litige', () => {
  test('moves so, of all states, commands and sides, and not otherwise', () => {
    const found = DISPUTE_STATES.flatMap((from) => COMMANDS.flatMap((command) => ACTORS.flatMap((actor) => {
      const row = findDisputeTransition(from, command, actor)
      return row ? [`${from} ${command} ${actor} -> ${row.to}`] : []
    })))
    expect(found.sort()).toEqual(ALLOWED.sort())
  })

  test('that is over moves no more, and what moves can come to an end that both wanted', () => {
    for (const state of DISPUTE_STATES) {
      const next = COMMANDS.flatMap((command) => ACTORS.flatMap((actor) => findDisputeTransition(state, command, actor)?.to ?? []))
      expect(next.length > 0).toBe(isLive(state))
      if (isLive(state)) expect(next).toContain('agreed')
    }
  })

  test('may be opened from the retrait until sixty days after the retour, between two associations', () => {
    fc.assert(fc.property(instant, fc.constantFrom(...LOAN_STATES), fc.integer({ min: 0, max: 120 * DAY }), fc.boolean(), fc.boolean(), (back, state, later, fetched, known) => {
      const loan = { state, borrowerId: known ? 'somebody' : null, handedOverAt: fetched ? new Date(back.getTime() - DAY) : null, returnedAt: state === 'returned' || state === 'closed' ? back : null, closedAt: state === 'closed' ? back : null }
      const verdict = openVerdict(loan, new Date(back.getTime() + later))
      const after = fetched && known && (state === 'handed_over' || state === 'returned' || state === 'closed')
      if (!after) expect(verdict).toEqual({ ok: false, code: 'wrong_state' })
      else if (state !== 'handed_over' && later > 60 * DAY) expect(verdict).toEqual({ ok: false, code: 'dispute_too_late' })
      else expect(verdict).toEqual({ ok: true })
    }))
  })

  test('may go to the coordinators once both have spoken, else after a week', () => {
    fc.assert(fc.property(instant, (openedAt) => {
      expect(raisableFrom({ openedAt, accounts: ['lender', 'borrower'] })).toEqual(openedAt)
      expect(raisableFrom({ openedAt, accounts: ['lender'] }).getTime() - openedAt.getTime()).toBe(7 * DAY)
    }))
  })
})
