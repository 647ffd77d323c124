import { describe, expect, test } from 'vitest'

import { sentenceAddress } from '~/listings/sentence/sentence-address'

import { COMMUNES, WEDNESDAY } from '../../support/sentences'

const sent = (fields: Record<string, string>) => sentenceAddress(new URLSearchParams({ lire: '1', ...fields }), WEDNESDAY, COMMUNES)
/** The parameters of the address, in its order. */
const led = (fields: Record<string, string>) => Object.fromEntries(new URLSearchParams(sent(fields)!.split('?')[1]))

describe('the address to which a sentence leads', () => {
  test('holds what was recognised in the plain parameters, and the sentence itself', () => {
    expect(sent({ q: '80 chaises, du 12 au 14 juin, autour d’Échirolles' })).toBe(
      '/annonces?q=chaises&du=2027-06-12&au=2027-06-14&quantite=80&autour=38151&rayon=10&dit=80+chaises%2C+du+12+au+14+juin%2C+autour+d%E2%80%99%C3%89chirolles',
    )
    expect(led({ q: 'salle 50 personnes 19h-22h mardi à Eybens ou Meylan' })).toEqual({
      q: 'salle', du: '2027-06-15T19:00', au: '2027-06-15T22:00', capacite: '50', commune: '38229', dit: 'salle 50 personnes 19h-22h mardi à Eybens ou Meylan',
    })
  })

  test('of plain words is the plain one, without empty fields', () => {
    expect(sent({ q: ' chaises  pliantes ', du: '', au: '', quantite: '', avant: '' })).toBe('/annonces?q=chaises+pliantes')
    expect(sent({ q: '' })).toBe('/annonces')
    expect(sent({ q: 'chaises', du: '2027-06-12', au: '2027-06-14', nature: 'pret', page: '3' })).toBe('/annonces?q=chaises&du=2027-06-12&au=2027-06-14&nature=pret')
  })

  test('is none where nobody asked for it to be read, or the text is too long', () => {
    expect(sentenceAddress(new URLSearchParams({ q: 'minibus samedi' }), WEDNESDAY, COMMUNES)).toBeNull()
    expect(sent({ q: `${'chaises '.repeat(1300)}samedi` })).toBeNull()
  })

  test('of what could be read but not used says the sentence too', () => {
    expect(led({ q: 'minibus en juin' })).toEqual({ q: 'minibus', dit: 'minibus en juin' })
    expect(led({ q: '80 chaises et 10 tables' })).toEqual({ q: '80 chaises et 10 tables', dit: '80 chaises et 10 tables' })
  })

  test('survives what is not made to be read', () => {
    for (const q of ['[(', '"\'', '\u0000\u0001', '%', '&=?#', '𝟙'.repeat(50), '\uD800']) expect(sent({ q })).toMatch(/^\/annonces/)
    expect(led({ q: 'chaises\u0000samedi' })).toMatchObject({ q: 'chaises', dit: 'chaises samedi' })
  })
})

describe('fields beside the sentence', () => {
  test('that the person has filled in win', () => {
    expect(led({ q: 'minibus samedi', du: '2027-07-03', au: '2027-07-04' })).toMatchObject({ q: 'minibus', du: '2027-07-03', au: '2027-07-04', dit: 'minibus samedi' })
    expect(led({ q: '80 chaises', quantite: '40' })).toMatchObject({ q: 'chaises', quantite: '40' })
    expect(led({ q: 'salle à Eybens', autour: '38185', rayon: '5' })).toEqual({ q: 'salle', autour: '38185', rayon: '5', dit: 'salle à Eybens' })
    expect(led({ q: 'minibus samedi', du: '2027-07-03', avant: 'du=2027-06-12&au=2027-06-14' })).toMatchObject({ du: '2027-07-03' })
  })

  test('left as the page showed them give way to the sentence', () => {
    const left = { du: '2027-06-12', au: '2027-06-14', quantite: '80', autour: '38151', rayon: '10', capacite: '50' }
    const avant = new URLSearchParams({ q: 'chaises', ...left }).toString()
    expect(led({ q: 'minibus samedi en huit', ...left, avant })).toEqual({ q: 'minibus', du: '2027-06-19', quantite: '80', capacite: '50', autour: '38151', rayon: '10', dit: 'minibus samedi en huit' })
    expect(led({ q: '20 tables à Eybens', ...left, tri: 'distance', avant })).toEqual({ q: 'tables', du: '2027-06-12', au: '2027-06-14', quantite: '20', capacite: '50', commune: '38158', dit: '20 tables à Eybens' })
    expect(led({ q: 'salle pour 30 personnes près de Vif', ...left, commune: '38185', avant })).toMatchObject({ capacite: '30', autour: '38545', rayon: '5' })
  })

  test('that are wrong come back as they were typed', () => {
    expect(led({ q: 'minibus samedi', quantite: 'beaucoup' })).toEqual({ q: 'minibus', du: '2027-06-12', quantite: 'beaucoup', dit: 'minibus samedi' })
    expect(led({ q: 'minibus samedi', du: '2020-01-01', avant: 'du=2020-01-01' })).toMatchObject({ du: '2027-06-12' })
  })
})
