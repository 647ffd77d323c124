import { beforeAll, describe, expect, test } from 'vitest'

import { pepperOf } from '~/accounts/pepper.server'
import { changeNeed } from '~/needs/change-need.server'
import { closeNeed, deleteSearch } from '~/needs/close-need.server'
import { hideNeed, showNeed } from '~/needs/hide-need.server'
import { NEED_LIMITS } from '~/needs/need-limits'
import { countFitting, needsList } from '~/needs/needs-list.server'
import { postNeed, saveSearch } from '~/needs/post-need.server'
import { proposeListing } from '~/needs/propose-listing.server'
import { savedSearches } from '~/needs/saved-searches.server'
import { readStopToken } from '~/needs/stop-token.server'
import { wholeDays } from '~/loans/loan-period'
import { parisInstant } from '~/platform/paris-time'

import { makeCommune, makeListing, makeLoan, makeMember, makeNeed, viewerOf } from '../../factories'
import { runMailJobs, testEnv } from '../../support/account-context'
import { useDatabase } from '../../support/database'
import { useSite } from '../../support/web'
import { NEED, useEvenings } from './support'

const database = useDatabase()
const evenings = useEvenings(database, useSite(database))
const NOW = parisInstant('2027-05-20', '09:00')
const EVENT = wholeDays('2027-06-12', '2027-06-13')

type Member = Awaited<ReturnType<typeof makeMember>>
let seeker: Member
let lender: Member
const as = ({ viewer }: Pick<Member, 'viewer'>, now = NOW) => evenings.context(viewer, now)
const refusal = (work: Promise<unknown>) => work.then(() => 'done', (error: { code: string; field?: string }) => [error.code, ...(error.field ? [error.field] : [])])

beforeAll(async () => {
  await database.db.territory.create({ data: { epciSiren: '200040715', name: 'Grenoble-Alpes Métropole' } })
  seeker = await makeMember(database.db, { organisation: { name: 'Qui cherche' } })
  lender = await makeMember(database.db, { organisation: { name: 'Qui prête' } })
})

describe('saying a need', () => {
  test('is for a verified association; any person may keep it for herself', async () => {
    const pending = await makeMember(database.db, { organisation: { status: 'pending' } })
    expect(await refusal(postNeed(as(pending), { ...NEED, organisationId: pending.organisation.id }))).toEqual(['need_verified_only', 'pour'])
    expect(await refusal(postNeed(as(pending), { ...NEED, organisationId: lender.organisation.id }))).toEqual(['forbidden'])
    const { needId } = await saveSearch(as(pending), NEED)
    expect(await database.db.need.findUnique({ where: { id: needId } })).toMatchObject({ organisationId: null, personId: pending.person.id })
  })

  test('in a commune that is none is refused at its field', async () =>
    expect(await refusal(saveSearch(as(seeker), { ...NEED, communeInsee: '99999' }))).toEqual(['unknown_commune', 'autour']))

  test('stands on the shelf its words speak of', async () => {
    const { needId } = await postNeed(as(seeker), { ...NEED, words: '80 chaises pliantes', organisationId: seeker.organisation.id })
    expect(await database.db.need.findUnique({ where: { id: needId } })).toMatchObject({ category: null, listedUnder: 'mobilier.chaises' })
  })

  test('has a limit, that two at once do not pass', async () => {
    const busy = await makeMember(database.db)
    for (let n = 1; n < NEED_LIMITS.open; n++) await makeNeed(database.db, { organisationId: busy.organisation.id })
    await makeNeed(database.db, { organisationId: busy.organisation.id }, { standsUntil: NOW })
    const post = () => refusal(postNeed(as(busy), { ...NEED, organisationId: busy.organisation.id }))
    expect(await Promise.all([post(), post()])).toEqual(expect.arrayContaining([['too_many_needs'], 'done']))
  })
})

