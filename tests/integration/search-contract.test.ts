import { randomBytes } from 'node:crypto'

import { Meilisearch } from 'meilisearch'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'

import { openSearch, type Search } from 'search/open-search.server'
import type { EngineName, SearchDocument, SearchQuery } from 'search/search-engine'
import groups from 'search/synonyms.json'

import { useDatabase } from '../support/database'
import { aDocument, aQuery, keptLog } from '../support/search'

const GRENOBLE = { communes: ['38185'], communeNames: ['Grenoble'], point: { lat: 45.1876, lng: 5.7358 } }
const EYBENS = { communes: ['38158'], communeNames: ['Eybens'], point: { lat: 45.1469, lng: 5.7501 } }
const FONTAINE = { communes: ['38169'], communeNames: ['Fontaine'], point: { lat: 45.1927, lng: 5.6892 } }
const TENTES = { subcategory: 'tentes.barnums' }
const IMAGE = { subcategory: 'image-info.videoprojecteurs' }
const VEHICULES = { nature: 'vehicule' as const, subcategory: 'vehicules.minibus' }
const SALLES = { nature: 'salle' as const, subcategory: 'salles.reunion' }

const CATALOGUE: SearchDocument[] = [
  aDocument({ id: 1, title: '80 chaises pliantes en bois + chariot', stock: 80, association: 'Comité des fêtes', ...GRENOBLE }),
  aDocument({ id: 2, title: '40 chaises empilables', stock: 40, association: 'Théâtre du Verseau', free: false, ...EYBENS }),
  aDocument({ id: 3, title: 'Barnum 3x3 blanc avec côtés et lests', association: 'Comité des fêtes', ...TENTES, ...GRENOBLE }),
  aDocument({ id: 4, title: 'Tonnelle 3x6 m, bleue', association: 'Foyer rural', ...TENTES, ...FONTAINE }),
  aDocument({ id: 5, title: 'Vidéoprojecteur + écran trépied 2 m', association: 'Ciné-club', ...IMAGE, ...EYBENS }),
  aDocument({ id: 6, title: 'Renault Trafic pour vos sorties', association: 'MJC Les Roseaux', description: 'Neuf personnes avec le conducteur.', capacity: 9, ...VEHICULES, ...FONTAINE }),
  aDocument({ id: 7, title: 'Salle de réunion de l’Atelier', association: 'L’Atelier partagé', accessible: true, capacity: 60, ...SALLES, ...GRENOBLE }),
  aDocument({ id: 8, title: 'Micro-cravate', association: 'Radio Grésivaudan', description: 'Parfait sous un barnum.', subcategory: 'son-lumiere.micros', ...EYBENS, point: null }),
  aDocument({ id: 9, title: 'Chutes de tissus', nature: 'don', association: 'Couture d’"Ici" \\ là', subcategory: 'dons.tissus', communes: ['38185', '38158'], communeNames: ['Grenoble', 'Eybens'] }),
  aDocument({ id: 10, title: 'Chaises du cercle', audience: ['circle:1'], ...GRENOBLE }),
]

const meilisearch = inject('meilisearch')
const engines: EngineName[] = meilisearch ? ['postgres', 'meilisearch'] : ['postgres']
test('a Meilisearch server is there to be tested', () => {
  if (!meilisearch) process.stderr.write('NO MEILISEARCH: only the PostgreSQL engine was tested' + "\n")
})

