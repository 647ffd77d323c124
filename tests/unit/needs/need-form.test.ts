import { describe, expect, test } from 'vitest'

import { needForm, newNeedForm } from '~/needs/need.schema'
import { readStopToken, stopToken } from '~/needs/stop-token.server'
import { parisInstant } from '~/platform/paris-time'
import { fieldErrors } from '~/web/field-errors.server'

const NOW = parisInstant('2027-05-20', '10:00')
const read = (fields: Record<string, unknown>) => {
  const result = needForm(NOW).safeParse(fields)
  return result.success ? result.data : fieldErrors(result.error, 'fr')
}

describe('the form of a need', () => {
  test('is read by the rules of the search', () => {
    expect(read({ q: ' 80  chaises ', quantite: '80', du: '2027-06-12', au: '2027-06-13', autour: '38158', rayon: '10', nature: ['pret', 'don'], categorie: 'mobilier', gratuit: '1', description: 'Fête\r\ndu quartier' })).toEqual({
      words: '80 chaises', quantity: 80, capacity: 0, natures: ['pret', 'don'], category: 'mobilier', free: true, accessible: false, communeInsee: '38158', radiusKm: 10,
      startsAt: parisInstant('2027-06-12'), endsAt: parisInstant('2027-06-14'), byHours: false, description: 'Fête\ndu quartier',
    })
  })

  test('knows hours, and the commune itself', () => {
    expect(read({ q: 'salle', du: '2027-06-12', heure_du: '19:00', au: '2027-06-12', heure_au: '22:00', autour: '38158', rayon: '0' })).toMatchObject({
      startsAt: parisInstant('2027-06-12', '19:00'), endsAt: parisInstant('2027-06-12', '22:00'), byHours: true, communeInsee: '38158', radiusKm: 0,
    })
  })

  test('of today holds the whole day', () => expect(read({ q: 'salle', du: '2027-05-20' })).toMatchObject({ startsAt: parisInstant('2027-05-20'), endsAt: parisInstant('2027-05-21') }))

  test.each([
    ['nothing at all', {}, 'q', /Dites ce qu’il vous faut/],
    ['20,000 characters of words', { q: 'a'.repeat(20_000) }, 'q', /200 caractères au plus/],
    ['20,000 characters of description', { q: 'a', description: 'a'.repeat(20_000) }, 'description', /2.000 caractères au plus/],
    ['a quantity of 0', { q: 'a', quantite: '0' }, 'quantite', /à partir de 1/],
    ['a quantity of words', { q: 'a', quantite: 'beaucoup' }, 'quantite', /nombre entier/],
    ['a quantity of 10^9', { q: 'a', quantite: '1000000000' }, 'quantite', /100.000/],
    ['a day that is past', { q: 'a', du: '2027-05-19' }, 'du', /passée/],
    ['an end before the start', { q: 'a', du: '2027-06-12', au: '2027-06-11' }, 'au', /avant le début/],
    ['an end without start', { q: 'a', au: '2027-06-11' }, 'du', /premier jour/],
    ['31 February', { q: 'a', du: '2027-02-31' }, 'du', /n’existe pas/],
    ['25 o’clock', { q: 'a', du: '2027-06-12', heure_du: '25:00' }, 'heure_du', /heure/],
    ['a commune that is none', { q: 'a', autour: 'Eybens' }, 'autour', /commune/],
    ['the same, for that commune only', { q: 'a', autour: '9', rayon: '0' }, 'autour', /commune/],
    ['an unknown category', { q: 'a', categorie: 'mobilier.trone' }, 'categorie', /catégorie/],
    ['a strange radius', { q: 'a', autour: '38158', rayon: '-1' }, 'rayon', /./],
  ])('with %s says so at its field', (_name, fields, field, words) => expect(read(fields)).toEqual({ [field]: expect.stringMatching(words) }))

  test('needs words, or a category, or a nature', () => {
    expect(read({ categorie: 'salles' })).toMatchObject({ words: '', category: 'salles' })
    expect(read({ nature: 'don' })).toMatchObject({ words: '', natures: ['don'] })
  })

  test('of a new one asks who is to see it, along with everything else that is wrong', () => {
    const { error } = newNeedForm(NOW).safeParse({ quantite: '0' })
    expect(Object.keys(fieldErrors(error!, 'fr')).sort()).toEqual(['pour', 'q', 'quantite'])
    expect(newNeedForm(NOW).safeParse({ q: 'salle', pour: 'moi' }).data).toMatchObject({ audience: 'moi', words: 'salle' })
  })
})

describe('the link that stops mails', () => {
  const stop = { personId: '0195c1a0-0000-7000-8000-000000000001', needId: '0195c1a0-0000-7000-8000-000000000002' }
  const token = stopToken('pepper', stop)

  test('says what it stops', () => {
    expect(readStopToken('pepper', token)).toEqual(stop)
    expect(readStopToken('pepper', stopToken('pepper', { ...stop, needId: null }))).toEqual({ ...stop, needId: null })
  })

  test('cannot be made for somebody else, widened, or written without the key', () => {
    expect(readStopToken('pepper', token.replace(stop.personId, stop.personId.replace('1', '2')))).toBeNull()
    expect(readStopToken('pepper', token.replace(stop.needId, 'all'))).toBeNull()
    expect(readStopToken('pepper', stopToken('other', stop))).toBeNull()
    for (const wrong of ['', 'faux', `${stop.personId}.all.`, `${stop.personId}.${stop.needId}`, `x.${token}`]) expect(readStopToken('pepper', wrong)).toBeNull()
  })
})