describe('changing and ending it', () => {
  test('is for its association, or for who saved it; nobody else even knows of a saved search', async () => {
    const need = await makeNeed(database.db, { organisationId: seeker.organisation.id })
    const search = await makeNeed(database.db, { personId: seeker.person.id })
    const colleague = await makeMember(database.db)
    const member = { viewer: viewerOf(colleague.person, [{ organisation: seeker.organisation, role: 'membre' }]) }
    const admin = { viewer: { ...viewerOf({ ...colleague.person, isAdmin: true }), coordinates: { wholeTerritory: true, communes: [] } } }
    expect(await refusal(closeNeed(as(lender), { needId: need.id, ending: 'found' }))).toEqual(['forbidden'])
    for (const other of [lender, member, admin]) {
      expect(await refusal(changeNeed(as(other), { ...NEED, needId: search.id }))).toEqual(['not_found'])
      expect(await refusal(deleteSearch(as(other), { needId: search.id }))).toEqual(['not_found'])
    }
    expect(await refusal(closeNeed(as(member), { needId: need.id, ending: 'found' }))).toBe('done')
    expect(await refusal(deleteSearch(as(seeker), { needId: need.id }))).toEqual(['not_found'])
    expect(await refusal(deleteSearch(as(seeker), { needId: search.id }))).toBe('done')
  })

  test('what was found stays found; what only ran out opens again', async () => {
    const found = await makeNeed(database.db, { organisationId: seeker.organisation.id }, { closedAt: NOW, ending: 'found' })
    const over = await makeNeed(database.db, { organisationId: seeker.organisation.id }, { closedAt: NOW, ending: 'expired', standsUntil: NOW })
    expect(await refusal(changeNeed(as(seeker), { ...NEED, needId: found.id }))).toEqual(['need_closed'])
    expect(await refusal(closeNeed(as(seeker), { needId: found.id, ending: 'found' }))).toEqual(['need_closed'])
    await changeNeed(as(seeker), { ...NEED, needId: over.id })
    expect(await database.db.need.findUnique({ where: { id: over.id } })).toMatchObject({ closedAt: null, ending: null, standsUntil: parisInstant('2027-07-20') })
  })

  test('looks for what fits again only where something else is asked', async () => {
    const need = await makeNeed(database.db, { organisationId: seeker.organisation.id }, { words: 'chaises' })
    const anew = async () => (await database.db.event.findFirstOrThrow({ where: { subjectId: need.id, kind: 'need.changed' }, orderBy: { id: 'desc' } })).payload
    await changeNeed(as(seeker), { ...NEED, needId: need.id, description: 'Avec des housses' })
    expect(await anew()).toEqual({ asksAnew: false })
    await changeNeed(as(seeker), { ...NEED, needId: need.id, ...EVENT })
    expect(await anew()).toEqual({ asksAnew: true })
  })
})

