import { delay, http, HttpResponse } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'

import { rechercheEntreprises } from '~/moderation/official-register.server'

const SEARCH = 'https://recherche-entreprises.api.gouv.fr/search'
const server = setupServer()
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }))
afterEach(() => server.resetHandlers())
afterAll(() => server.close())

const declared = { siret: '73282932000074', rna: 'W381000001', name: 'Les Amis du parc' }
const record = {
  siren: '732829320', nom_complet: 'LES AMIS DU PARC', date_creation: '2011-05-02', etat_administratif: 'A',
  siege: { siret: '73282932000074', commune: '38185', libelle_commune: 'GRENOBLE' },
  complements: { est_association: true, identifiant_association: 'W381000001' },
}
const answering = (results: unknown[]) => http.get(SEARCH, () => HttpResponse.json({ results, total_results: results.length, page: 1, per_page: 3 }))

describe('what the official register says', () => {
  test('an association found by its number', async () => {
    const asked: string[] = []
    server.use(http.get(SEARCH, ({ request }) => {
      asked.push(new URL(request.url).searchParams.get('q')!)
      return HttpResponse.json({ results: [record] })
    }))
    expect(await rechercheEntreprises.lookup(declared)).toEqual({
      status: 'found',
      records: [{
        name: 'LES AMIS DU PARC', siren: '732829320', siret: '73282932000074', rna: 'W381000001', createdOn: '2011-05-02',
        communeName: 'GRENOBLE', communeInsee: '38185', active: true, isAssociation: true,
      }],
    })
    expect(asked).toEqual(['73282932000074'])
  })

  test('an unknown number is followed by its name', async () => {
    server.use(http.get(SEARCH, ({ request }) => HttpResponse.json({ results: new URL(request.url).searchParams.get('q') === 'Les Amis du parc' ? [record] : [] })))
    expect(await rechercheEntreprises.lookup(declared)).toMatchObject({ status: 'found' })
  })

  test('nothing is found', async () => {
    server.use(answering([]))
    expect(await rechercheEntreprises.lookup({ siret: null, rna: null, name: 'Collectif sans nom' })).toEqual({ status: 'nothing' })
  })

  test('what the register leaves out is simply absent', async () => {
    server.use(answering([{ siren: '732829320', nom_complet: 'X', siege: null }]))
    expect(await rechercheEntreprises.lookup(declared)).toMatchObject({ records: [{ rna: null, siret: null, active: false, isAssociation: false }] })
  })

  test.each([
    ['answers 500', http.get(SEARCH, () => new HttpResponse(null, { status: 500 }))],
    ['answers what is no JSON', http.get(SEARCH, () => HttpResponse.text('<html>Maintenance</html>'))],
    ['answers another JSON', http.get(SEARCH, () => HttpResponse.json({ erreur: 'quota' }))],
    ['redirects elsewhere', http.get(SEARCH, () => HttpResponse.redirect('https://exemple.test/', 302))],
    ['cannot be reached', http.get(SEARCH, () => HttpResponse.error())],
  ])('a register that %s is silent, without harm', async (_what, handler) => {
    server.use(handler)
    expect(await rechercheEntreprises.lookup(declared)).toEqual({ status: 'silent' })
  })

  test('a register that never answers is not waited for', async () => {
    server.use(http.get(SEARCH, async () => {
      await delay('infinite')
      return HttpResponse.json({})
    }))
    expect(await rechercheEntreprises.lookup(declared)).toEqual({ status: 'silent' })
  })
})
