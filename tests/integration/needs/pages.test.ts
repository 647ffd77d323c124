import type { AddressInfo } from 'node:net'

import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { pepperOf } from '~/accounts/pepper.server'
import { wholeDays } from '~/loans/loan-period'
import { stopToken } from '~/needs/stop-token.server'
import { createMailer } from '~/platform/mail.server'
import { addDays, parisMoment } from '~/platform/paris-time'
import { tasksOf } from '~/tasks.server'

import { makeListing, makeLoan, makeMember, makeNeed } from '../../factories'
import { useDatabase } from '../../support/database'
import { useSite } from '../../support/web'
import { useEvenings } from './support'

const database = useDatabase()
const site = useSite(database)
const evenings = useEvenings(database, site)
const today = parisMoment(new Date()).day
const SOON = wholeDays(addDays(today, 30), addDays(today, 31))

type Member = Awaited<ReturnType<typeof makeMember>>
let seeker: Member
let lender: Member
let cookies: Record<'seeker' | 'lender', string>

beforeAll(async () => {
  await database.db.territory.create({ data: { epciSiren: '200040715', name: 'Grenoble-Alpes Métropole' } })
  seeker = await makeMember(database.db)
  lender = await makeMember(database.db)
  cookies = { seeker: await site.cookieOf(seeker.person.id, seeker.organisation.id), lender: await site.cookieOf(lender.person.id, lender.organisation.id) }
})

interface Failure {
  errors: Record<string, string>
  values: Record<string, string>
}
const send = (path: string, form: Record<string, string>, who: keyof typeof cookies = 'seeker') => site.visit(path, { cookie: cookies[who], form })

describe('the form of a new need', () => {
  test('is filled from the search one comes from', async () => {
    const { body } = await site.visit(`/besoins/nouveau?q=chaises&du=${addDays(today, 5)}&au=${addDays(today, 6)}&quantite=80&autour=${seeker.organisation.communeInsee}&rayon=10&categorie=mobilier&nature=pret`, { cookie: cookies.seeker })
    expect(body).toMatchObject({
      narrowed: false, association: { verified: true },
      values: { q: 'chaises', du: addDays(today, 5), au: addDays(today, 6), quantite: '80', autour: seeker.organisation.communeInsee, rayon: '10', categorie: 'mobilier', nature: ['pret'] },
    })
  })

  test('posts once, however often it is sent', async () => {
    const form = { q: 'barnum', pour: 'tous', _key: 'once-and-only' }
    const [first, second] = await Promise.all([send('/besoins/nouveau', form), send('/besoins/nouveau', form)])
    expect([first.status, second.status]).toEqual([303, 303])
    expect(second.location).toBe(first.location)
    expect(await database.db.need.count({ where: { words: 'barnum' } })).toBe(1)
  })

  test.each([
    ['nothing', { q: '' }, 'q'],
    ['a day that is past', { q: 'x', du: '2020-01-01' }, 'du'],
    ['a quantity of 0', { q: 'x', quantite: '0' }, 'quantite'],
    ['a quantity of 10^9', { q: 'x', quantite: '1000000000' }, 'quantite'],
    ['an unknown commune', { q: 'x', autour: '99999' }, 'autour'],
    ['20,000 characters', { q: 'x', description: 'é'.repeat(20_000) }, 'description'],
    ['nobody to see it', { q: 'x', pour: '' }, 'pour'],
  ])('with %s says so beside the field and keeps what was typed', async (_name, fields, field) => {
    const form = { pour: 'moi', description: 'Pour la fête', ...fields }
    const { status, body } = await send('/besoins/nouveau', form)
    const failure = body as Failure
    expect(status).toBe(422)
    expect(Object.keys(failure.errors)).toEqual([field])
    expect(failure.errors[field]!.length).toBeGreaterThan(10)
    expect(failure.values).toMatchObject(form)
  })

  test('is limited like the others', async () => {
    const limited = useSiteWithLimit(async () => Promise.reject(new (await import('~/platform/errors')).DomainError('too_many_requests', { status: 429, details: { retryAfter: 60 } })))
    expect((await limited('/besoins/nouveau', { q: 'x', pour: 'moi' })).status).toBe(429)
  })
})

