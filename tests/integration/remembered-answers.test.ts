import { createHash, randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import type { Server } from 'node:http'

import compression from 'compression'
import express from 'express'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { rememberAnswers } from '~/http/remembered-answers.server'
import { securityHeaders } from '~/http/security-headers.server'
import { type Calendar, openCalendar } from '~/listings/calendar/open-calendar.server'

import { makeListing, makeMember } from '../factories'
import { freeIn } from '../support/calendar'
import { useDatabase } from '../support/database'

const database = useDatabase()
let server: Server
let calendar: Calendar
let made = 0
let listing: number
let url: string

beforeAll(async () => {
  const lender = await makeMember(database.db)
  listing = (await makeListing(database.db, lender.organisation, { stock: 3 })).id
  calendar = openCalendar(database.pool)
  const app = express()
  app.use((_request, response, next) => {
    Object.assign(response.locals, { nonce: randomUUID(), requestId: randomUUID() })
    response.set('X-Request-Id', response.locals.requestId as string)
    next()
  })
  app.use(compression())
  app.use(securityHeaders({ https: false, mode: 'production', mapTiles: null }))
  app.use(rememberAnswers(calendar))
  app.get('/annonces', async (request, response) => {
    made++
    if (request.query.q === 'cookie') response.append('Set-Cookie', 'flash=1')
    if (request.query.q === 'panne') return void response.status(500).send('<p>panne</p>')
    const free = freeIn(await ((response.locals.calendar ?? calendar) as Calendar).current(), [listing], null, new Date()).get(listing)
    response.set('Cache-Control', 'private, no-store').type('html').write(`<p>${free} libres</p>`)
    const nonce = response.locals.nonce ? ` nonce="${response.locals.nonce}"` : ''
    response.end(`<script${nonce}>let made = ${made}</script><script${nonce} src="/build/x.js"></script>`)
  })
  app.get('/prets', (_request, response) => void response.send(String(++made)))
  await new Promise<void>((resolve) => (server = app.listen(0, '127.0.0.1', resolve)))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => void server.close())

/** @returns how many answers were made for it, and the answer. */
async function ask(path: string, headers: Record<string, string> = {}) {
  const before = made
  const response = await fetch(url + path, { headers })
  return { text: await response.text(), made: made - before, headers: response.headers, status: response.status }
}

describe('answers that are remembered', () => {
  test('the same question of a visitor is answered as before, word for word, and under its own request id', async () => {
    const [first, again] = [await ask('/annonces?q=a'), await ask('/annonces?q=a')]
    expect([first.made, again.made]).toEqual([1, 0])
    expect(again.text).toBe(first.text)
    expect(again.text).toContain('3 libres')
    expect(again.headers.get('x-request-id')).not.toBe(first.headers.get('x-request-id'))
    for (const { headers } of [first, again]) {
      expect(headers.get('content-encoding')).toBe('gzip')
      expect(headers.get('cache-control')).toBe('private, no-store')
      expect(headers.get('vary')).toMatch(/accept-encoding/i)
    }
  })

  test('a browser that reads Brotli has it, of its own making', async () => {
    const browser = { 'accept-encoding': 'gzip, deflate, br' }
    await ask('/annonces?q=brotli')
    const [first, again] = [await ask('/annonces?q=brotli', browser), await ask('/annonces?q=brotli', browser)]
    expect([first.made, again.made]).toEqual([1, 0])
    expect(again.headers.get('content-encoding')).toBe('br')
    expect(again.text).toContain('libres')
  })

  test('a change of any annonce, by whoever, makes it anew', async () => {
    expect((await ask('/annonces?q=b')).made).toBe(1)
    await database.db.listing.update({ where: { id: listing }, data: { lost: 1 } })
    const after = await ask('/annonces?q=b')
    expect(after.made).toBe(1)
    expect(after.text).toContain('2 libres')
    expect((await ask('/annonces?q=b')).made).toBe(0)
  })

  test('its scripts are named by their hashes, and no nonce is left in it', async () => {
    for (const answer of [await ask('/annonces?q=c'), await ask('/annonces?q=c')]) {
      const policy = answer.headers.get('content-security-policy')!
      const script = /<script>([^<]*)<\/script>/.exec(answer.text)![1]!
      expect(policy).toContain(`'sha256-${createHash('sha256').update(script).digest('base64')}'`)
      expect(policy).not.toContain('nonce')
      expect(answer.text).not.toContain('nonce')
    }
  })

  test('who is signed in, reads another language, or shows a token has answers of her own', async () => {
    await ask('/annonces?q=d')
    expect((await ask('/annonces?q=d', { cookie: 'session=x' })).made).toBe(1)
    expect((await ask('/annonces?q=d', { cookie: 'langue=en' })).made).toBe(1)
    expect((await ask('/annonces?q=d', { cookie: 'langue=en' })).made).toBe(0)
    expect((await ask('/annonces?q=d', { cookie: 'langue=en; flash=1' })).made).toBe(1)
    expect((await ask('/annonces?q=d', { authorization: 'Bearer x' })).made).toBe(1)
  })

  test('an error, an answer that sets a cookie, another page, and a reader without compression are not remembered', async () => {
    for (const path of ['/annonces?q=panne', '/annonces?q=cookie', '/prets']) {
      await ask(path)
      expect((await ask(path)).made).toBe(1)
    }
    await ask('/annonces?q=e')
    expect((await ask('/annonces?q=e', { 'accept-encoding': 'identity' })).made).toBe(1)
    expect((await ask('/annonces?q=panne')).text).toBe('<p>panne</p>')
  })
})
