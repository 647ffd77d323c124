import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { composePaper } from '~/papers/compose-paper'
import { PAPER_KINDS, kindsFor } from '~/papers/paper-kinds'
import { fontRuns, paperFonts } from '~/papers/pdf/fonts.server'
import { renderPaper } from '~/papers/pdf/render-paper.server'

import { lineFacts, listingFacts, paperFacts, partyFacts } from '../../factories/papers'
import { readPdf } from '../../support/read-pdf'

const HANDED_OVER = '2027-06-10T15:12:00.000Z'
const RETURNED = '2027-06-14T08:30:00.000Z'
const vehicle = listingFacts({ id: 14, title: 'Minibus 9 places', nature: 'vehicule', pickupSlots: [], rules: 'Pas d’animaux à bord.' })
const room = listingFacts({ id: 15, title: 'Salle des fêtes', nature: 'salle', pickupSlots: [] })

describe('the convention de prêt', () => {
  test('says all that a convention must, in words that a reader of PDF files finds', async () => {
    const facts = paperFacts({ loan: { contacts: [{ end: 'retrait', side: 'lender', name: 'Zoë Šimić', phone: '0612345678' }] } })
    const { text, title, tagged } = await readPdf(await renderPaper(composePaper('agreement', facts, 1, null)))
    expect({ title, tagged }).toEqual({ title: 'Convention de prêt n° K7P2QX-1', tagged: true })
    for (const said of [
      'Convention de prêt', 'n° K7P2QX-1', 'provisoire', 'Maison des Habitants des Essarts', 'Eybens', 'Animer la vie du quartier.', 'Camille Dürand, responsable', '04 76 00 00 00', 'contact@essarts.exemple.fr', 'RNA W381012345',
      'Collectif Cuisine Partagée', 'Fête du quartier', 'Barnum pliant 3 × 3 m', 'Lests fournis : oui', '890 €', '150 €', 'jeudi 10 juin 2027, de 17 h à 19 h', 'dimanche 13 juin 2027', '12 rue des Œillets, Eybens', 'Zoë Šimić', '06 12 34 56 78',
      'L’emprunteur est assuré', 'attestation d’assurance', 'articles 1875 à 1891 du Code civil', 'Perte, vol et casse', 'propre', 'Pas de prêt à d’autres', 'facturé', 'Priorité du prêteur', 'Annulation', 'Désaccord', 'participation aux frais', 'page 1 sur 2',
    ]) expect(text.replaceAll('\u00a0', ' ')).toContain(said)
  })

  test('is tagged: headings, paragraphs, a table with heads of columns and rows', async () => {
    const { roles } = await readPdf(await renderPaper(composePaper('agreement', paperFacts(), 1, null)))
    expect(roles.filter((role) => role === 'H1')).toHaveLength(1)
    expect(new Set(roles)).toEqual(new Set(['Root', 'Document', 'H1', 'H2', 'H3', 'P', 'Table', 'TR', 'TH', 'TD']))
  })

  test('asks of a room and of a vehicle what each needs, and says for each who is insured', () => {
    const words = (listings: typeof room[]) =>
      JSON.stringify(composePaper('agreement', paperFacts({ loan: { lines: listings.map(({ id }) => lineFacts({ listingId: id })) }, terms: { listings } }), 1, null))
    expect(words([room])).toMatch(/Sacem.*|SSIAP/)
    expect(words([room])).not.toContain('carnet de bord')
    expect(words([vehicle])).toContain('trois ans au moins')
    expect(words([vehicle])).toContain('Pas d’animaux à bord.')
    expect(words([room, vehicle])).toMatch(/le prêteur assure le bâtiment.*Le prêteur assure le véhicule/)
  })

  test('leaves to be filled in by hand what the site does not know of somebody who is not on it', async () => {
    const unknown = { seat: null, object: null, representative: null, phone: null, email: null, number: null }
    const { text } = await readPdf(await renderPaper(composePaper('agreement', paperFacts({ terms: { borrower: { name: 'École Jules-Ferry', ...unknown } } }), 1, null)))
    expect(text).toContain('École Jules-Ferry')
    expect(text).not.toContain('null')
  })
})

