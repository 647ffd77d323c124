import { describe, expect, test } from 'vitest'

import { comparable } from 'search/plain'
import { subjectOf } from 'search/subject'
import { SYNONYMS, synonymsIn } from 'search/synonyms'
import { searchWords } from '~/listings/search-words'

const names = (...phrases: string[]) => new Set(phrases.map(comparable))

describe('what an annonce is, by its title', () => {
  test.each([
    ['the name of its kind, as written there, whatever stands around it', '40 chaises pour enfants', names('Chaises'), ['chaises']],
    ['in the singular too', 'Chaise haute', names('Chaises'), ['chaise']],
    ['the longest of several names that begin alike', 'Table de mixage et câbles', names('table', 'table de mixage'), ['table de mixage']],
    ['each of several things, once', 'Tables et bancs, tables basses', names('table', 'banc'), ['tables', 'bancs']],
    ['nothing that belongs to another kind', 'Boucle magnétique de salle', names('boucle magnétique'), ['boucle magnetique']],
    ['nothing where the title names no such thing', 'Dojo', names('salle'), []],
  ])('%s', (_case, title, known, subject) => {
    expect(subjectOf(title, known).subject).toEqual(subject)
  })

  test('its other names are those that its kind goes by', () => {
    const { otherNames } = subjectOf('Barnum 3x3', names('barnum', 'tonnelle'))
    expect(otherNames).toEqual(['tonnelle'])
  })

  test('a name that only says more of it is no other name', () => {
    expect(SYNONYMS.get('chaise')).toContain('chaise pliante')
    expect(subjectOf('Chaises', names('chaise', 'chaise pliante', 'siège')).otherNames).toEqual(['siege'])
  })

  test('a "salle" is asked of rooms alone', () => {
    expect(searchWords('Salle de réunion', 'salles.reunion').subject.join(' ')).toContain('salle')
    expect(searchWords('Boucle magnétique de salle', 'securite-acces.boucles-magnetiques').subject).toEqual(['boucle magnetique'])
  })
})

describe('synonyms', () => {
  test('lead from every word of a group to every other, and back', () => {
    for (const [word, others] of SYNONYMS) for (const other of others) expect(SYNONYMS.get(comparable(other)), `${other} -> ${word}`).toContainEqual(expect.toSatisfy((back: string) => comparable(back) === word))
  })

  test('are found of one word and of several, in the plural too', () => {
    expect(synonymsIn('Deux vidéoprojecteurs')).toContain('beamer')
    expect(synonymsIn('Véhicule de 9 places, gris')).toContain('minibus')
    expect(synonymsIn('Trampoline')).toEqual([])
  })
})
