import { describe, expect, test } from 'vitest'

import { issueToken } from '~/accounts/access-tokens.server'
import { checkCredentials } from '~/accounts/check-credentials.server'
import { confirmByCode, confirmByLink } from '~/accounts/confirm-email.server'
import { changePassword, resetByCode, resetByLink } from '~/accounts/new-password.server'
import { endOtherSessions, endOwnSession, readOwnAccount } from '~/accounts/own-account.server'
import { hashPassword } from '~/accounts/passwords.server'
import { register } from '~/accounts/register.server'
import { provesRegistration } from '~/accounts/registration-proof.server'
import { sendSecret } from '~/accounts/send-secret.server'
import { createSessions } from '~/accounts/sessions.server'
import { createRateLimits } from '~/platform/rate-limit.server'

import { makePerson, viewerOf } from '../factories'
import { accountContext, codeIn, NOW, runMailJobs, testEnv, tokenIn } from '../support/account-context'
import { useDatabase } from '../support/database'

const database = useDatabase()
const PASSWORD = 'trois chaises vertes'
let people = 0
const newcomer = () => ({ name: 'Amina Benali', email: `amina${++people}@asso.test`, phone: '06 12 34 56 78', password: PASSWORD })
const refusal = (attempt: Promise<unknown>) => attempt.then(() => null, (error: unknown) => error)
const lastMailTo = async (email: string) => (await runMailJobs(database)).filter((mail) => mail.recipient === email).at(-1)!
const later = (minutes: number) => new Date(Date.now() + minutes * 60_000)

async function knownPerson(overrides = {}) {
  return makePerson(database.db, { passwordHash: await hashPassword(PASSWORD), ...overrides })
}

/** A browser that is neither signed in nor the one that registered. */
const STRANGE = { session: null, proof: null }

async function signIn(personId: string, userAgent: string) {
  const sessions = createSessions(database.db, { secure: false })
  const cookie = (await sessions.start(personId, { now: new Date(), userAgent, organisationId: null })).split(';')[0]!
  return { sessions, cookie, id: (await sessions.read(cookie, new Date()))!.sessionId }
}

