import { gzipSync } from 'node:zlib'

import { describe, expect, test } from 'vitest'

import { fetchCalendar, PUBLIC_INTERNET } from '~/calendars/outside/fetch-calendar.server'

import { refusalOf } from '../loans/support'
import { useCalendarServer } from './calendar-server'

const server = useCalendarServer()
const fetched = (path = '/salle.ics') => fetchCalendar(server.url + path, server.reach)
const codeOf = async (attempt: Promise<unknown>) => (await refusalOf(attempt))?.code

describe('reading a calendar of elsewhere', () => {
  test('gives its text, and says nothing of this site but its name', async () => {
    let headers: NodeJS.Dict<string | string[]> = {}
    server.answers((request, response) => {
      headers = request.headers
      response.end('BEGIN:VCALENDAR — été')
    })
    expect(await fetched()).toBe('BEGIN:VCALENDAR — été')
    expect(Object.keys(headers).sort()).toEqual(['accept', 'accept-encoding', 'connection', 'host', 'user-agent'])
    expect(headers.host).toBe(new URL(server.url).host)
  })

  test.each(['http://127.0.0.1/', 'http://localhost/', 'https://[::1]/', 'http://169.254.169.254/latest/meta-data/', 'http://10.0.0.1/', 'http://2130706433/', 'http://[::ffff:192.168.0.1]/', 'ftp://exemple.fr/', 'http://exemple.fr:5432/', 'http://a:b@exemple.fr/'])(
    'asks nothing at %s', async (url) => {
      expect(await codeOf(fetchCalendar(url))).toBe('calendar_not_public')
    },
  )

  test('asks nothing where one of a name’s addresses lies elsewhere', async () => {
    const mixed = { ...PUBLIC_INTERNET, addressesOf: async () => ['93.184.215.14', '10.0.0.1'] }
    expect(await codeOf(fetchCalendar('https://agenda.exemple.fr/', mixed))).toBe('calendar_not_public')
    expect(await codeOf(fetchCalendar('https://agenda.exemple.fr/', { ...PUBLIC_INTERNET, addressesOf: async () => [] }))).toBe('calendar_not_public')
  })

  test('connects to the address that was checked: the name is looked up once', async () => {
    server.says('BEGIN:VCALENDAR')
    let lookups = 0
    const once = { ...server.reach, addressesOf: async () => (++lookups, ['127.0.0.1']) }
    // This name leads nowhere: only what was handed on can have been connected to.
    expect(await fetchCalendar(`${server.url.replace('agenda.exemple.test', 'nulle-part.invalid')}/`, once)).toBe('BEGIN:VCALENDAR')
    expect(lookups).toBe(1)
  })

  test('follows three redirects, not four, and checks each', async () => {
    server.answers((request, response) => {
      const left = Number(request.url!.slice(1))
      if (left === 0) response.end('BEGIN:VCALENDAR')
      else response.writeHead(302, { location: `/${left - 1}` }).end()
    })
    expect(await fetched('/3')).toBe('BEGIN:VCALENDAR')
    expect(await codeOf(fetched('/4'))).toBe('calendar_moves_on')
    for (const location of ['http://127.0.0.1:1/', 'http://169.254.169.254/', 'file:///etc/passwd', 'http://[::1]/']) {
      server.answers((_request, response) => void response.writeHead(301, { location }).end())
      expect(await codeOf(fetched()), location).toBe('calendar_not_public')
    }
  })

  test('takes two megabytes and no more, announced or not', async () => {
    server.says('x'.repeat(2 * 1024 * 1024))
    expect(await fetched()).toHaveLength(2 * 1024 * 1024)
    server.says('x'.repeat(2 * 1024 * 1024 + 1))
    expect(await codeOf(fetched())).toBe('calendar_too_big')
    server.answers((_request, response) => {
      const more = () => void (response.destroyed || response.write('x'.repeat(64 * 1024), more))
      more()
    })
    expect(await codeOf(fetched())).toBe('calendar_too_big')
  })

  test('waits five seconds for the whole, however much comes in drops', async () => {
    server.answers((_request, response) => void response.write('BEGIN:VCALENDAR\r\n'))
    expect(await codeOf(fetched())).toBe('calendar_too_slow')
    expect(await codeOf(fetchCalendar(server.url, { ...server.reach, addressesOf: () => new Promise(() => {}) }))).toBe('calendar_too_slow')
  })

  test('says what else can be wrong', async () => {
    for (const status of [204, 304, 404, 500]) {
      server.answers((_request, response) => void response.writeHead(status).end())
      expect(await codeOf(fetched()), String(status)).toBe('calendar_answered')
    }
    server.answers((_request, response) => void response.writeHead(302).end())
    expect(await codeOf(fetched())).toBe('calendar_answered')
    server.answers((request) => void request.socket.destroy())
    expect(await codeOf(fetched())).toBe('calendar_unreachable')
    expect(await codeOf(fetchCalendar('https://nulle-part.invalid/', { ...PUBLIC_INTERNET, addressesOf: () => Promise.reject(new Error('ENOTFOUND')) }))).toBe('calendar_unreachable')
  })

  test('a packed answer that was not asked for is taken as it is, and is no calendar', async () => {
    server.answers((_request, response) => void response.setHeader('content-encoding', 'gzip').end(gzipSync('BEGIN:VCALENDAR')))
    expect(await fetched()).not.toContain('VCALENDAR')
  })
})