/** The same site, whose limits answer as given. */
function useSiteWithLimit(take: () => Promise<void>) {
  return async (path: string, form: Record<string, string>) => {
    const { rateLimits } = site.services
    site.services.rateLimits = { ...rateLimits, take }
    try {
      return await send(path, form)
    } finally {
      site.services.rateLimits = rateLimits
    }
  }
}

describe('the page of a need', () => {
  test('shows its association exactly what is free then, each with the way to ask; others see none of it', async () => {
    const listing = await evenings.publish(lender.organisation, { title: 'Tréteaux en pin', category: 'mobilier.tables', stock: 20 })
    const need = await makeNeed(database.db, { organisationId: seeker.organisation.id }, { words: 'tréteaux', quantity: 12, ...SOON })
    const found = async () => ((await site.visit(`/besoins/${need.id}`, { cookie: cookies.seeker })).body as { need: { found: { total: number; rows: { href: string; free: string }[] } } }).need.found
    expect(await found()).toMatchObject({ total: 1, rows: [{ href: `/annonces/${listing.id}?du=${addDays(today, 30)}&au=${addDays(today, 31)}&quantite=12`, free: '20 libres' }] })

    const loan = await makeLoan(database.db, { listing, lenderId: lender.organisation.id, borrowerId: seeker.organisation.id, ...SOON, quantity: 9 })
    await database.db.loanLine.updateMany({ where: { loanId: loan.id }, data: { state: 'accepted', quantityAccepted: 9, quantityHeld: 9 } })
    expect(await found()).toEqual({ total: 0, rows: [] })

    const { body } = await site.visit(`/besoins/${need.id}`, {})
    expect(body).toMatchObject({ need: { reader: 'visitor', found: null, proposals: [], lender: null, mails: null } })
    expect(JSON.stringify(body)).not.toMatch(new RegExp([seeker.organisation.email, seeker.person.email, seeker.person.id].join('|')))
  })

  test('offers a lender its own annonces, those that fit first', async () => {
    const need = await makeNeed(database.db, { organisationId: seeker.organisation.id }, { words: 'percolateur' })
    const fitting = await makeListing(database.db, lender.organisation, { title: 'Zinc et percolateur' })
    await database.db.needMatch.create({ data: { needId: need.id, listingId: fitting.id, foundAt: new Date() } })
    const { body } = await site.visit(`/besoins/${need.id}`, { cookie: cookies.lender })
    const { lender: offered } = (body as { need: { lender: { choices: { id: number; fits: boolean }[] } } }).need
    expect(offered.choices[0]).toMatchObject({ id: fitting.id, fits: true })
    expect(offered.choices.slice(1).every(({ fits }) => !fits)).toBe(true)
  })

  test.each(['/besoins/1', '/besoins/00000000-0000-7000-8000-000000000000', '/besoins/x/modifier'])('%s is no page', async (path) =>
    expect((await site.visit(path, { cookie: cookies.seeker })).status).toBe(404))
})

