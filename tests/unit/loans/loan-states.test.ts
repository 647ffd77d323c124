import { describe, expect, test } from 'vitest'

import { findTransition, isOverdue, LOAN_STATES, type LoanActor, type LoanCommand, TRANSITIONS } from '~/loans/loan-states'
import { nextStep } from '~/loans/next-step'
import { parisInstant } from '~/platform/paris-time'

const ACTORS: LoanActor[] = ['lender', 'borrower', 'clock']
const COMMANDS: LoanCommand[] = ['accept', 'decline', 'cancel', 'release', 'release_part', 'expire', 'remind', 'lapse', 'hand_over', 'give', 'forgo_rest', 'done', 'run_out', 'run_out_part', 'return', 'return_part', 'amend', 'propose', 'agree', 'disagree', 'come_free', 'hand_over_rest', 'confirm_report', 'contest_report', 'close', 'flag', 'settle', 'set_contact']

/** Every move there is, written out: `from command actors -> to`. */
const ALLOWED = `
pending accept lender -> accepted
pending decline lender -> declined
pending cancel borrower -> cancelled
pending release clock -> cancelled
pending release_part clock -> pending
pending propose lender -> pending
pending agree borrower -> accepted
pending disagree borrower -> pending
pending come_free clock -> pending
pending run_out clock -> declined
pending run_out_part clock -> pending
pending expire clock -> expired
pending remind clock -> pending
pending set_contact lender,borrower -> pending
accepted cancel lender,borrower -> cancelled
accepted hand_over lender,borrower -> handed_over
accepted give lender,borrower -> closed
accepted done lender,borrower -> closed
accepted lapse clock -> closed
accepted flag lender,borrower,clock -> accepted
accepted settle lender,borrower,clock -> accepted
accepted set_contact lender,borrower -> accepted
accepted propose lender,borrower -> accepted
accepted agree lender,borrower -> accepted
accepted disagree lender,borrower -> accepted
handed_over give lender,borrower -> closed
handed_over forgo_rest lender,borrower -> closed
handed_over hand_over_rest lender,borrower -> handed_over
handed_over confirm_report lender,borrower -> handed_over
handed_over contest_report lender,borrower -> handed_over
handed_over return lender,borrower -> returned
handed_over return_part lender,borrower -> handed_over
handed_over remind clock -> handed_over
handed_over set_contact lender,borrower -> handed_over
handed_over propose lender,borrower -> handed_over
handed_over agree lender,borrower -> handed_over
handed_over disagree lender,borrower -> handed_over
returned confirm_report lender,borrower -> returned
returned contest_report lender,borrower -> returned
returned amend lender -> returned
returned close lender,clock -> closed`
  .trim().split('\n').flatMap((line) => {
    const [from, command, actors, , to] = line.split(' ')
    return actors!.split(',').map((actor) => `${from} ${command} ${actor} -> ${to}`)
  })

test('of all states, commands and actors, exactly these move a loan', () => {
  const found = LOAN_STATES.flatMap((from) => COMMANDS.flatMap((command) => ACTORS.flatMap((actor) => {
    const row = findTransition(from, command, actor)
    return row ? [`${from} ${command} ${actor} -> ${row.to}`] : []
  })))
  expect(found.sort()).toEqual(ALLOWED.sort())
})

test('every move tells of itself, and what is over moves no more', () => {
  expect(TRANSITIONS.every((row) => row.events.length > 0)).toBe(true)
  const over = ['declined', 'expired', 'cancelled', 'closed']
  expect(TRANSITIONS.filter((row) => over.includes(row.from))).toEqual([])
})

test('a loan is late from the instant of its retour, only while it is out', () => {
  const end = parisInstant('2027-06-12')
  expect(isOverdue('handed_over', end, end)).toBe(false)
  expect(isOverdue('handed_over', end, new Date(end.getTime() + 1))).toBe(true)
  expect(isOverdue('returned', end, parisInstant('2027-07-01'))).toBe(false)
})

describe('what happens next', () => {
  const loan = { side: 'lender' as const, toResolve: false, proposal: null, waiting: false, path: 'loan' as const, allGiven: false, startsAt: parisInstant('2027-06-12'), endsAt: parisInstant('2027-06-14') }
  const step = (state: (typeof LOAN_STATES)[number], day: string, rest: Partial<Parameters<typeof nextStep>[0]> = {}) => {
    const { sentence, action, urgent } = nextStep({ ...loan, state, ...rest }, parisInstant(day, '10:00'))
    return [sentence, action, urgent]
  }

  test('is the lender’s to answer, the borrower’s to wait for', () => {
    expect(step('pending', '2027-06-01')).toEqual(['answer_yours', 'answer', true])
    expect(step('pending', '2027-06-01', { side: 'borrower' })).toEqual(['answer_theirs', null, false])
    expect(step('pending', '2027-06-01', { side: null })).toEqual(['answer_theirs', null, false])
  })
  test('is for who did not propose other terms to agree, unless the day has come', () => {
    expect(step('pending', '2027-06-01', { proposal: 'lender' })).toEqual(['agree_theirs', null, false])
    expect(step('pending', '2027-06-01', { side: 'borrower', proposal: 'lender' })).toEqual(['agree_yours', 'agree', true])
    expect(step('accepted', '2027-06-11', { proposal: 'borrower' })).toEqual(['agree_yours', 'agree', true])
    expect(step('accepted', '2027-06-12', { proposal: 'borrower' })).toEqual(['hand_over_now', 'hand_over', true])
    expect(step('handed_over', '2027-06-12', { side: null, proposal: 'borrower' })).toEqual(['agree_theirs', null, false])
  })
  test('is the retrait from its day on', () => {
    expect(step('accepted', '2027-06-11')).toEqual(['hand_over_soon', 'hand_over', false])
    expect(step('accepted', '2027-06-12', { side: 'borrower' })).toEqual(['fetch_now', 'hand_over', true])
  })
  test('is the retour on its last day, late from the day after', () => {
    expect(step('handed_over', '2027-06-12')).toEqual(['return_soon', 'return', false])
    expect(step('handed_over', '2027-06-13')).toEqual(['return_now', 'return', true])
    expect(step('handed_over', '2027-06-14', { side: 'borrower' })).toEqual(['overdue_yours', 'return', true])
  })
  test('is settling what is uncovered, before anything else', () => expect(step('accepted', '2027-06-12', { toResolve: true })).toEqual(['resolve', 'resolve', true]))
  test('is nothing for who only looks', () => expect(step('handed_over', '2027-06-20', { side: null })).toEqual(['overdue_theirs', null, false]))
})