describe('proposing an annonce', () => {
  const propose = (needId: string, listingId: number, message = '') => proposeListing(as(lender), { needId, listingId, message })

  test('tells the association, once, with the way to ask for it: dates and what there is of it filled in, no contact', async () => {
    const need = await makeNeed(database.db, { organisationId: seeker.organisation.id }, { words: 'chaises', quantity: 80, ...EVENT })
    const listing = await makeListing(database.db, lender.organisation, { title: 'Chaises de la salle', stock: 30 })
    await propose(need.id, listing.id, 'Nous livrons.')
    expect(await refusal(propose(need.id, listing.id))).toEqual(['already_proposed'])
    const mails = (await runMailJobs(database, 2)).filter(({ subject }) => subject.includes('Qui prête'))
    expect(mails.map(({ recipient }) => recipient).sort()).toEqual([seeker.organisation.email, seeker.person.email].sort())
    for (const { text } of mails) {
      expect(text).toContain(`/annonces/${listing.id}?du=2027-06-12&au=2027-06-13&quantite=30`)
      expect(text).toContain('Nous livrons.')
      for (const secret of [lender.organisation.email, lender.person.email, lender.organisation.phone, '1 rue du Test']) expect(text).not.toContain(secret)
    }
  })

  test('is not mailed to who wants no more mail about this need or about any; the mail says how to stop', async () => {
    const [one, all] = [await makeMember(database.db), await makeMember(database.db)]
    const organisationId = seeker.organisation.id
    for (const { person } of [one, all]) await database.db.membership.create({ data: { personId: person.id, organisationId, role: 'membre' } })
    const need = await makeNeed(database.db, { organisationId }, { words: 'bancs' })
    await database.db.needMailStop.createMany({ data: [{ personId: one.person.id, needId: need.id }, { personId: all.person.id, needId: null }] })
    await propose(need.id, (await makeListing(database.db, lender.organisation, { title: 'Bancs de la salle' })).id)
    const mails = (await runMailJobs(database, 2)).filter(({ subject }) => subject.includes('Bancs'))
    expect(mails.map(({ recipient }) => recipient).sort()).toEqual([seeker.organisation.email, seeker.person.email].sort())
    const jeton = /\/besoins\/arreter\?jeton=(\S+)/.exec(mails.find(({ recipient }) => recipient === seeker.person.email)!.text)![1]!
    expect(readStopToken(pepperOf(testEnv), jeton)).toEqual({ personId: seeker.person.id, needId: need.id })
    // A shared mailbox is nobody's: whoever reads it cannot silence a person.
    expect(mails.find(({ recipient }) => recipient === seeker.organisation.email)!.text).not.toContain('jeton=')
  })

  test('takes an annonce of one’s own that is published and may be asked for', async () => {
    const need = await makeNeed(database.db, { organisationId: seeker.organisation.id })
    const foreign = await makeListing(database.db, (await makeMember(database.db)).organisation)
    const draft = await makeListing(database.db, lender.organisation, { status: 'draft' })
    const local = await makeListing(database.db, lender.organisation, { audience: 'same_commune' })
    expect(await refusal(propose(need.id, foreign.id))).toEqual(['forbidden'])
    expect(await refusal(propose(need.id, draft.id))).toEqual(['listing_not_open', 'listingId'])
    expect(await refusal(propose(need.id, local.id))).toEqual(['same_commune_only', 'listingId'])
    expect(await refusal(propose(need.id, 999_999_999))).toEqual(['listing_not_open', 'listingId'])
    const own = await makeListing(database.db, seeker.organisation)
    expect(await refusal(proposeListing(as(seeker), { needId: need.id, listingId: own.id, message: '' }))).toEqual(['own_need', 'listingId'])
  })

  test('takes a part of what is needed, and nothing that is wholly taken then', async () => {
    const need = await makeNeed(database.db, { organisationId: seeker.organisation.id }, { quantity: 80, ...EVENT })
    const listing = await makeListing(database.db, lender.organisation, { stock: 10 })
    const loan = await makeLoan(database.db, { listing, lenderId: lender.organisation.id, borrowerId: seeker.organisation.id, ...EVENT, quantity: 10 })
    await database.db.loanLine.updateMany({ where: { loanId: loan.id }, data: { state: 'accepted', quantityAccepted: 10, quantityHeld: 10 } })
    expect(await refusal(propose(need.id, listing.id))).toEqual(['proposal_not_free', 'listingId'])
    await database.db.loanLine.updateMany({ where: { loanId: loan.id }, data: { quantityAccepted: 9, quantityHeld: 9 } })
    expect(await refusal(propose(need.id, listing.id))).toBe('done')
  })

  test('is for open needs: closed ones say so, hidden ones and saved searches do not exist', async () => {
    const listing = await makeListing(database.db, lender.organisation)
    const owner = { organisationId: seeker.organisation.id }
    const closed = await makeNeed(database.db, owner, { closedAt: NOW, ending: 'found' })
    const hidden = await makeNeed(database.db, owner, { hiddenAt: NOW, hiddenReason: 'x' })
    const search = await makeNeed(database.db, { personId: seeker.person.id })
    expect(await refusal(propose(closed.id, listing.id))).toEqual(['need_closed'])
    for (const { id } of [hidden, search]) expect(await refusal(propose(id, listing.id))).toEqual(['not_found'])
  })
})

describe('a coordinator', () => {
  test('hides a need with her reason, on record, and shows it again; its association is told both times', async () => {
    const coordinator = { viewer: { ...viewerOf(lender.person), coordinates: { wholeTerritory: false, communes: [seeker.organisation.communeInsee] } } }
    const elsewhere = { viewer: { ...viewerOf(lender.person), coordinates: { wholeTerritory: false, communes: [lender.organisation.communeInsee] } } }
    const need = await makeNeed(database.db, { organisationId: seeker.organisation.id }, { words: 'canapés à vendre' })
    expect(await refusal(hideNeed(as(elsewhere), { needId: need.id, reason: 'Vente' }))).toEqual(['forbidden'])
    await hideNeed(as(coordinator), { needId: need.id, reason: 'C’est une vente.' })
    expect(await refusal(hideNeed(as(coordinator), { needId: need.id, reason: 'Encore' }))).toEqual(['need_already_hidden'])
    expect(await database.db.moderationDecision.findFirst({ where: { subjectId: need.id } })).toMatchObject({ subjectType: 'need', action: 'hide_need', reason: 'C’est une vente.' })
    await showNeed(as(coordinator), { needId: need.id })
    expect(await refusal(showNeed(as(coordinator), { needId: need.id }))).toEqual(['need_not_hidden'])
    const mails = (await runMailJobs(database)).filter(({ subject, recipient }) => subject.includes('Canapés à vendre') && recipient === seeker.person.email)
    expect(mails.map(({ subject }) => subject)).toEqual([expect.stringContaining('masqué'), expect.stringContaining('de nouveau visible')])
    expect(mails[0]!.text).toContain('C’est une vente.')
  })

  test('cannot touch a saved search', async () => {
    const search = await makeNeed(database.db, { personId: seeker.person.id })
    const admin = { viewer: viewerOf({ ...lender.person, isAdmin: true }) }
    for (const viewer of [admin, seeker]) expect(await refusal(hideNeed(as(viewer), { needId: search.id, reason: 'x' }))).toEqual(['not_found'])
  })
})

