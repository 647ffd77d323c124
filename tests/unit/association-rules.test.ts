import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { newOrganisationSchema } from '~/associations/associations.schema'
import { leavesNobodyInCharge } from '~/associations/membership-rules'
import { freeSlug, isSlug, slugOf } from '~/associations/slug'
import { fieldIssues } from '~/web/field-issues'

const said = { name: 'Comité des fêtes', kind: 'association', communeInsee: '38185', rna: 'W381000123', email: 'Contact@Asso.test', phone: '04 76 00 00 00' }
const faults = (change: object) => {
  const result = newOrganisationSchema.safeParse({ ...said, ...change })
  return result.success ? {} : Object.fromEntries(fieldIssues(result.error).map(({ field, code }) => [field, code]))
}

describe('what an association says of itself', () => {
  test('is read as people write it', () => {
    expect(newOrganisationSchema.parse({ ...said, rna: '', siret: '732 829 320 00074', website: 'asso.fr', name: '  Comité\u0000 des   fêtes ', communeElsewhere: ' Die\u0000 ' })).toMatchObject({
      name: 'Comité des fêtes', communeElsewhere: 'Die', email: 'contact@asso.test', rna: null, siret: '73282932000074', website: 'https://asso.fr/', noNumberReason: null,
    })
  })

  test.each([
    [{ rna: 'W38' }, { rna: 'invalid_rna' }],
    [{ siret: '73282932000075' }, { siret: 'invalid_siret' }],
    [{ rna: '' }, { noNumberReason: 'number_or_reason' }],
    [{ rna: '', name: '' }, { noNumberReason: 'number_or_reason', name: 'required' }],
    [{ name: 'x'.repeat(10_000) }, { name: 'too_long' }],
    [{ phone: '12' }, { phone: 'invalid_phone' }],
    [{ email: 'contact@' }, { email: 'invalid_email' }],
    [{ website: 'javascript:alert(1)' }, { website: 'invalid_url' }],
    [{ website: 'pas un site' }, { website: 'invalid_url' }],
    [{ kind: 'entreprise' }, { kind: 'invalid' }],
  ])('%j is told beside its field', (change, expected) => expect(faults(change)).toEqual(expected))

  test.each([{ name: '🌻 Jardins partagés' }, { name: 'جمعية الأمل' }, { rna: '', noNumberReason: 'Collectif d’habitants' }, { website: '' }, { phone: '+33 4 76 00 00 00' }])('%j will do', (change) => expect(faults(change)).toEqual({}))
})

describe('the address of an association', () => {
  test.each([['Les Amis de l’Été', 'les-amis-de-l-ete'], ['Œuvre & Cœur', 'oeuvre-coeur'], ['جمعية', 'association'], ['🌻', 'association'], ['x'.repeat(100), 'x'.repeat(60)]])('%s', (name, slug) => expect(slugOf(name)).toBe(slug))
  test('is always one that is looked up, however often its name is taken', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.nat(), (name, n) => isSlug(slugOf(name)) && isSlug(`${slugOf(name)}-${n}`)))
  })
  test('is the first free one, and never a page of the site', () => {
    expect(freeSlug('comite', new Set())).toBe('comite')
    expect(freeSlug('comite', new Set(['comite', 'comite-2']))).toBe('comite-3')
    expect(freeSlug('nouvelle', new Set())).toBe('nouvelle-2')
  })
})

describe('somebody always answers for an association', () => {
  const members = [{ personId: 'a', role: 'responsable' as const }, { personId: 'b', role: 'membre' as const }]
  test('the only responsable neither leaves nor becomes a mere member', () => {
    expect(leavesNobodyInCharge(members, 'a', null)).toBe(true)
    expect(leavesNobodyInCharge(members, 'a', 'membre')).toBe(true)
    expect(leavesNobodyInCharge(members, 'b', null)).toBe(false)
  })
  test('one of two may', () => expect(leavesNobodyInCharge([...members, { personId: 'c', role: 'responsable' }], 'a', null)).toBe(false))
})
