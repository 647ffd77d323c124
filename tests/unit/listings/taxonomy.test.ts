import { describe, expect, test } from 'vitest'

import { guessCategory } from '~/listings/guess-category'
import { attributesOf, CAPACITY_ATTRIBUTE, capacityOf, CATEGORIES, categoryGroups, categoryLabel, categoryOf, NATURES, naturesOf } from '~/listings/taxonomy'

import samples from './annonces.fixture.json'

const TYPES = ['text', 'integer', 'decimal', 'boolean', 'choice', 'date']

describe('the taxonomy', () => {
  test('has 13 categories of 6 subcategories, each slug once and in plain ascii', () => {
    expect(CATEGORIES).toHaveLength(13)
    const slugs = CATEGORIES.flatMap((c) => [c.slug, ...c.subcategories.map((s) => `${c.slug}.${s.slug}`)])
    expect(new Set(slugs).size).toBe(13 * 7)
    for (const slug of slugs) expect(slug).toMatch(/^[a-z0-9-]+(\.[a-z0-9-]+)?$/)
    for (const category of CATEGORIES) expect(category.subcategories).toHaveLength(6)
  })

  test('says everything in French and in English', () => {
    const labels = CATEGORIES.flatMap((c) => [c.label, ...c.subcategories.map((s) => s.label), ...c.attributes.flatMap((a) => [a.label, ...(a.choices ?? []).map((x) => x.label)])])
    for (const label of labels) {
      expect(label.fr.trim()).not.toBe('')
      expect(label.en.trim()).not.toBe('')
    }
  })

  test('knows the type of each attribute, its choices where it is a choice, and no key twice', () => {
    for (const category of CATEGORIES) {
      expect(new Set(category.attributes.map((a) => a.key)).size).toBe(category.attributes.length)
      for (const attribute of category.attributes) {
        expect(TYPES).toContain(attribute.type)
        expect((attribute.choices?.length ?? 0) > 1).toBe(attribute.type === 'choice')
      }
    }
    for (const [nature, key] of Object.entries(CAPACITY_ATTRIBUTE)) {
      const slug = nature === 'salle' ? 'salles' : 'vehicules'
      expect(attributesOf(slug).map((a) => a.key)).toContain(key)
    }
  })

  test('lets each nature choose among the categories it allows', () => {
    for (const nature of NATURES) expect(categoryGroups('fr', nature).length).toBeGreaterThan(0)
    expect(naturesOf('salles.reunion')).toEqual(['salle'])
    expect(naturesOf('vehicules.minibus')).toEqual(['vehicule'])
    expect(naturesOf('vehicules.manutention')).toEqual(['pret', 'don'])
    expect(naturesOf('competences.juridique')).toEqual(['competence'])
    expect(naturesOf('dons.tissus')).toEqual(['don'])
    expect(naturesOf('mobilier.chaises')).toEqual(['pret', 'don'])
    expect(naturesOf('inconnue')).toEqual([])
    expect(categoryGroups('fr', 'salle').map((g) => g.label)).toEqual(['Salles et lieux'])
  })

  test('names a category in the language asked, and an unknown slug by itself', () => {
    expect(categoryLabel('mobilier.chaises', 'fr')).toBe('Chaises')
    expect(categoryLabel('mobilier', 'en')).toBe('Furniture and receptions')
    expect(categoryLabel('autre', 'fr')).toBe('autre')
    expect(categoryOf('mobilier.chaises')?.subcategory?.slug).toBe('chaises')
  })
})

describe('the category is guessed from the title', () => {
  test.each(samples)('« $titre » is of $categorie', ({ titre, categorie }) => {
    expect(guessCategory(titre)?.split('.')[0]).toBe(categorie)
  })

  test.each([
    ['80 chaises pliantes', 'mobilier.chaises'],
    ['Table de mixage 12 voies', 'son-lumiere.mixage'],
    ['TABLES PLIANTES', 'mobilier.tables'],
    ['Videoprojecteur Epson', 'image-info.videoprojecteurs'],
    ['Chambre froide 10 m³', 'cuisine-froid.chambres-froides'],
    ['Groupes électrogènes', 'outillage.groupes-electrogenes'],
    ['Minibus 9 places du foyer', 'vehicules.minibus'],
    ['Vélo cargo', 'vehicules.velos-cargos'],
    ['Sièges auto pour enfants', 'vehicules.sieges-auto'],
    ['3 machines à coudre Singer', 'couture-creation.machines-a-coudre'],
    ['Barrières Vauban (20)', 'securite-acces.barrieres'],
    ['Boucle magnétique portative', 'securite-acces.boucles-magnetiques'],
    ['Jeux de société pour soirée', 'sport-jeux.jeux-de-societe'],
    ['Chutes de tissus wax', 'dons.tissus'],
    ['Salle des fêtes de Domène', 'salles.fetes'],
    ['Aide pour un dossier de subvention', 'competences.montage-de-projet'],
  ])('« %s » is %s', (title, slug) => {
    expect(guessCategory(title)).toBe(slug)
  })

  test('only among the categories that the nature allows', () => {
    expect(guessCategory('Bureaux en bois clair', 'don')).toBe('mobilier.tables')
    expect(guessCategory('Bureaux au calme', 'salle')).toBe('salles.bureaux')
    expect(guessCategory('Formation à la visioconférence', 'competence')).toMatch(/^competences\./)
  })

  test('nothing is invented for words it does not know', () => {
    expect(guessCategory('Divers')).toBeNull()
    expect(guessCategory('')).toBeNull()
    expect(guessCategory('🎪 مرحبا')).toBeNull()
  })
})

describe('how many people something holds', () => {
  test.each<[string, Record<string, unknown>, number | null]>([
    ['a room, the most of all ways to be in it', { seated: 60, standing: 120, atTables: 40 }, 120], ['a vehicle, its seats', { seats: 9 }, 9], ['what says nothing of it', { seated: undefined, power: 2000 }, null],
    ['a number that is a text is none', { seated: '60' }, null], ['nobody is a number', { seats: 0 }, 0],
  ])('%s', (_case, attributes, capacity) => {
    expect(capacityOf(attributes)).toBe(capacity)
  })

  test('is read of every attribute that counts people in a room or a vehicle', () => {
    const counting = ['salles', 'vehicules'].flatMap((slug) => attributesOf(slug)).filter(({ type, label }) => type === 'integer' && /assis|debout|places|table/i.test(label.fr))
    expect(counting.length).toBeGreaterThan(2)
    for (const { key } of counting) expect(capacityOf({ [key]: 12 }), key).toBe(12)
  })
})