describe('the list', () => {
  const titles = async (query: string, who: Pick<Member, 'viewer'> = lender) => (await needsList(as(who), new URLSearchParams(query))).items.map(({ title }) => title)
  let other: Member
  beforeAll(async () => {
    await database.db.need.deleteMany()
    other = await makeMember(database.db)
    const eybens = await makeCommune(database.db, { insee: '38158', name: 'Eybens' })
    const owner = { organisationId: seeker.organisation.id }
    const day = (n: number) => new Date(Date.UTC(2027, 4, n))
    await makeNeed(database.db, owner, { words: 'barnum', listedUnder: 'tentes.barnums', createdAt: day(3), ...EVENT })
    await makeNeed(database.db, owner, { words: 'chaises', listedUnder: 'mobilier.chaises', createdAt: day(4), ...wholeDays('2027-06-01', '2027-06-01'), communeInsee: eybens.insee, radiusKm: 10 })
    await makeNeed(database.db, owner, { words: 'tables', listedUnder: 'mobilier.tables', createdAt: day(5) })
    await makeNeed(database.db, owner, { words: 'cachée', createdAt: day(6), hiddenAt: day(6), hiddenReason: 'x' })
    await makeNeed(database.db, owner, { words: 'trouvée', createdAt: day(6), closedAt: day(7), ending: 'found' })
    await makeNeed(database.db, owner, { words: 'passée', createdAt: day(1), standsUntil: NOW })
    await makeNeed(database.db, { personId: seeker.person.id }, { words: 'privée' })
    await makeNeed(database.db, { organisationId: (await makeMember(database.db, { organisation: { status: 'suspended' } })).organisation.id }, { words: 'suspendue' })
  })

  test('holds the open needs of verified associations, newest first, or by their dates', async () => {
    expect(await titles('')).toEqual(['Tables', 'Chaises', 'Barnum'])
    expect(await titles('tri=date')).toEqual(['Chaises', 'Barnum', 'Tables'])
  })

  test('is narrowed by category, by shelf and by commune: where it is needed, else where the association is', async () => {
    expect(await titles('categorie=mobilier')).toEqual(['Tables', 'Chaises'])
    expect(await titles('categorie=mobilier.tables')).toEqual(['Tables'])
    expect(await titles('commune=38158')).toEqual(['Chaises'])
    expect(await titles(`commune=${seeker.organisation.communeInsee}`)).toEqual(['Tables', 'Barnum'])
  })

  test('takes whatever is typed in its address', async () => {
    for (const query of ['page=1000000000', 'page=-1', 'categorie=%27;--', 'commune=x', 'tri=toto', 'voir=autre', `categorie=${'a'.repeat(20_000)}`]) expect(Array.isArray(await titles(query)), query).toBe(true)
    for (const voir of ['constructor', '__proto__', 'toString']) expect((await needsList(as(lender), new URLSearchParams({ voir }))).view).toBe('all')
  })

  test('shows its association all of its own, over and hidden ones too', async () =>
    expect(await titles('voir=miens', seeker)).toEqual(expect.arrayContaining(['Cachée', 'Trouvée', 'Passée', 'Tables'])))

  test('shows a lender what its annonces fit, until it has answered', async () => {
    const need = await database.db.need.findFirstOrThrow({ where: { words: 'tables' } })
    const listing = await makeListing(database.db, other.organisation, { title: 'Six tables' })
    await database.db.needMatch.create({ data: { needId: need.id, listingId: listing.id, foundAt: NOW } })
    expect(await titles('voir=aider', other)).toEqual(['Tables'])
    expect((await needsList(as(other), new URLSearchParams())).items.find(({ title }) => title === 'Tables')!.fitting).toEqual(['Six tables'])
    expect(await countFitting(as(other))).toBe(1)
    expect([await titles('voir=aider', lender), await countFitting(as(lender))]).toEqual([[], 0])
    await proposeListing(as(other), { needId: need.id, listingId: listing.id, message: '' })
    expect([await titles('voir=aider', other), await countFitting(as(other))]).toEqual([[], 0])
  })

  test('of saved searches holds one’s own only', async () => {
    expect((await savedSearches(as(seeker), 1)).items.map(({ title }) => title)).toEqual(['Privée'])
    expect((await savedSearches(as(lender), 1)).items).toEqual([])
  })
})
