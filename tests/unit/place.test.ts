import { describe, expect, test } from 'vitest'

import { inPlace, ofPlace } from '~/messages/place'

describe('a commune in a French sentence', () => {
  test('loses the e of « de » before a vowel, an accent, a mute h', () => {
    expect(['Grenoble', 'Échirolles', 'Eybens', 'Herbeys'].map((name) => ofPlace(name, 'fr'))).toEqual(['de Grenoble', 'd’Échirolles', 'd’Eybens', 'd’Herbeys'])
  })
  test('whose name begins with an article joins it to the word before, except La and L’', () => {
    expect(['Le Gua', 'Les Adrets', 'La Tronche', 'L’Albenc', 'Lesches'].map((name) => ofPlace(name, 'fr'))).toEqual(['du Gua', 'des Adrets', 'de La Tronche', 'de L’Albenc', 'de Lesches'])
    expect(['Eybens', 'Le Pont-de-Claix', 'Les Adrets', 'La Tronche'].map((name) => inPlace(name, 'fr'))).toEqual(['à Eybens', 'au Pont-de-Claix', 'aux Adrets', 'à La Tronche'])
  })
  test('stands as it is in an English one', () => expect([ofPlace('Le Gua', 'en'), inPlace('Échirolles', 'en')]).toEqual(['Le Gua', 'Échirolles']))
})