describe('registering', () => {
  test('a new account is confirmed by the six digits of its mail, once', async () => {
    const person = newcomer()
    const { proof } = await register(accountContext(database), person)
    const mail = await lastMailTo(person.email)
    expect(mail.subject).toBe('Confirmez votre adresse e-mail')
    const browser = { session: null, proof }
    const confirmed = await confirmByCode(accountContext(database), { email: person.email, code: codeIn(mail.text), browser })
    expect(confirmed.browser).toBe('registered')
    expect(await checkCredentials(accountContext(database), person)).toMatchObject({ id: confirmed.personId, confirmed: true })
    expect(await refusal(confirmByCode(accountContext(database), { email: person.email, code: codeIn(mail.text), browser }))).toMatchObject({ code: 'code_wrong', field: 'code' })
    expect(await refusal(confirmByLink(accountContext(database), { token: tokenIn(mail.text, 'confirmer-adresse'), browser }))).toMatchObject({ code: 'link_expired' })
  })

  test('or by its link, once, also when the message was sent again', async () => {
    const person = newcomer()
    await register(accountContext(database), person)
    const first = await lastMailTo(person.email)
    await sendSecret(accountContext(database), { email: person.email, purpose: 'confirm_email' })
    const second = await lastMailTo(person.email)
    expect(second.id).not.toBe(first.id)
    await confirmByLink(accountContext(database), { token: tokenIn(first.text, 'confirmer-adresse'), browser: STRANGE })
    expect(await refusal(confirmByLink(accountContext(database), { token: tokenIn(second.text, 'confirmer-adresse'), browser: STRANGE }))).toMatchObject({ code: 'link_expired' })
  })

  test('a message that leaves after the address was confirmed confirms nothing again, and so changes no password', async () => {
    const person = newcomer()
    const { proof } = await register(accountContext(database), person)
    const first = await lastMailTo(person.email)
    await sendSecret(accountContext(database), { email: person.email, purpose: 'confirm_email' })
    await confirmByLink(accountContext(database), { token: tokenIn(first.text, 'confirmer-adresse'), browser: { session: null, proof } })
    const late = await lastMailTo(person.email)
    expect(late.id).not.toBe(first.id)
    expect(await refusal(confirmByLink(accountContext(database), { token: tokenIn(late.text, 'confirmer-adresse'), browser: STRANGE }))).toMatchObject({ code: 'link_expired' })
    expect(await checkCredentials(accountContext(database), person)).toMatchObject({ confirmed: true })
  })

  test('an address that has an account gets the same answer, another mail, and keeps its account', async () => {
    const known = await knownPerson()
    const answer = await register(accountContext(database), { ...newcomer(), email: known.email, password: 'un autre mot secret' })
    const fresh = await register(accountContext(database), newcomer())
    expect(Object.keys(answer)).toEqual(Object.keys(fresh))
    expect(answer.proof).toHaveLength(fresh.proof.length)
    expect(provesRegistration(testEnv, known, answer.proof)).toBe(false)
    expect((await lastMailTo(known.email)).subject).toBe('Vous avez déjà un compte')
    expect(await checkCredentials(accountContext(database), { email: known.email, password: PASSWORD })).toMatchObject({ id: known.id })
  })

  test('whoever registers somebody else’s address first does not keep it: a later registration replaces what was never confirmed', async () => {
    const person = newcomer()
    const intruder = await register(accountContext(database), { ...person, password: 'le secret de l’intrus' })
    const intrudersMail = await lastMailTo(person.email)
    const { proof } = await register(accountContext(database), person)
    expect(await refusal(confirmByLink(accountContext(database), { token: tokenIn(intrudersMail.text, 'confirmer-adresse'), browser: STRANGE }))).toMatchObject({ code: 'link_expired' })
    const registered = await database.db.person.findUniqueOrThrow({ where: { email: person.email } })
    expect(provesRegistration(testEnv, registered, intruder.proof)).toBe(false)
    expect(await confirmByCode(accountContext(database), { email: person.email, code: codeIn((await lastMailTo(person.email)).text), browser: { session: null, proof } })).toMatchObject({ browser: 'registered' })
    expect(await refusal(checkCredentials(accountContext(database), { email: person.email, password: 'le secret de l’intrus' }))).toMatchObject({ code: 'wrong_credentials' })
  })

  for (const way of ['link', 'six digits'] as const)
    test(`whoever registers somebody else’s address gains nothing when its owner confirms it by the ${way}`, async () => {
      const person = newcomer()
      await register(accountContext(database), person)
      const { id } = await database.db.person.findUniqueOrThrow({ where: { email: person.email } })
      const intruder = await signIn(id, 'Firefox/127.0')
      const { text } = await lastMailTo(person.email)
      const confirmed =
        way === 'link'
          ? await confirmByLink(accountContext(database), { token: tokenIn(text, 'confirmer-adresse'), browser: STRANGE })
          : await confirmByCode(accountContext(database), { email: person.email, code: codeIn(text), browser: { session: { id: 'x', personId: (await knownPerson()).id }, proof: 'not it' } })
      expect(await intruder.sessions.read(intruder.cookie, new Date())).toBeNull()
      expect(await refusal(checkCredentials(accountContext(database), person))).toMatchObject({ code: 'wrong_credentials' })
      if (confirmed.browser !== 'unknown') throw new Error(confirmed.browser)
      await resetByLink(accountContext(database), { token: tokenIn(confirmed.passwordPath, 'mot-de-passe'), password: 'quatre bancs bleus' })
      expect(await checkCredentials(accountContext(database), { email: person.email, password: 'quatre bancs bleus' })).toMatchObject({ id, confirmed: true })
    })

  test('confirmed where the person is signed in, the address leaves her that session and her password; other sessions end', async () => {
    const person = newcomer()
    await register(accountContext(database), person)
    const { id } = await database.db.person.findUniqueOrThrow({ where: { email: person.email } })
    const here = await signIn(id, 'Firefox/127.0')
    const there = await signIn(id, 'Chrome/126.0')
    const token = tokenIn((await lastMailTo(person.email)).text, 'confirmer-adresse')
    expect(await confirmByLink(accountContext(database), { token, browser: { session: { id: here.id, personId: id }, proof: null } })).toEqual({ personId: id, browser: 'signed_in' })
    expect(await here.sessions.read(here.cookie, new Date())).toMatchObject({ person: { confirmed: true } })
    expect(await there.sessions.read(there.cookie, new Date())).toBeNull()
    expect(await checkCredentials(accountContext(database), person)).toMatchObject({ id })
  })

  test('an address confirmed while it is registered anew: the account opens with one password, never the one of a registration nobody confirmed', async () => {
    const person = newcomer()
    const { proof } = await register(accountContext(database), person)
    const token = tokenIn((await lastMailTo(person.email)).text, 'confirmer-adresse')
    await Promise.allSettled([
      register(accountContext(database), { ...person, password: 'le secret de l’intrus' }),
      confirmByLink(accountContext(database), { token, browser: { session: null, proof } }),
    ])
    const { emailVerifiedAt } = await database.db.person.findUniqueOrThrow({ where: { email: person.email } })
    const intruders = await refusal(checkCredentials(accountContext(database), { email: person.email, password: 'le secret de l’intrus' }))
    expect(emailVerifiedAt !== null && intruders === null).toBe(false)
  })

  test('two registrations of one address at once make one account', async () => {
    const person = newcomer()
    await Promise.all([register(accountContext(database), person), register(accountContext(database), person)])
    expect(await database.db.person.count({ where: { email: person.email } })).toBe(1)
  })

  test('a common password is refused beside its field', async () => {
    expect(await refusal(register(accountContext(database), { ...newcomer(), password: 'motdepasse' }))).toMatchObject({ code: 'password_common', field: 'password' })
  })
})