describe('no more mails', () => {
  const jeton = (needId: string | null) => stopToken(pepperOf(site.services.env), { personId: lender.person.id, needId })
  const stops = () => database.db.needMailStop.findMany({ where: { personId: lender.person.id }, select: { needId: true } })

  test('the link of a mail opens a page that stops nothing by itself; its button does, once and for good, without signing in', async () => {
    const need = await makeNeed(database.db, { organisationId: seeker.organisation.id }, { words: 'sono' })
    const path = `/besoins/arreter?jeton=${jeton(need.id)}`
    expect((await site.visit(path)).body).toEqual({ status: 'ready', title: 'Sono' })
    expect(await stops()).toEqual([])
    for (let time = 0; time < 2; time++) expect((await site.visit(path, { form: {} })).status).toBe(303)
    expect(await stops()).toEqual([{ needId: need.id }])
    expect((await site.visit(path)).body).toEqual({ status: 'stopped', title: 'Sono' })
    await database.db.need.delete({ where: { id: need.id } })
    expect((await site.visit(path, { form: {} })).status).toBe(303)
    // What stands behind the signature is not carried on.
    expect((await site.visit(`${path}.%0d%0aSet-Cookie:x`, { form: {} })).status).toBe(303)
  })

  test('one click in the mail program stops all of them; a forged link does nothing', async () => {
    expect((await site.visit('/api/besoins/arreter?jeton=faux', { form: { 'List-Unsubscribe': 'One-Click' } })).status).toBe(404)
    expect(await stops()).toEqual([])
    expect((await site.visit(`/api/besoins/arreter?jeton=${jeton(null)}`, { form: { 'List-Unsubscribe': 'One-Click' } })).status).toBe(204)
    expect(await stops()).toEqual([{ needId: null }])
    const { status, location } = await site.visit(`/api/besoins/arreter?jeton=${jeton(null)}`)
    expect([status, location]).toEqual([302, `/besoins/arreter?jeton=${jeton(null)}`])
  })

  test('no mail leaves then, for all of them or for one need; asked for again, they come again', async () => {
    await database.db.need.deleteMany()
    const [loud, silent] = [await makeMember(database.db), await makeMember(database.db)]
    const now = new Date()
    await evenings.publish(lender.organisation, { title: 'Estrade' })
    await evenings.post(loud.viewer, now, { words: 'estrade' })
    const other = await evenings.post(silent.viewer, now, { words: 'estrade' })
    expect(await evenings.evening(today)).toEqual({})
    // The page of searches gives them back; one need stays silent.
    expect((await send('/recherches', { mails: 'on' }, 'lender')).status).toBe(303)
    expect((await send(`/besoins/${other}`, { _form: 'mails', mails: 'off' }, 'lender')).status).toBe(303)
    await database.db.needMatch.updateMany({ data: { toldOn: null } })
    const mails = await evenings.evening(addDays(today, 1))
    expect(Object.keys(mails)).toEqual([lender.person.email])
    expect(mails[lender.person.email]).toContain(loud.organisation.name)
    expect(mails[lender.person.email]).not.toContain(silent.organisation.name)
  })

  test('the mail that leaves says in its headers how to stop it in one click', async () => {
    const received: string[] = []
    const server = new SMTPServer({
      authOptional: true, disabledCommands: ['STARTTLS'],
      onData(stream, _session, done) {
        const parts: Buffer[] = []
        stream.on('data', (part: Buffer) => parts.push(part))
        stream.on('end', () => (received.push(Buffer.concat(parts).toString('utf8')), done()))
      },
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
    afterAll(() => new Promise<void>((resolve) => server.close(resolve)))
    const mailer = createMailer({ smtpUrl: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`, from: 'bourse@exemple.test', publicUrl: site.services.env.publicUrl })
    const tasks = tasksOf({ ...site.services, mailer })
    const job = { day: today, personId: lender.person.id }
    await database.db.needMatch.updateMany({ data: { toldOn: new Date(today) } })
    await tasks.needsMail!(job, undefined as never)
    await tasks.needsMail!(job, undefined as never)
    expect(received).toHaveLength(1)
    const headers = received[0]!.split('\r\n\r\n')[0]!.replace(/\r\n[ \t]+/g, ' ')
    expect(headers).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
    const address = /^List-Unsubscribe: <([^>]+)>$/m.exec(headers)![1]!
    expect(new URL(address).origin).toBe(site.services.env.publicUrl)
    expect((await site.visit(address, { form: { 'List-Unsubscribe': 'One-Click' } })).status).toBe(204)
    expect(await stops()).toContainEqual({ needId: null })
  })
})

test('a need that is posted is matched by its job, through the outbox', async () => {
  await evenings.takeJobs('dispatch')
  await evenings.publish(lender.organisation, { title: 'Gyrophare' })
  const { location } = await send('/besoins/nouveau', { q: 'gyrophare', pour: 'tous' })
  const tasks = tasksOf(site.services)
  for (const job of await evenings.takeJobs<{ eventId: string }>('dispatch')) await tasks.dispatch!(job, undefined as never)
  const jobs = await evenings.takeJobs<{ needId: string }>('needMatch')
  expect(jobs).toEqual([{ needId: location!.split('/').at(-1) }])
  await tasks.needMatch!(jobs[0], undefined as never)
  expect(await database.db.needMatch.findFirst({ where: { needId: jobs[0]!.needId } })).toMatchObject({ seekerKnows: true, fits: true, toldOn: null })
})
