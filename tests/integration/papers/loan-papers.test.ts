import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { amendReturn } from '~/loans/amend-return.server'
import { cancelLoan } from '~/loans/cancel-loan.server'
import { closeLoan } from '~/loans/close-loan.server'
import { handOverLoan } from '~/loans/hand-over-loan.server'
import { loanPage } from '~/loans/loan-page.server'
import { returnLoan } from '~/loans/return-loan.server'
import { setContact } from '~/loans/set-contact.server'
import { loanPaper } from '~/papers/loan-paper.server'
import { setOwnClauses } from '~/papers/own-clauses.server'
import { PAPER_FILES, type PaperKind } from '~/papers/paper-kinds'
import { renderPaper } from '~/papers/pdf/render-paper.server'

import { makeMember } from '../../factories'
import { useDatabase } from '../../support/database'
import { readPdf } from '../../support/read-pdf'
import { useSite } from '../../support/web'
import { as, at, makeBourse, refusalOf } from '../loans/support'

const database = useDatabase()
const site = useSite(database)

const HANDOVER = at('2027-06-12', '09:00')
const RETURN = at('2027-06-13', '18:00')

async function bourse(listing: Parameters<typeof makeBourse>[1] = {}) {
  const { db } = database
  const { lender, borrower, annonce, accepted } = await makeBourse(db, listing)
  const loanId = await accepted(4)
  const lineId = (await db.loanLine.findFirstOrThrow({ where: { loanId } })).id
  const ask = (who: typeof lender, now: Date) => as(db, who.viewer, now)
  return {
    loanId, lineId, lender, borrower, annonce,
    handOver: (quantityOut = 4, condition?: string) => handOverLoan(ask(borrower, HANDOVER), { loanId, lines: { [lineId]: { quantityOut, ...(condition && { condition }) } } }),
    giveBack: (lost = 0) => returnLoan(ask(lender, RETURN), { loanId, lines: { [lineId]: { lost } } }),
    amend: (lost: number) => amendReturn(ask(lender, RETURN), { loanId, lines: { [lineId]: { lost } } }),
    contact: (end: 'retrait' | 'retour', name: string) => setContact(ask(borrower, HANDOVER), { loanId, end, name, phone: '06 12 34 56 78' }),
    close: () => closeLoan(ask(lender, RETURN), { loanId }),
    paper: (kind: PaperKind, version?: number) => loanPaper(ask(borrower, RETURN), loanId, PAPER_FILES[kind], version),
    kept: () => db.paper.findMany({ where: { loanId }, orderBy: [{ kind: 'asc' }, { version: 'asc' }] }),
  }
}
const versions = (papers: { kind: string; version: number }[]) => papers.map(({ kind, version }) => `${kind} ${version}`)