describe('signing in', () => {
  test('an unknown address, a wrong password and a closed account get the same answer', async () => {
    const known = await knownPerson()
    const closed = await knownPerson({ disabledAt: NOW })
    const answers = await Promise.all([
      refusal(checkCredentials(accountContext(database), { email: 'personne@nulle-part.test', password: PASSWORD })),
      refusal(checkCredentials(accountContext(database), { email: known.email, password: 'faux mot de passe' })),
      refusal(checkCredentials(accountContext(database), { email: closed.email, password: PASSWORD })),
    ])
    for (const answer of answers) expect(answer).toMatchObject({ code: 'wrong_credentials', status: 422, field: undefined, details: {} })
  })

  test('whoever tries passwords is stopped; the owner at another place is not', async () => {
    const known = await knownPerson()
    const rateLimits = createRateLimits(database.pool)
    const intruder = accountContext(database, { rateLimits, clientAddress: '203.0.113.9' })
    for (let i = 0; i < 8; i++) await refusal(checkCredentials(intruder, { email: known.email, password: `faux ${i}` }))
    expect(await refusal(checkCredentials(intruder, { email: known.email, password: PASSWORD }))).toMatchObject({ code: 'too_many_requests', status: 429 })
    expect(await checkCredentials(accountContext(database, { rateLimits, clientAddress: '198.51.100.7' }), { email: known.email, password: PASSWORD })).toMatchObject({ id: known.id })
  })

  test('the log says who, by id alone', async () => {
    const known = await knownPerson()
    const context = accountContext(database)
    await checkCredentials(context, { email: known.email, password: PASSWORD })
    await refusal(checkCredentials(context, { email: known.email, password: 'faux mot de passe' }))
    const lines = JSON.stringify(context.logged)
    expect(context.logged).toHaveLength(2)
    expect(lines).toContain(known.id)
    expect(lines).not.toContain(known.email)
    expect(lines).not.toContain('chaises')
  })
})

