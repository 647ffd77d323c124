import { describe, expect, test } from 'vitest'

import { comparable, singular } from 'search/plain'
import { searched, spoken, stemsOf } from 'search/words'

describe('the words of a text', () => {
  test.each([
    ['elided articles and words that say nothing are left out', 'L’atelier des chaises d\'enfants', ['atelier', 'chaises', 'enfants']],
    ['accents, capitals, ligatures and signs are left out', 'ÉCOCUPS & Œuvres (Noël)', ['ecocups', 'oeuvres', 'noel']],
    ['a hyphen parts words, an x in a size does not', 'Mini-bus 3x3, 9 places', ['mini', 'bus', '3x3', '9', 'places']],
    ['saints are written out', 'St-Martin et Ste Agnès', ['saint', 'martin', 'sainte', 'agnes']],
    ['a text may say nothing', 'de la, du « » l’', []],
  ])('%s', (_case, text, words) => {
    expect(spoken(text)).toEqual(words)
  })

  test('are compared in the singular', () => {
    expect(searched('L’atelier des chaises pliantes')).toBe('atelier chaise pliante')
  })

  test.each([['chaises', 'chaise'], ['jeux', 'jeu'], ['panneaux', 'panneau'], ['locaux', 'local'], ['bureaux', 'bureau'], ['dos', 'dos'], ['gaz', 'gaz'], ['3x3s', '3x3s'], ['barnum', 'barnum']])(
    'the singular of %s is %s', (word, one) => {
      expect(singular(word)).toBe(one)
    })

  test('a phrase is compared word by word', () => {
    expect(comparable('Tentes de Réception')).toBe('tente de reception')
  })

  test('words of one family have one stem, and each stem stands once', () => {
    expect(stemsOf('Réparer')).toEqual(stemsOf('réparation'))
    expect(stemsOf('réparer la réparation des vélos')).toHaveLength(2)
    expect(stemsOf('de la')).toEqual([])
  })
})