describe.each(engines)('search on %s', (name) => {
  const database = useDatabase()
  const log = keptLog()
  const prefix = `test-${randomBytes(4).toString('hex')}-`
  let search: Search

  beforeAll(async () => {
    search = openSearch({ pool: database.pool, meilisearch: name === 'meilisearch' ? meilisearch : null, log, prefix, timeout: 5000 })
    await search.settled()
    await search.sync(CATALOGUE.map(({ id }) => id), CATALOGUE)
  })
  afterAll(() => search.close())

  const ask = async (query: Partial<SearchQuery>) => {
    const answer = await search.search(aQuery(query))
    expect(answer.engine).toBe(name)
    return answer
  }
  const found = async (query: Partial<SearchQuery>) => (await ask(query)).ids
  const foundSorted = async (query: Partial<SearchQuery>) => (await found(query)).sort((a, b) => a - b)

  /** The first of them are those that a search finds first. */
  const matching = async (text: string) => {
    const { ids, first } = await search.matches(text)
    expect(first).toEqual((await search.search(aQuery({ text, audience: ['public', 'circle:1'], pageSize: 100 }))).ids.slice(0, first.length))
    return ids.sort((a, b) => a - b)
  }

  describe('words', () => {
    test.each([
      ['the word itself', 'barnum', 3],
      ['a plural asked for a singular', 'cravates', 8],
      ['a singular asked for a plural', 'chaise empilable', 2],
      ['without accents', 'videoprojecteur', 5],
      ['with capitals', 'MICRO', 8],
      ['an elision', "l'atelier", 7],
      ['an elision with a typographic apostrophe', 'salle de l’atelier', 7],
      ['an elision in the middle', 'réunion d’atelier', 7],
      ['a typo of one letter', 'tonelle', 4],
      ['two letters swapped', 'chiases empilables', 2],
      ['two typos in a long word', 'vidéoprojectuer', 5],
      ['a typo in a plural', 'barnuns 3x3', 3],
      ['a prefix while typing', 'tonn', 4],
      ['a prefix of a commune', 'tonnelle font', 4],
      ['a prefix after a whole word', 'chaises empil', 2],
      ['a prefix without its accent', 'videop', 5],
      ['two words written as one in the annonce', 'vidéo projecteur', 5],
      ['a hyphen left out', 'micro cravate', 8],
      ['a size with its x', '3x6', 4],
      ['a synonym', 'vidéoproj', 5],
      ['a synonym of several words', '9 places', 6],
      ['a synonym of a word with a hyphen', 'mini-bus', 6],
      ['the same without its hyphen', 'mini bus', 6],
      ['the same as one word', 'minibus', 6],
      ['a synonym and a commune', 'mini bus fontaine', 6],
      ['quotes around the words', '"micro-cravate"', 8],
      ['brackets around the words', '(chaises) [empilables]', 2],
      ['signs between the words', 'chaises, empilables !', 2],
      ['a commune', 'barnum grenoble', 3],
      ['a typo in a commune', 'barnum grenobel', 3],
      ['a typo in an association', 'micro grésivaudun', 8],
      ['a typo in a category', 'mobillier empilables', 2],
      ['an association', 'ciné-club', 5],
      ['several words of several fields', 'chaises théâtre eybens', 2],
    ])('%s: "%s" finds it first', async (_case, text, id) => {
      expect((await found({ text }))[0]).toBe(id)
    })

    test('every word must be found', async () => {
      expect(await found({ text: 'chaises trampoline' })).toEqual([])
      expect(await matching('zzzzz')).toEqual([])
    })

    test('a number is taken as it is', async () => {
      expect(await found({ text: '3x3' })).toEqual([3])
      expect(await found({ text: '3x7' })).toEqual([])
      expect(await found({ text: '81 chaises' })).toEqual([])
      expect(await found({ text: '80 chaises' })).toEqual([1])
    })

    test('every word of a group of synonyms finds what is called by any other', async () => {
      let id = 300
      const called = groups.map((words) => words.map((word) => aDocument({ id: ++id, title: `${word} n° ${id}`, subcategory: 'sport-jeux.jeux-de-societe' })))
      const ids = called.flat().map((document) => document.id)
      await search.sync(ids, called.flat())
      const missed: string[] = []
      for (const [i, words] of groups.entries()) {
        for (const word of words) {
          const matched = new Set(await matching(word))
          missed.push(...called[i]!.filter((document) => !matched.has(document.id)).map(({ title }) => `${word}: ${title}`))
        }
      }
      await search.sync(ids, [])
      expect(missed).toEqual([])
    })

    test.each([['vélo', 'vélos'], ['jeu', 'jeux'], ['local', 'locaux'], ['panneau', 'panneaux'], ['bijou', 'bijoux'], ['micro', 'micros']])('%s and %s are one word', async (one, many) => {
      const both = [one, many].map((word, i) => aDocument({ id: 120 + i, title: `Grand ${word} Zéphyr`, subcategory: 'sport-jeux.jeux-de-societe' }))
      await search.sync([120, 121], both)
      const answers = await Promise.all([`${one} zéphyr`, `${many} zéphyr`, `zéphyr ${one}`, `zéphyr ${many}`].map(matching))
      await search.sync([120, 121], [])
      expect(answers).toEqual([[120, 121], [120, 121], [120, 121], [120, 121]])
    })

    test('a saint is found however he is written', async () => {
      const saints = [aDocument({ id: 110, title: 'Local Saint-Ferjus' }), aDocument({ id: 111, title: 'Local St Ferjus' })]
      await search.sync([110, 111], saints)
      const answers = await Promise.all(['st ferjus', 'saint ferjus', 'St-Ferjus'].map(matching))
      await search.sync([110, 111], [])
      expect(answers).toEqual([[110, 111], [110, 111], [110, 111]])
    })

    test('the title counts more than the description, and the word itself more than its synonym', async () => {
      const ids = await found({ text: 'barnum' })
      expect(ids[0]).toBe(3)
      expect(ids).toContain(8)
      expect(ids).toContain(4)
    })

    test('the word itself counts more than its synonym, wherever it stands in the title', async () => {
      const seat = aDocument({ id: 101, title: 'Siège-coque bébé', subcategory: 'vehicules.sieges-auto' })
      await search.sync([101], [seat])
      const answers = await Promise.all(['chaises', 'chaise'].map((text) => found({ text })))
      await search.sync([101], [])
      for (const ids of answers) {
        expect(ids.slice(0, 2).sort()).toEqual([1, 2])
        expect(ids[2]).toBe(101)
      }
    })

    test('a typo is not mended in prose', async () => {
      expect(await found({ text: 'conducteur' })).toEqual([6])
      expect(await found({ text: 'conductteur' })).toEqual([])
    })

    test('words that say nothing are no condition', async () => {
      expect((await found({ text: 'des chaises pour le théâtre' }))[0]).toBe(2)
    })

    test.each([
      ['nothing', ''], ['spaces', '   '], ['a quote', '"'], ['an apostrophe', "'"], ['a backslash', '\\'], ['brackets', '((('], ['a filter that breaks out', 'a" OR id > 0 OR title = "'],
      ['operators', "chaises' | 'barnum"], ['a prefix mark', ':*'], ['a negation', '!chaises'], ['a phrase mark', '-chaises <->'], ['a NUL', '\u0000'], ['an emoji', '👩‍🚒'],
      ['Arabic', 'كراسي'], ['a tag', '<script>'], ['wildcards', '% _'], ['parameters', '$1'.repeat(50)], ['10,000 letters', 'x'.repeat(10_000)],
    ])('%s is answered', async (_case, text) => {
      await expect(search.search(aQuery({ text }))).resolves.toMatchObject({ engine: name })
    })
  })

  describe('filters', () => {
    test('without any, everything public is found, the newest first', async () => {
      expect(await found({})).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1])
    })

    test.each<[string, Partial<SearchQuery>, number[]]>([
      ['nature', { natures: ['salle', 'vehicule'] }, [6, 7]],
      ['category', { categories: ['tentes'] }, [3, 4]],
      ['subcategory', { categories: ['tentes.barnums', 'mobilier'] }, [1, 2, 3, 4]],
      ['commune, of any of its sites', { communes: ['38158'] }, [2, 5, 8, 9]],
      ['the communes around', { around: { lat: 45.19, lng: 5.69, communes: ['38169'] } }, [4, 6]],
      ['no commune around', { around: { lat: 45.19, lng: 5.69, communes: [] } }, []],
      ['free of charge', { free: true, categories: ['mobilier'] }, [1]],
      ['step-free access', { accessible: true }, [7]],
      ['quantity', { quantity: 50 }, [1]],
      ['people held', { capacity: 10 }, [7]],
      ['what holds nobody is not asked for its capacity', { capacity: 1 }, [6, 7]],
      ['what is not free is left out', { categories: ['mobilier'], excludeIds: [1] }, [2]],
      ['who may see it', { audience: ['public', 'circle:1'], categories: ['mobilier'] }, [1, 2, 10]],
      ['an unknown category', { categories: ['jardin"] OR id > 0 OR category IN ["x'] }, []],
      ['a value with quotes and brackets', { communes: ["38185' OR 1=1 --", '"]', '\\"] OR id > 0 OR communes IN ["', '\\'] }, []],
      ['a nature that breaks out', { natures: ['pret"] OR id > 0 OR nature IN ["' as never] }, []],
    ])('%s', async (_case, query, ids) => {
      expect(await foundSorted(query)).toEqual(ids)
    })

    test('thousands of annonces may be left out', async () => {
      const excludeIds = Array.from({ length: 13_600 }, (_, i) => i + 4)
      expect(await foundSorted({ excludeIds })).toEqual([1, 2, 3])
    })
  })

  describe('all that words match', () => {
    test.each([
      ['no words', '', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]], ['one', 'chaises', [1, 2, 10]], ['a synonym, and a word of a description', 'barnum', [3, 4, 8]],
      ['words that say nothing', 'des du la', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]], ['nothing that there is', 'trampoline', []],
    ])('%s', async (_case, text, ids) => {
      expect(await matching(text)).toEqual(ids)
    })

    test.each(['chaise', 'barnum grenoble', 'tonelle', 'vidéoproj', '3x3', 'chaises trampoline', 'l’atelier'])('"%s" matches what it finds', async (text) => {
      expect(await foundSorted({ text, audience: ['public', 'circle:1'] })).toEqual(await matching(text))
    })
  })

  describe('order and pages', () => {
    test('among equals, whose turn it is comes first', async () => {
      const equals = [3, 0, 1, 0].map((turn, i) => aDocument({ id: 200 + i, title: 'Marquise de jardin', turn, publishedAt: 1_760_000_000 }))
      await search.sync(equals.map(({ id }) => id), equals)
      const ids = await found({ text: 'marquise' })
      await search.sync(equals.map(({ id }) => id), [])
      expect(ids).toEqual([203, 201, 202, 200])
    })

    test('by distance, what has no point last', async () => {
      const ids = await found({ sort: 'distance', around: { lat: 45.1469, lng: 5.7501, communes: null }, categories: ['image-info', 'tentes', 'son-lumiere'] })
      expect(ids).toEqual([5, 3, 4, 8])
    })

    test('by date', async () => {
      expect(await found({ sort: 'recent', text: 'chaises' })).toEqual([2, 1])
    })

    test('pages follow each other without gap or repeat, and one beyond the last is empty', async () => {
      const pages = await Promise.all([1, 2, 3, 4].map((page) => ask({ page, pageSize: 4 })))
      expect(pages.flatMap(({ ids }) => ids)).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1])
      expect((await ask({ page: 50_000 })).ids).toEqual([])
    })
  })

  describe('where the engines differ (search/README.md)', () => {
    const TITLES = ['Outils pour réparer', 'Réparation de vélos', 'Store Zéphyr', 'Store Zéphir', 'Casserole', 'Paresoleil', 'Pare soleil', 'Portemanteau', 'Fanion rouge et vert', 'Fanion vert et rouge']
    const documents = TITLES.map((title, i) => aDocument({ id: 400 + i, title, subcategory: 'sport-jeux.jeux-de-societe' }))
    beforeAll(() => search.sync(documents.map(({ id }) => id), documents))
    afterAll(() => search.sync(documents.map(({ id }) => id), []))

    test.each<[string, string, Record<EngineName, string[]>]>([
      ['a word of the same family, beside the word itself', 'réparer', { meilisearch: ['Outils pour réparer'], postgres: ['Réparation de vélos', 'Outils pour réparer'] }],
      ['a typo, beside the word itself', 'zéphyr', { meilisearch: ['Store Zéphyr', 'Store Zéphir'], postgres: ['Store Zéphyr'] }],
      ['a typo in the first letter of a long word', 'zasserole', { meilisearch: ['Casserole'], postgres: [] }],
      ['a typo in a beginning', 'cassrr', { meilisearch: ['Casserole'], postgres: [] }],
      ['two words asked as one, beside the one word', 'paresoleil', { meilisearch: ['Paresoleil', 'Pare soleil'], postgres: ['Paresoleil'] }],
      ['one word asked as three', 'porte man teau', { meilisearch: ['Portemanteau'], postgres: [] }],
      ['the order of the words', 'rouge vert', { meilisearch: ['Fanion rouge et vert', 'Fanion vert et rouge'], postgres: ['Fanion vert et rouge', 'Fanion rouge et vert'] }],
    ])('%s: "%s"', async (_case, text, expected) => {
      expect((await found({ text })).map((id) => TITLES[id - 400] ?? id)).toEqual(expected[name])
    })
  })

  describe('changes', () => {
    test('a changed document is found by its new words alone; a removed one no more', async () => {
      const document = aDocument({ id: 100, title: 'Trampoline' })
      await search.sync([100], [document])
      expect(await found({ text: 'trampoline' })).toEqual([100])
      await search.sync([100], [{ ...document, title: 'Palissade' }])
      expect(await found({ text: 'trampoline' })).toEqual([])
      expect(await found({ text: 'palissade' })).toEqual([100])
      await search.sync([100], [])
      expect(await found({ text: 'palissade' })).toEqual([])
    })

    test('the same change twice does no harm', async () => {
      await search.sync([3, 3], [CATALOGUE[2]!, CATALOGUE[2]!])
      await search.sync([3], [CATALOGUE[2]!])
      expect(await found({})).toHaveLength(9)
    })
  })
})

afterAll(async () => {
  if (!meilisearch) return
  const client = new Meilisearch(meilisearch)
  const { results } = await client.getIndexes({ limit: 1000 })
  for (const index of results.filter(({ uid }) => uid.startsWith('test-'))) await client.deleteIndex(index.uid)
})
