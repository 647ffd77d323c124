import http, { type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'

import { afterAll, beforeAll } from 'vitest'

import { type Reach, PUBLIC_INTERNET } from '~/calendars/outside/fetch-calendar.server'

/** Somebody else's server, in this process, and a network where it and nothing else can be reached, by any name. */
export function useCalendarServer() {
  let answer: RequestListener = (_request, response) => void response.end()
  const server = http.createServer((request, response) => answer(request, response))
  const asked: string[] = []
  server.on('request', (request) => asked.push(request.url ?? ''))
  const place = { url: '', asked, reach: null as unknown as Reach }
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    place.url = `http://agenda.exemple.test:${port}`
    place.reach = {
      addressesOf: async () => ['127.0.0.1'],
      allowsUrl: (url) => PUBLIC_INTERNET.allowsUrl(url) || (url.protocol === 'http:' && Number(url.port) === port),
      allowsAddress: (address) => address === '127.0.0.1',
    }
  })
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  return Object.assign(place, {
    answers: (next: RequestListener) => void (answer = next),
    says: (text: string) => void (answer = (_request, response) => void response.setHeader('content-type', 'text/calendar').end(text)),
  })
}

/** A calendar of these events, each the lines of a VEVENT. */
export const calendarOf = (...events: string[][]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//elsewhere//', ...events.flatMap((lines, index) => ['BEGIN:VEVENT', ...(lines.some((line) => line.startsWith('UID')) ? [] : [`UID:${index}`]), 'DTSTAMP:20270101T000000Z', ...lines, 'END:VEVENT']), 'END:VCALENDAR'].join('\r\n')