describe('the papers of a loan', () => {
  test('a convention follows its loan until the retrait, and is fixed with it', async () => {
    const { contact, handOver, paper, kept } = await bourse()
    await contact('retrait', 'Zoé Šimić')
    expect(await kept()).toEqual([])
    const before = await paper('agreement')
    expect(JSON.stringify(before.document)).toContain('Zoé Šimić')
    expect(before.document.status).toContain('provisoire')
    await handOver()
    expect(versions(await kept())).toEqual(['agreement 1', 'condition_out 1'])
    const after = await paper('agreement')
    expect(after.name).toBe(before.name)
    expect(after.document.status).toContain('12 juin 2027')
    expect(await database.db.event.count({ where: { kind: 'paper.fixed' } })).toBe(2)
  })

  test('another contact after the retrait makes version 2, and version 1 can still be read', async () => {
    const { contact, handOver, paper, kept } = await bourse()
    await contact('retour', 'Ana')
    await handOver()
    await contact('retour', 'Bob')
    expect(versions(await kept())).toEqual(['agreement 1', 'agreement 2', 'condition_out 1'])
    expect(JSON.stringify((await paper('agreement', 1)).document)).toContain('Ana')
    const second = await paper('agreement')
    expect(second.name).toMatch(/^convention-.+-2\.pdf$/)
    expect(JSON.stringify(second.document)).toContain('Bob')
  })

  test('the état des lieux of restitution is fixed at the retour; a retour looked at again makes its version 2 and leaves the convention alone', async () => {
    const { handOver, giveBack, amend, close, kept, paper } = await bourse()
    await handOver(4, 'Neuves')
    await giveBack()
    await amend(1)
    await close()
    expect(versions(await kept())).toEqual(['agreement 1', 'condition_out 1', 'condition_in 1', 'condition_in 2'])
    expect((await paper('condition_in')).document.status).toContain('remplace la version 1')
  })

  test('what the lender writes into her annonce or changes of herself after the retrait is in no version', async () => {
    const { db } = database
    const { contact, handOver, annonce, lender, paper } = await bourse({ replacementCents: 2500 })
    await handOver()
    await db.listing.update({ where: { id: annonce.id }, data: { replacementCents: 990_000, rules: 'Tout est payant' } })
    await db.organisation.update({ where: { id: lender.organisation.id }, data: { phone: '04 99 99 99 99' } })
    await contact('retour', 'Bob')
    const words = JSON.stringify((await paper('agreement')).document)
    expect(words).toContain('n° ' + (await paper('agreement')).name.replace(/^convention-|\.pdf$/g, ''))
    expect(words).toContain('25')
    for (const since of ['9\u202f900', 'Tout est payant', '04\u00a099']) expect(words).not.toContain(since)
  })

  test('any sequence of changes never alters a fixed version', async () => {
    const change = fc.oneof(
      fc.record({ do: fc.constant('contact' as const), end: fc.constantFrom('retrait' as const, 'retour' as const), name: fc.constantFrom('Ana', 'Bob', 'Zoé') }),
      fc.record({ do: fc.constant('handOver' as const), quantity: fc.integer({ min: 1, max: 4 }) }),
      fc.record({ do: fc.constant('giveBack' as const), lost: fc.integer({ min: 0, max: 1 }) }),
      fc.record({ do: fc.constant('amend' as const), lost: fc.constant(1) }),
      fc.record({ do: fc.constant('annonce' as const), title: fc.constantFrom('Chaises', 'Bancs') }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 8 }), async (changes) => {
        const loan = await bourse()
        const seen = new Map<string, { sha256: string; bytes: Buffer }>()
        for (const step of changes) {
          await refusalOf(
            step.do === 'contact' ? loan.contact(step.end, step.name)
            : step.do === 'handOver' ? loan.handOver(step.quantity)
            : step.do === 'giveBack' ? loan.giveBack(step.lost)
            : step.do === 'amend' ? loan.amend(step.lost)
            : database.db.listing.update({ where: { id: loan.annonce.id }, data: { title: step.title } }),
          )
          for (const { kind, version, sha256 } of await loan.kept()) {
            const bytes = await renderPaper((await loan.paper(kind, version)).document)
            const first = seen.get(`${kind} ${version}`) ?? { sha256, bytes }
            expect(sha256).toBe(first.sha256)
            expect(bytes.equals(first.bytes)).toBe(true)
            seen.set(`${kind} ${version}`, first)
          }
        }
      }),
      { numRuns: 12 },
    )
  })

  test('the database itself refuses to change a fixed paper, and one that is not what its seal says', async () => {
    const { db } = database
    const { handOver, kept, loanId } = await bourse()
    await handOver()
    const [paper] = await kept()
    await expect(db.paper.update({ where: { id: paper!.id }, data: { version: 9 } })).rejects.toThrow('never changed')
    await expect(db.paper.create({ data: { loanId, kind: 'agreement', version: 9, number: 'X-9', content: '{}', sha256: '0'.repeat(64), fixedAt: HANDOVER } })).rejects.toThrow()
  })

  test('a loan called off and a gift have no papers; a loan that left before papers were kept says so', async () => {
    const { db } = database
    const cancelled = await bourse()
    await cancelLoan(as(db, cancelled.borrower.viewer), { loanId: cancelled.loanId })
    expect(await refusalOf(cancelled.paper('agreement'))).toMatchObject({ status: 404 })
    const gift = await bourse({ nature: 'don' })
    expect(await refusalOf(gift.paper('agreement'))).toMatchObject({ status: 404 })
    const old = await bourse()
    await old.handOver()
    await db.paper.deleteMany({ where: { loanId: old.loanId } })
    expect((await old.paper('agreement')).document.status).toContain('après coup')
  })
})

