import { randomBytes } from 'node:crypto'

import pg from 'pg'
import { afterAll, beforeAll, inject } from 'vitest'

import { openDatabase, type OpenDatabase } from '~/platform/database.server'
import { embeddedDatabaseUrl } from '~/platform/postgres-launcher.server'

import { TEMPLATE } from './servers'

/** A fresh real database for this test file, copied from the migrated template; gone afterwards. */
export function useDatabase(): OpenDatabase {
  const name = `test_${randomBytes(6).toString('hex')}`
  const handle = {} as OpenDatabase
  const admin = async (sql: string) => {
    const client = new pg.Client({ connectionString: embeddedDatabaseUrl(inject('dataDir'), 'postgres') })
    await client.connect()
    await client.query(sql).finally(() => client.end())
  }
  beforeAll(async () => {
    await admin(`create database ${name} template ${TEMPLATE}`)
    Object.assign(handle, openDatabase(embeddedDatabaseUrl(inject('dataDir'), name)))
  })
  afterAll(async () => {
    await handle.close()
    await admin(`drop database ${name} with (force)`)
  })
  return handle
}