describe('the états des lieux and the carnet de bord', () => {
  test('an état des lieux is a form until the remise is recorded, and then says what was', () => {
    const [line] = [lineFacts({ promised: 3, out: 2, conditionOut: 'Un pied tordu' })]
    const before = JSON.stringify(composePaper('condition_out', paperFacts(), 1, null))
    const after = JSON.stringify(composePaper('condition_out', paperFacts({ loan: { lines: [line!], handedOverAt: HANDED_OVER } }), 1, HANDED_OVER))
    expect(before).toContain('"value":null')
    expect(after).toContain('Un pied tordu')
    expect(after).toContain('jeudi 10 juin 2027, 17\u00a0h\u00a012')
    expect(after).toContain('ne change plus')
  })

  test('the état des lieux of restitution says what came back, what is lost and in which state it left', () => {
    const line = lineFacts({ promised: 3, out: 3, back: 2, lost: 1, conditionOut: 'Un pied tordu', conditionIn: 'Toile déchirée' })
    const words = JSON.stringify(composePaper('condition_in', paperFacts({ loan: { lines: [line], handedOverAt: HANDED_OVER, returnedAt: RETURNED, remarks: 'Un jour de retard' } }), 1, RETURNED))
    for (const said of ['Toile déchirée', 'Au départ\u00a0: Un pied tordu', 'Un jour de retard']) expect(words).toContain(said)
  })

  test('the carnet de bord has lines for drivers, trips, fuel and fines', async () => {
    const facts = paperFacts({ loan: { lines: [lineFacts({ listingId: 14 })] }, terms: { listings: [vehicle] } })
    const { text, pages } = await readPdf(await renderPaper(composePaper('logbook', facts, 1, null)))
    for (const said of ['Minibus 9 places', 'Kilométrage', 'Qui conduit', 'Carburant', 'contraventions']) expect(text).toContain(said)
    expect(pages).toHaveLength(2)
  })

  test('only what comes back has papers, and only a vehicle a logbook', () => {
    expect(kindsFor(['don', 'competence'])).toEqual([])
    expect(kindsFor(['pret', 'don'])).toEqual(['agreement', 'condition_out', 'condition_in'])
    expect(kindsFor(['vehicule'])).toEqual([...PAPER_KINDS])
  })
})

describe('a paper as a file', () => {
  test('the same paper gives the same bytes, whatever the day', async () => {
    const paper = composePaper('agreement', paperFacts(), 1, HANDED_OVER)
    expect((await renderPaper(paper)).equals(await renderPaper(structuredClone(paper)))).toBe(true)
  })

  test('a long table goes on over the pages under its heads, which are read out once', async () => {
    const listings = Array.from({ length: 60 }, (_, index) => listingFacts({ id: index + 1, title: `Chose ${index + 1}` }))
    const { pages, roles } = await readPdf(await renderPaper(composePaper('agreement', paperFacts({ loan: { lines: listings.map(({ id }) => lineFacts({ listingId: id })) }, terms: { listings } }), 1, null)))
    expect(pages.filter((page) => page.includes('Désignation')).length).toBeGreaterThan(1)
    expect(roles.filter((role) => role === 'TH')).toHaveLength(4 + 60)
  })

  test('no letter vanishes: each is written by a font that has it, as itself, without its accent, or as « ? »', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom('regular' as const, 'bold' as const), (text, weight) => {
        const runs = fontRuns(text, weight)
        const fonts = Object.values(paperFonts()[weight])
        for (const run of runs) {
          const { letters } = fonts.find(({ name }) => name === run.font)!
          for (const letter of run.text) expect(letter === '\n' || letters.has(letter.codePointAt(0)!)).toBe(true)
        }
        expect([...runs.map((run) => run.text).join('')]).toHaveLength([...text.normalize('NFC')].length)
      }),
    )
    const shown = (text: string) => fontRuns(text, 'regular').map((run) => run.text).join('')
    expect(shown('Œuvre « d’été », 12\u202f€ – Łukasz Šimić')).toBe('Œuvre «\u00a0d’été\u00a0», 12\u00a0€ – Łukasz Šimić')
    expect(shown('CO₂ 日')).toBe('CO2 ?')
  })

  test('whatever people write, the paper is drawn', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.string({ maxLength: 400 }), async (name, rules) => {
        const paper = composePaper('agreement', paperFacts({ terms: { lender: partyFacts({ name }), listings: [listingFacts({ rules, title: name || 'Chose' })] } }), 1, null)
        expect((await renderPaper(paper)).subarray(0, 5).toString()).toBe('%PDF-')
      }),
      { numRuns: 20 },
    )
  })
})
