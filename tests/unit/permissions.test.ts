import { describe, expect, test } from 'vitest'

import { type Action, can, PERMISSIONS, type Relation, type Subject, type Viewer, VISITOR } from '~/accounts/permissions'

const OURS = 'organisation-1'
const THEIRS = 'organisation-2'
const HERE = '38185'

const person: Viewer = { ...VISITOR, personId: 'person', confirmed: true }
const of = (organisationId: string, role: 'responsable' | 'membre'): Viewer => ({
  ...person, memberships: [{ organisationId, slug: 's', name: 'n', role, verified: true, communeInsee: HERE }], actingFor: organisationId,
})
const coordinator = (wholeTerritory: boolean, ...communes: string[]): Viewer => ({ ...person, coordinates: { wholeTerritory, communes } })

/** Who asks, and what she is to a thing of OURS (lent by OURS to THEIRS), standing HERE. */
const VIEWERS: Record<string, { viewer: Viewer; relations: Relation[] }> = {
  visitor: { viewer: VISITOR, relations: ['anyone'] },
  unconfirmed: { viewer: { ...of(OURS, 'responsable'), confirmed: false, isAdmin: true, coordinates: { wholeTerritory: true, communes: [HERE] } }, relations: ['anyone'] },
  person: { viewer: person, relations: ['anyone', 'person'] },
  membre: { viewer: of(OURS, 'membre'), relations: ['anyone', 'person', 'member', 'lender'] },
  responsable: { viewer: of(OURS, 'responsable'), relations: ['anyone', 'person', 'member', 'responsable', 'lender'] },
  borrower: { viewer: of(THEIRS, 'responsable'), relations: ['anyone', 'person', 'borrower'] },
  stranger: { viewer: of('organisation-3', 'responsable'), relations: ['anyone', 'person'] },
  'coordinator here': { viewer: coordinator(false, HERE), relations: ['anyone', 'person', 'coordinator'] },
  'coordinator elsewhere': { viewer: coordinator(false, '38421'), relations: ['anyone', 'person'] },
  'coordinator everywhere': { viewer: coordinator(true), relations: ['anyone', 'person', 'coordinator'] },
  admin: { viewer: { ...person, isAdmin: true }, relations: ['anyone', 'person', 'admin'] },
}
const subject: Subject = { organisationId: OURS, lenderId: OURS, borrowerId: THEIRS, communes: [HERE] }
const ACTIONS = Object.keys(PERMISSIONS) as Action[]

describe.each(Object.entries(VIEWERS))('%s', (_name, { viewer, relations }) => {
  test.each(ACTIONS)('%s', (action) => {
    expect(can(viewer, action, subject)).toBe(PERMISSIONS[action].some((relation: Relation) => relations.includes(relation)))
  })
})

describe('what is not said gives no right', () => {
  test.each(ACTIONS)('%s on nothing in particular is for those who need no relation to it', (action) => {
    const allowed: readonly Relation[] = PERMISSIONS[action]
    for (const name of ['membre', 'responsable', 'borrower', 'coordinator here', 'coordinator elsewhere'])
      expect(can(VIEWERS[name]!.viewer, action, {})).toBe(allowed.includes('anyone') || allowed.includes('person'))
    expect(can(VIEWERS['coordinator everywhere']!.viewer, action, {})).toBe(allowed.some((relation) => ['anyone', 'person', 'coordinator'].includes(relation)))
  })

  test('coordinating somewhere opens the desk, and nothing else', () => {
    const { viewer } = VIEWERS['coordinator elsewhere']!
    expect(can(viewer, 'desk.open', { anywhere: true })).toBe(true)
    expect(can(viewer, 'association.verify', { communes: [HERE] })).toBe(false)
  })

  test('a missing lender is nobody’s', () => {
    expect(can(person, 'loan.read', { lenderId: null, borrowerId: null })).toBe(false)
    expect(can(of(OURS, 'membre'), 'loan.accept', { borrowerId: OURS })).toBe(false)
  })
})
