import { describe, expect, test } from 'vitest'

import { formToTree, valuesToShow } from '~/web/form-data'

const form = (...pairs: [string, string | File][]) => {
  const data = new FormData()
  for (const [name, value] of pairs) data.append(name, value)
  return data
}

describe('a posted form as a tree', () => {
  test('dotted names nest, numbered ones make lists, in their order', () => {
    expect(formToTree(form(['sites.1.commune', '38151'], ['sites.0.commune', '38185'], ['title', 'Chaises']))).toEqual({
      sites: [{ commune: '38185' }, { commune: '38151' }],
      title: 'Chaises',
    })
  })

  test('a repeated name and a name in [] are lists, even of one', () => {
    expect(formToTree(form(['nature', 'pret'], ['nature', 'don'], ['modes[]', 'on_site']))).toEqual({ nature: ['pret', 'don'], modes: ['on_site'] })
  })

  test('the form’s own fields and empty files are left out', () => {
    expect(formToTree(form(['_key', 'k'], ['_form', 'f'], ['photo', new File([], '')]))).toEqual({})
  })

  test('no name reaches a prototype', () => {
    formToTree(form(['__proto__.polluted', 'yes'], ['constructor.prototype.polluted', 'yes']))
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  test('passwords and files are never shown again', () => {
    expect(valuesToShow({ email: 'a@b.fr', password: 'secret', newPassword: 'secret', photo: new File(['x'], 'x.jpg') as never })).toEqual({ email: 'a@b.fr' })
  })
})

test('a form of very many names is read in one pass, and a very deep name is left out', () => {
  const data = new FormData()
  for (let n = 0; n < 20_000; n++) data.append(`field${n}`, 'x')
  data.append(Array.from({ length: 20_000 }, () => 'a').join('.'), 'deep')
  data.append('a', 'leaf')
  data.append('a.b', 'tree')
  const tree = formToTree(data)
  expect(Object.keys(tree)).toHaveLength(20_001)
  expect(tree.a).toEqual({ b: 'tree' })
})
