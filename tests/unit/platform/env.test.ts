import { describe, expect, test } from 'vitest'

import type { EnvError} from '~/platform/env.server';
import { parseEnv } from '~/platform/env.server'

const faults = (source: Record<string, string>) => {
  try {
    parseEnv(source as never)
    return []
  } catch (error) {
    return (error as EnvError).faults
  }
}
const REAL = {
  BOURSE_MODE: 'production', SESSION_SECRET: 'Zk3v9mQeX7r1TbW5yLp8sNd2uGh4cJf6', PUBLIC_URL: 'https://bourse.example.org', SMTP_URL: 'smtp://mail.example.org:587', MAIL_FROM: 'bourse@example.org',
}

describe('the environment', () => {
  test('needs nothing in demo, and listens on loopback only', () => {
    const env = parseEnv({ BOURSE_MODE: 'demo' } as never)
    expect(env).toMatchObject({ host: '127.0.0.1', port: 3000, searchEngine: 'auto', devPages: true, territoryEpci: '200040715' })
  })

  test('names each fault on a line of its own', () => {
    expect(faults({ BOURSE_MODE: 'demo', PORT: '99999', DATABASE_URL: 'mysql://x', SEARCH_ENGINE: 'elastic' })).toEqual([
      'PORT must be a port number',
      'DATABASE_URL must be a URL that begins with postgres:// or postgresql://',
      'SEARCH_ENGINE must be auto, meilisearch or postgres',
    ])
  })

  test('is production unless said otherwise, and production demands its secrets', () => {
    expect(faults({}).map((fault) => fault.split(' ')[0])).toEqual(['SESSION_SECRET', 'PUBLIC_URL', 'SMTP_URL', 'MAIL_FROM'])
    expect(faults(REAL)).toEqual([])
  })

  test('answers from as many processes as it is told, from at least one where it is not told, and from one while developing', () => {
    const processes = (source: Record<string, string>) => parseEnv({ BOURSE_MODE: 'demo', ...source } as never).processes
    expect(processes({ WEB_PROCESSES: '3' })).toBe(3)
    expect(processes({ WEB_PROCESSES: '' })).toBeGreaterThanOrEqual(1)
    expect(processes({ WEB_PROCESSES: '3', BOURSE_MODE: 'development' })).toBe(1)
    for (const wrong of ['0', '65', 'many', '1.5']) expect(faults({ BOURSE_MODE: 'demo', WEB_PROCESSES: wrong })).toEqual(['WEB_PROCESSES must be a number of processes, from 1 to 64'])
  })

  test('refuses the secrets of examples', () => {
    for (const secret of ['short', 'changeme-changeme-changeme-changeme', 'bourse-demo-2026-bourse-demo-2026-x'])
      expect(faults({ ...REAL, SESSION_SECRET: secret })).toHaveLength(1)
  })

  test('knows a map service by the address of its tiles and by whom to thank for them, both or none', () => {
    const MAP_TILES_ATTRIBUTION = '© [OpenStreetMap](https://www.openstreetmap.org/copyright)'
    const mapTiles = (source: Record<string, string>) => parseEnv({ BOURSE_MODE: 'demo', ...source } as never).mapTiles
    for (const url of ['https://tile.example.org/{z}/{x}/{y}.png', 'https://tile.example.org:8443/wmts?layer=plan&key=a1&row={y}&col={x}&zoom={z}', 'http://localhost:8080/{z}/{x}/{y}.png'])
      expect(mapTiles({ MAP_TILES_URL: url, MAP_TILES_ATTRIBUTION })).toEqual({ url, attribution: MAP_TILES_ATTRIBUTION })
    for (const url of ['', ' ']) expect(mapTiles({ MAP_TILES_URL: url, MAP_TILES_ATTRIBUTION })).toBeNull()
    expect(mapTiles({})).toBeNull()
    expect(faults({ BOURSE_MODE: 'demo', MAP_TILES_URL: 'https://tile.example.org/{z}/{x}/{y}.png' })).toEqual([expect.stringMatching(/^MAP_TILES_ATTRIBUTION is required with MAP_TILES_URL/)])
  })

  test.each([
    'tile.example.org/{z}/{x}/{y}.png', 'http://tile.example.org/{z}/{x}/{y}.png', 'http://localhost.example.org/{z}/{x}/{y}.png', 'https://tile.example.org/{z}/{x}.png', 'https://tile.example.org/{z}/{x}/{y}{r}.png',
    'https://{s}.tile.example.org/{z}/{x}/{y}.png', 'https://{x}.example.org/{z}/{y}.png', 'https://*/{z}/{x}/{y}.png', "https://a;script-src/{z}/{x}/{y}.png", 'https://name:secret@tile.example.org/{z}/{x}/{y}.png',
  ])('refuses %s for tiles: a page could not ask for them, or its policy not name their host', (url) => {
    expect(faults({ BOURSE_MODE: 'demo', MAP_TILES_URL: url, MAP_TILES_ATTRIBUTION: '©' })).toEqual([expect.stringMatching(/^MAP_TILES_URL must be an address with \{z\}, \{x\} and \{y\}/)])
  })

  test('production has no development pages', () => {
    expect(parseEnv(REAL as never).devPages).toBe(false)
  })
})
