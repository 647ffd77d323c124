import { chmodSync, chownSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'

import pg from 'pg'
import { afterAll, afterEach, describe, expect, test } from 'vitest'

import { openBareDatabase } from '~/platform/backup/bare-database.server'
import { isAlive, runs } from '~/platform/child-process.server'
import { embeddedDatabaseUrl } from '~/platform/postgres-launcher.server'

import { freePort } from '../support/free-port'
import { SiteProcess, until } from '../support/site-process'

const NODE = [process.execPath, '--import', 'tsx']
const SITE = [...NODE, '--import', './tests/support/without-pages.js', 'app/server.ts']
const NOBODY = 65534
const PRODUCTION = {
  BOURSE_MODE: 'production', SESSION_SECRET: 'kO3vXb7Qm2sT9wRz5yUe8iPa1dFg4hJl', PUBLIC_URL: 'https://bourse.example.org', SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'bourse@example.org',
}

const root = mkdtempSync(path.join(os.tmpdir(), 'bourse-start-'))
const started: SiteProcess[] = []
const dataDir = path.join(root, 'data')
const postmasterPid = (folder = dataDir) => Number.parseInt(readFileSync(path.join(folder, 'postgres', 'postmaster.pid'), 'utf8'), 10)

function listen(port = 0): Promise<{ port: number; close(): Promise<void> }> {
  return new Promise((resolve) => {
    const server = net.createServer().listen(port, '127.0.0.1', () => {
      resolve({ port: (server.address() as net.AddressInfo).port, close: () => new Promise((done) => server.close(() => done())) })
    })
  })
}

/** Starts the site; PostgreSQL search, because the other engine has its own tests, and one process where nothing else is asked. */
function start(env: Record<string, string> = {}, command = SITE): SiteProcess {
  const site = new SiteProcess(command, { BOURSE_MODE: 'demo', DATA_DIR: dataDir, SEARCH_ENGINE: 'postgres', WEB_PROCESSES: '1', ...env })
  started.push(site)
  return site
}

/** Starts it and waits until it is ready. */
async function open(env: Record<string, string> = {}, command = SITE): Promise<{ site: SiteProcess; port: number }> {
  const port = await freePort()
  const site = start({ PORT: String(port), ...env }, command)
  await site.ready(port)
  return { site, port }
}

/** Works on the database of a site that is stopped. */
async function onDatabase(sql: string): Promise<void> {
  const database = await openBareDatabase({ dataDir, databaseUrl: undefined }, { beside: false })
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  await client.query(sql).finally(() => client.end())
  await database.close()
}

afterEach(async () => {
  for (const site of started.splice(0)) {
    site.signal('SIGKILL')
    await site.ended
  }
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

describe('one site, one data folder', () => {
  test('it opens, tells its health, refuses a second start beside it, is backed up while it runs, and stops in order', async () => {
    const { site, port } = await open()
    const health = await fetch(`http://127.0.0.1:${port}/healthz`)
    expect([health.status, await health.json()]).toEqual([200, { status: 'ok' }])
    const readiness = await fetch(`http://127.0.0.1:${port}/readyz`)
    expect(await readiness.json()).toMatchObject({ status: 'ready', draining: false, database: true, search: 'postgres' })

    const second = await start({ PORT: String(await freePort()) }).ended
    expect(second.code).toBe(1)
    expect(second.output).toMatch(/data folder .* is in use by another bourse/)

    const backup = await new SiteProcess([...NODE, 'app/cli/backup.ts', '--to', path.join(root, 'backup')], { DATA_DIR: dataDir }).ended
    expect(backup.output).toMatch(/Backed up to/)
    expect(readdirSync(path.join(root, 'backup')).sort()).toEqual(['files', 'manifest.json', 'tables'])

    const database = postmasterPid()
    site.signal('SIGTERM')
    expect((await site.ended).code).toBe(0)
    expect(isAlive(database)).toBe(false)
    expect(existsSync(path.join(dataDir, 'postgres', 'postmaster.pid'))).toBe(false)
  })

  test('after kill -9 of the site its database ends too, and the next start recovers', async () => {
    const { site } = await open()
    const database = postmasterPid()
    site.signal('SIGKILL')
    await site.ended
    if (runs('setpriv', ['--pdeathsig', 'INT', '--', 'true'])) await until(() => !isAlive(database), () => 'PostgreSQL to follow its parent')
    const { site: next } = await open()
    next.signal('SIGTERM')
    expect((await next.ended).code).toBe(0)
  })

  test('after kill -9 of PostgreSQL the site says so and ends, and the next start recovers', async () => {
    const { site } = await open()
    process.kill(postmasterPid(), 'SIGKILL')
    const { code, output } = await site.ended
    expect(code).toBe(1)
    expect(output).toMatch(/an embedded server ended by itself/)
    await open()
  })

  test('lock files that a crash or a restored copy left behind are no obstacle, whoever has that process number now', async () => {
    const lockFile = path.join(dataDir, 'postgres', 'postmaster.pid')
    for (const pid of [process.pid, 2 ** 22 - 3]) {
      writeFileSync(lockFile, `${pid}\n${path.join(dataDir, 'postgres')}\n1700000000\n5432\n${path.join(dataDir, 'run')}\n\n`, { mode: 0o600 })
      const { site } = await open()
      site.signal('SIGTERM')
      expect((await site.ended).code).toBe(0)
    }
  })

  test('a taken port is named, with another one to choose', async () => {
    const taken = await listen()
    const { code, output } = await start({ PORT: String(taken.port) }).ended
    await taken.close()
    expect(code).toBe(1)
    expect(output).toContain(`Port ${taken.port} is taken by another program. Choose one: PORT=${taken.port + 1}`)
  })
})

describe('several processes on one port', () => {
  const childrenOf = (pid: number) => readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number)
  const answering = (site: SiteProcess) => childrenOf(site.pid).filter((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('server.ts'))
  const isUp = (port: number) => fetch(`http://127.0.0.1:${port}/readyz`).then((answer) => answer.ok, () => false)

  test('one that ends by itself is started again, while the other answers; all end with the site', async () => {
    const { site, port } = await open({ WEB_PROCESSES: '2' })
    await until(() => site.output.includes('"ready"'), () => 'both to answer')
    const [lost, kept] = answering(site)
    process.kill(lost!, 'SIGKILL')
    const inItsPlace = () => answering(site).find((pid) => pid !== lost && pid !== kept)
    await until(() => inItsPlace() !== undefined, () => 'another in its place')
    const tooSoon = inItsPlace()!
    process.kill(tooSoon, 'SIGKILL')
    await until(() => ![undefined, tooSoon].includes(inItsPlace()), () => 'another again, although that one never answered')
    expect(answering(site)).toContain(kept)
    expect(await isUp(port)).toBe(true)
    const pids = answering(site)
    site.signal('SIGTERM')
    expect((await site.ended).code).toBe(0)
    expect(pids.filter(isAlive)).toEqual([])
  })

  test('after kill -9 of the site none of them goes on', async () => {
    const { site } = await open({ WEB_PROCESSES: '2' })
    await until(() => site.output.includes('"ready"'), () => 'both to answer')
    const pids = answering(site)
    expect(pids).toHaveLength(2)
    site.signal('SIGKILL')
    await site.ended
    await until(() => !pids.some(isAlive), () => 'them to follow')
  })

  test('a taken port is named, and nothing goes on', async () => {
    const taken = await listen()
    const { code, output } = await start({ PORT: String(taken.port), WEB_PROCESSES: '2' }).ended
    await taken.close()
    expect(code).toBe(1)
    expect(output).toContain(`Port ${taken.port} is taken by another program. Choose one: PORT=${taken.port + 1}`)
  })
})

describe('what does not fit together is refused, in words', () => {
  test('every fault of the environment has its line', async () => {
    const { code, output } = await start({ PORT: 'three', SEARCH_ENGINE: 'google', TERRITORY_EPCI: '38', LOG_LEVEL: 'loud' }).ended
    expect(code).toBe(1)
    const lines = output.trim().split('\n')
    expect(lines).toHaveLength(4)
    for (const name of ['PORT', 'SEARCH_ENGINE', 'TERRITORY_EPCI', 'LOG_LEVEL']) expect(lines.some((line) => line.startsWith(`Environment: ${name} must be`)), name).toBe(true)
  })

  test('production asks for its secrets, and takes none from an example', async () => {
    const bare = await start({ BOURSE_MODE: 'production' }).ended
    expect([bare.code, bare.output.trim().split('\n').length]).toEqual([1, 4])
    const example = await start({ ...PRODUCTION, SESSION_SECRET: 'changeme-changeme-changeme-changeme' }).ended
    expect([example.code, example.output]).toEqual([1, expect.stringContaining('SESSION_SECRET is an example value')])
  })

  test('production does not open on a database with demo accounts', async () => {
    await onDatabase(`insert into person (id, email, password_hash, name, is_demo, updated_at) values (gen_random_uuid(), 'preteur@demo.test', 'x', 'Nadia', true, now())`)
    const { code, output } = await start({ ...PRODUCTION, PORT: String(await freePort()) }).ended
    expect(code).toBe(1)
    expect(output).toContain('This database holds the demo accounts')
  })

  test('an older program does not open a newer database, nor one whose migration was edited', async () => {
    await onDatabase(`insert into _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count) values ('later', 'x', '29990101000000_later', now(), 1)`)
    const newer = await start().ended
    expect([newer.code, newer.output]).toEqual([1, expect.stringMatching(/newer than this program: it knows the migration 29990101000000_later/)])
    await onDatabase(`delete from _prisma_migrations where id = 'later'; update _prisma_migrations set checksum = 'edited' where migration_name like '%_init'`)
    const edited = await start().ended
    expect([edited.code, edited.output]).toEqual([1, expect.stringMatching(/_init was edited after it was applied/)])
  })

  test('npm start without a build says what to do', async () => {
    const copy = path.join(root, 'unbuilt', 'app', 'cli')
    mkdirSync(copy, { recursive: true })
    copyFileSync('app/cli/start.js', path.join(copy, 'start.js'))
    writeFileSync(path.join(root, 'unbuilt', 'package.json'), '{"type":"module"}')
    const { code, output } = await start({}, [process.execPath, path.join(copy, 'start.js')]).ended
    expect([code, output.trim()]).toEqual([1, 'The site is not built yet. First: npm run build'])
  })
})

describe('as a plain user', () => {
  const asNobody = ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups', '--']
  const isRoot = process.getuid?.() === 0
  const possible = !isRoot || runs(asNobody[0]!, [...asNobody.slice(1), process.execPath, '-e', `require('fs').readFileSync(${JSON.stringify(path.resolve('package.json'))})`])
  if (!possible) process.stderr.write('SKIPPED: the start as a plain user. That user cannot read the folder of the project.\n')

  test.skipIf(!possible)('the site opens in a folder of mode 0700', async () => {
    const home = path.join(root, 'home')
    mkdirSync(home)
    chmodSync(root, 0o755)
    if (isRoot) chownSync(home, NOBODY, NOBODY)
    chmodSync(home, 0o700)
    const folder = path.join(home, 'data')
    const { site } = await open({ DATA_DIR: folder, HOME: home, TMPDIR: home }, isRoot ? [...asNobody, ...SITE] : SITE)
    const client = new pg.Client({ connectionString: embeddedDatabaseUrl(folder) })
    await client.connect()
    expect((await client.query(`select 1 as one`)).rows).toEqual([{ one: 1 }])
    await client.end()
    site.signal('SIGTERM')
    expect((await site.ended).code).toBe(0)
  })
})