describe('the address of a paper', () => {
  test('answers the two sides with a PDF that is nobody else’s', async () => {
    const { loanId, handOver, borrower, lender } = await bourse()
    await handOver()
    const stranger = await makeMember(database.db)
    const visit = async (who: typeof lender, query = '') => site.visit(`/prets/${loanId}/convention.pdf${query}`, { cookie: await site.cookieOf(who.person.id) })
    for (const who of [lender, borrower]) {
      const { status, headers } = await visit(who)
      expect({ status, type: headers.get('content-type'), cache: headers.get('cache-control') }).toEqual({ status: 200, type: 'application/pdf', cache: 'private, no-store' })
      expect(headers.get('content-disposition')).toMatch(/^inline; filename="convention-[\w-]+-1\.pdf"$/)
    }
    expect((await visit(stranger)).status).toBe(404)
    for (const version of ['2', '0', 'x', '1e3']) expect((await visit(lender, `?version=${version}`)).status).toBe(404)
    expect((await visit(lender, '?version=1')).status).toBe(200)
  })

  test('the papers of a minibus are read back by a reader of PDF files', async () => {
    const { paper } = await bourse({ nature: 'vehicule', category: 'vehicules.minibus', title: 'Minibus', attributes: { seats: 9, fuel: 'diesel' } })
    const { text } = await readPdf(await renderPaper((await paper('logbook')).document))
    expect(text).toContain('gazole')
    expect(text).toContain('Kilométrage')
  })
})

describe('a lender’s own clauses', () => {
  test('stand in her conventions until they are fixed, and are kept there as they were', async () => {
    const { db } = database
    const { lender, borrower, handOver, contact, paper } = await bourse()
    const slug = lender.organisation.slug
    await setOwnClauses(as(db, lender.viewer), slug, 'Les nappes reviennent lavées.')
    const words = async () => JSON.stringify((await paper('agreement')).document)
    expect(await words()).toContain(`Conditions particulières de ${lender.organisation.name}`)
    await handOver()
    await setOwnClauses(as(db, lender.viewer), slug, 'Tout est repassé.')
    await contact('retour', 'Bob')
    expect(await words()).toContain('Les nappes reviennent lavées.')
    expect(await words()).not.toContain('repassé')
    expect(await refusalOf(setOwnClauses(as(db, borrower.viewer), slug, 'Rien'))).toMatchObject({ status: 403 })
  })

  test('are typed in a form that keeps them where they are too long', async () => {
    const { lender } = await bourse()
    const cookie = await site.cookieOf(lender.person.id)
    const address = `/associations/${lender.organisation.slug}/convention`
    const tooLong = await site.visit(address, { cookie, form: { clauses: 'x'.repeat(4001) } })
    expect(tooLong).toMatchObject({ status: 422, body: { errors: { clauses: expect.stringContaining('4') }, values: { clauses: 'x'.repeat(4001) } } })
    expect((await site.visit(address, { cookie, form: { clauses: 'Merci.' } })).status).toBe(303)
    expect((await site.visit(address, { cookie })).body).toMatchObject({ organisation: { loanClauses: 'Merci.' } })
  })
})

describe('the page of a loan', () => {
  test('lists its papers, the newest version first, to those who may read the loan', async () => {
    const { loanId, lender, handOver, contact, giveBack } = await bourse()
    const listed = async () => (await loanPage(as(database.db, lender.viewer), loanId)).papers.map(({ kind, fixed }) => `${kind} ${fixed?.version ?? '-'}`)
    expect(await listed()).toEqual(['agreement -', 'condition_out -'])
    await handOver()
    await contact('retour', 'Bob')
    expect(await listed()).toEqual(['agreement 2', 'agreement 1', 'condition_out 1', 'condition_in -'])
    await giveBack()
    expect((await listed()).at(-1)).toBe('condition_in 1')
  })
})