describe('a forgotten password', () => {
  const ask = async (email: string) => {
    await sendSecret(accountContext(database), { email, purpose: 'reset_password' })
    return lastMailTo(email)
  }

  test('is mended by the link, once; every session ends and the owner is told', async () => {
    const known = await knownPerson({ emailVerifiedAt: null })
    const sessions = createSessions(database.db, { secure: false })
    await sessions.start(known.id, { now: new Date(), userAgent: '', organisationId: null })
    const token = tokenIn((await ask(known.email)).text, 'mot-de-passe')
    await resetByLink(accountContext(database), { token, password: 'quatre bancs bleus' })
    expect(await database.db.session.count({ where: { userId: known.id } })).toBe(0)
    expect(await checkCredentials(accountContext(database), { email: known.email, password: 'quatre bancs bleus' })).toMatchObject({ confirmed: true })
    expect(await refusal(resetByLink(accountContext(database), { token, password: 'cinq bancs bleus' }))).toMatchObject({ code: 'link_expired' })
    expect((await lastMailTo(known.email)).subject).toBe('Votre mot de passe a été changé')
  })

  test('is mended by the six digits; a link and its code serve once between them, also at the same moment', async () => {
    const known = await knownPerson()
    const mail = await ask(known.email)
    const outcomes = await Promise.allSettled([
      resetByCode(accountContext(database), { email: known.email, code: codeIn(mail.text), password: 'quatre bancs bleus' }),
      resetByLink(accountContext(database), { token: tokenIn(mail.text, 'mot-de-passe'), password: 'cinq bancs rouges' }),
    ])
    expect(outcomes.map((outcome) => outcome.status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })

  test('serves ten minutes', async () => {
    const known = await knownPerson()
    const mail = await ask(known.email)
    const token = tokenIn(mail.text, 'mot-de-passe')
    expect(await refusal(resetByLink(accountContext(database, { now: later(11) }), { token, password: 'quatre bancs bleus' }))).toMatchObject({ code: 'link_expired' })
    expect(await refusal(resetByCode(accountContext(database, { now: later(11) }), { email: known.email, code: codeIn(mail.text), password: 'quatre bancs bleus' }))).toMatchObject({ code: 'code_wrong' })
    await resetByLink(accountContext(database, { now: later(9) }), { token, password: 'quatre bancs bleus' })
  })

  test('five wrong codes spend the code, not the link; a password that will not do costs no try', async () => {
    const known = await knownPerson()
    const mail = await ask(known.email)
    const right = codeIn(mail.text)
    const wrong = right === '000000' ? '000001' : '000000'
    for (let i = 0; i < 7; i++) expect(await refusal(resetByCode(accountContext(database), { email: known.email, code: right, password: 'motdepasse' }))).toMatchObject({ code: 'password_common' })
    for (let i = 0; i < 5; i++) expect(await refusal(resetByCode(accountContext(database), { email: known.email, code: wrong, password: 'quatre bancs bleus' }))).toMatchObject({ code: 'code_wrong' })
    expect(await refusal(resetByCode(accountContext(database), { email: known.email, code: right, password: 'quatre bancs bleus' }))).toMatchObject({ code: 'code_wrong' })
    await resetByLink(accountContext(database), { token: tokenIn(mail.text, 'mot-de-passe'), password: 'quatre bancs bleus' })
  })

  test('guessing has a budget: however many messages are asked for, three of their codes count', async () => {
    const known = await knownPerson()
    const codes = []
    for (let i = 0; i < 4; i++) codes.push(codeIn((await ask(known.email)).text))
    const attempt = (code: string) => refusal(resetByCode(accountContext(database), { email: known.email, code, password: 'quatre bancs bleus' }))
    expect(await attempt(codes[0]!)).toMatchObject({ code: 'code_wrong' })
    expect((await database.db.accountSecret.findMany({ where: { personId: known.id }, orderBy: { createdAt: 'asc' } })).map(({ attempts }) => attempts)).toEqual([0, 1, 1, 1])
    expect(await attempt(codes[1]!)).toBeNull()
  })

  test('thirty wrong codes a day, from wherever: then no code serves, as if it were wrong, and the link still does', async () => {
    const known = await knownPerson()
    const rateLimits = createRateLimits(database.pool)
    const attempt = (code: string, client: number) =>
      refusal(resetByCode(accountContext(database, { rateLimits, clientAddress: `203.0.113.${client}` }), { email: known.email, code, password: 'quatre bancs bleus' }))
    for (let client = 0; client < 30; client++) expect(await attempt('000000', client)).toMatchObject({ code: 'code_wrong' })
    const mail = await ask(known.email)
    expect(await attempt(codeIn(mail.text), 99)).toMatchObject({ code: 'code_wrong', field: 'code' })
    await resetByLink(accountContext(database), { token: tokenIn(mail.text, 'mot-de-passe'), password: 'quatre bancs bleus' })
  })

  test('a right code gives its try back', async () => {
    const known = await knownPerson()
    const rateLimits = createRateLimits(database.pool)
    for (let i = 0; i < 29; i++) await rateLimits.take('wrongCodes', known.id)
    for (let i = 0; i < 2; i++)
      await resetByCode(accountContext(database, { rateLimits, clientAddress: `198.51.100.${i}` }), { email: known.email, code: codeIn((await ask(known.email)).text), password: 'quatre bancs bleus' })
  })

  test('ends every token too; a change of password, those of API sessions alone', async () => {
    const known = await knownPerson()
    const expiresAt = later(60)
    const living = async () => (await database.db.accessToken.findMany({ where: { personId: known.id, revokedAt: null } })).map(({ name }) => name)
    for (const name of ['', 'Agenda']) await issueToken(database.db, { personId: known.id, name, scopes: ['read'], expiresAt }, new Date())
    await changePassword(accountContext(database, { viewer: viewerOf(known) }), { currentPassword: PASSWORD, password: 'quatre bancs bleus', sessionId: '' })
    expect(await living()).toEqual(['Agenda'])
    await resetByLink(accountContext(database), { token: tokenIn((await ask(known.email)).text, 'mot-de-passe'), password: 'cinq bancs rouges' })
    expect(await living()).toEqual([])
  })

  test('for an address without account nothing is sent, and the answer is the same', async () => {
    expect(await sendSecret(accountContext(database), { email: 'inconnue@nulle-part.test', purpose: 'reset_password' })).toBeUndefined()
    expect((await runMailJobs(database)).filter((mail) => mail.recipient === 'inconnue@nulle-part.test')).toEqual([])
    expect(await refusal(resetByCode(accountContext(database), { email: 'inconnue@nulle-part.test', code: '123456', password: 'quatre bancs bleus' }))).toMatchObject({ code: 'code_wrong', field: 'code' })
  })

  test('a mail job that runs again writes the same mail, and no event holds a secret', async () => {
    const known = await knownPerson()
    const mail = await ask(known.email)
    const again = (await runMailJobs(database, 3)).filter((m) => m.recipient === known.email)
    expect(again.map((m) => m.messageId)).toEqual([mail.messageId])
    const stored = JSON.stringify([await database.db.event.findMany({ select: { payload: true } }), await database.db.accountSecret.findMany()])
    expect(stored).not.toContain(codeIn(mail.text))
    expect(stored).not.toContain(tokenIn(mail.text, 'mot-de-passe'))
  })

  test('the mail is in the language of its reader', async () => {
    const known = await knownPerson({ locale: 'en' })
    expect((await ask(known.email)).subject).toBe('Choose a new password')
  })
})

describe('the account', () => {
  test('a change of password asks for the present one and ends the other sessions', async () => {
    const known = await knownPerson()
    const here = await signIn(known.id, 'Firefox/127.0')
    const there = await signIn(known.id, 'Chrome/126.0')
    const context = accountContext(database, { viewer: viewerOf(known) })
    expect(await refusal(changePassword(context, { currentPassword: 'faux', password: 'quatre bancs bleus', sessionId: here.id }))).toMatchObject({ code: 'wrong_current_password', field: 'currentPassword' })
    await changePassword(context, { currentPassword: PASSWORD, password: 'quatre bancs bleus', sessionId: here.id })
    expect(await here.sessions.read(here.cookie, new Date())).not.toBeNull()
    expect(await there.sessions.read(there.cookie, new Date())).toBeNull()
  })

  test('sessions are listed by browser, their ids stay on the server, and each can be ended, by its owner alone', async () => {
    const known = await knownPerson()
    const here = await signIn(known.id, 'Mozilla/5.0 (Windows NT 10.0) Firefox/127.0')
    const there = await signIn(known.id, 'Mozilla/5.0 (Linux; Android 14) Chrome/126.0')
    const third = await signIn(known.id, '')
    const context = accountContext(database, { viewer: viewerOf(known), now: new Date() })
    const account = await readOwnAccount(context, here.id)
    expect(account.sessions.map(({ browser, system, current }) => ({ browser, system, current }))).toEqual(
      expect.arrayContaining([{ browser: 'Firefox', system: 'Windows', current: true }, { browser: 'Chrome', system: 'Android', current: false }]),
    )
    for (const { id } of [here, there, third]) expect(JSON.stringify(account)).not.toContain(id)

    const handle = account.sessions.find((s) => s.browser === 'Chrome')!.handle
    await endOwnSession(accountContext(database, { viewer: viewerOf(await knownPerson()) }), handle)
    expect(await there.sessions.read(there.cookie, new Date())).not.toBeNull()
    await endOwnSession(context, handle)
    expect(await there.sessions.read(there.cookie, new Date())).toBeNull()
    expect(await endOtherSessions(context, here.id)).toBe(1)
    expect(await here.sessions.read(here.cookie, new Date())).not.toBeNull()
  })

  test('a closed account has no session', async () => {
    const known = await knownPerson()
    const here = await signIn(known.id, '')
    await database.db.person.update({ where: { id: known.id }, data: { disabledAt: new Date() } })
    expect(await here.sessions.read(here.cookie, new Date())).toBeNull()
  })

  test.each(['%', 'session=%', 'theme=%E0%A4%A; session=%00', 'session=abc', `session=${'a'.repeat(61)}`, 'session=aaaaaaaaaaaaaaaaaaaaaaaa\u0000', 'session=AAAAAAAAAAAAAAAAAAAAAAAA', ''])(
    'a cookie header that no browser of ours sends is nobody’s: %j',
    async (header) => {
      expect(await createSessions(database.db, { secure: false }).read(header, new Date())).toBeNull()
    },
  )

  test('a malformed cookie of somebody else’s beside it ends no session', async () => {
    const here = await signIn((await knownPerson()).id, '')
    expect(await here.sessions.read(`theme=%; ${here.cookie};other=%E0`, new Date())).toMatchObject({ sessionId: here.id })
  })
})
