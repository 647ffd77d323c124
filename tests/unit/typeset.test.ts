import { expect, test } from 'vitest'

import { typeset } from '~/messages/typeset'

test('French keeps its punctuation with the word before it, at any depth, and leaves the syntax of messages alone', () => {
  expect(typeset({ ask: 'Libre ?', deep: { said: '{partner} dit : « Oui ! »', count: '{n, plural, one {# prêt} other {# prêts}} : {n, number} %' } })).toEqual({
    ask: 'Libre\u00a0?', deep: { said: '{partner} dit\u00a0: «\u00a0Oui\u00a0!\u00a0»', count: '{n, plural, one {# prêt} other {# prêts}}\u00a0: {n, number}\u00a0%' },
  })
  expect(typeset('https://exemple.test/a?b : c')).toBe('https://exemple.test/a?b\u00a0: c')
})
