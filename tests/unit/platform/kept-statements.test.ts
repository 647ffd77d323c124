import { expect, test } from 'vitest'

import { keptStatements } from '~/platform/kept-statements'

test('a statement gets its name the third time, and keeps it', () => {
  const nameOf = keptStatements()
  const names = [1, 2, 3, 4].map(() => nameOf({ sql: 'select 1' }))
  expect(names).toEqual(['', '', 'kept_0', 'kept_0'])
  expect([1, 2, 3].map(() => nameOf({ sql: 'select 2' })).at(-1)).toBe('kept_1')
})

test('no more than a hundred have a name, and what is asked rarely takes no place', () => {
  const nameOf = keptStatements()
  for (let rare = 0; rare < 5000; rare++) expect(nameOf({ sql: `select ${rare}` })).toBe('')
  const named = new Set<string>()
  for (let often = 0; often < 150; often++) for (let time = 0; time < 4; time++) named.add(nameOf({ sql: `select 'often' || ${often}` }))
  named.delete('')
  expect(named.size).toBe(100)
})
