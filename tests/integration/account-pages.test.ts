import { expect, test } from 'vitest'

import { register } from '~/accounts/register.server'

import { makeMember } from '../factories'
import { accountContext, codeIn, runMailJobs, testEnv, tokenIn } from '../support/account-context'
import { useDatabase } from '../support/database'
import { useSite } from '../support/web'

const database = useDatabase()
const site = useSite(database, () => ({ env: testEnv }))
const cookiesOf = ({ headers }: { headers: Headers }) => headers.getSetCookie()

async function registered(email: string) {
  await register(accountContext(database), { name: 'Amina Benali', email, phone: null, password: 'trois chaises vertes' })
  return (await runMailJobs(database)).filter((mail) => mail.recipient === email).at(-1)!.text
}

test('signing out ends the session, and forgets the form that was kept for after the next sign-in', async () => {
  const { person } = await makeMember(database.db)
  const answer = await site.visit('/deconnexion', { cookie: await site.cookieOf(person.id), form: { _form: '' } })
  expect(answer.status).toBe(303)
  expect(await database.db.session.count({ where: { userId: person.id } })).toBe(0)
  expect(cookiesOf(answer)).toEqual(expect.arrayContaining([expect.stringMatching(/^session=;.*Max-Age=0/), expect.stringMatching(/^brouillon=;.*Max-Age=0/)]))
})

test.each(['link', 'code'] as const)('the %s of a mail read in another browser leads to choosing a password, without signing in', async (way) => {
  const email = `${way}@asso.test`
  const text = await registered(email)
  const answer = await site.visit(
    way === 'link' ? `/confirmer-adresse/${tokenIn(text, 'confirmer-adresse')}` : '/confirmer-adresse',
    { form: way === 'link' ? { _form: '' } : { _form: 'code', email, code: codeIn(text) } },
  )
  expect(answer.location).toMatch(/^\/mot-de-passe\/[\w-]{43}$/)
  expect(cookiesOf(answer).join()).toContain('address_confirmed_choose_password')
  expect(cookiesOf(answer).join()).not.toContain('session=')
  expect((await site.visit(answer.location!)).body).toMatchObject({ serves: true })

  const next = `compte-en-cours=${encodeURIComponent(JSON.stringify({ email, proof: null, next: '/associations/nouvelle' }))}`
  const chosen = await site.visit(answer.location!, { cookie: next, form: { _form: '', password: 'quatre bancs bleus' } })
  expect(chosen.location).toBe('/associations/nouvelle')
  expect(cookiesOf(chosen).join()).toContain('session=')
})

test.each(['/associations/a%00b', '/associations/a%00b/membres', '/associations/a%00b/modifier'])('%s leads nowhere', async (path) => {
  const { person } = await makeMember(database.db)
  expect((await site.visit(path, { cookie: await site.cookieOf(person.id) })).status).toBe(404)
})

test('a malformed cookie is a visitor’s', async () => {
  expect((await site.visit('/connexion', { cookie: 'session=%; x=%' })).status).toBe(200)
})

test('a person chooses how mails about loans reach her; what is no choice is said beside the question', async () => {
  const { person } = await makeMember(database.db)
  const cookie = await site.cookieOf(person.id)
  const choose = (loanMails: string) => site.visit('/compte', { cookie, form: { _form: 'mails', loanMails } })
  expect(await choose('daily')).toMatchObject({ status: 303, location: '/compte' })
  expect((await site.visit('/compte', { cookie })).body).toMatchObject({ account: { loanMails: 'daily' } })
  expect(await choose('weekly')).toMatchObject({ status: 422, body: { form: 'mails', errors: { loanMails: expect.any(String) } } })
  expect(await database.db.person.findUniqueOrThrow({ where: { id: person.id } })).toMatchObject({ loanMails: 'daily' })
})
