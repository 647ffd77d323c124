import { DataFolderInUse, lockDataFolder } from '../data-lock.server'
import type { Env } from '../env.server'
import { embeddedDatabaseUrl, startEmbeddedPostgres } from '../postgres-launcher.server'

export interface BareDatabase {
  url: string
  close(): Promise<void>
}

/**
 * The database as it is: no migration runs, nothing else is opened. Where a site runs on the embedded one, that is used
 * (`beside`), otherwise it is started for as long as it is needed.
 * @throws {DataFolderInUse} unless `beside`.
 */
export async function openBareDatabase(env: Pick<Env, 'databaseUrl' | 'dataDir'>, options: { beside: boolean }): Promise<BareDatabase> {
  if (env.databaseUrl) return { url: env.databaseUrl, close: async () => {} }
  const lock = await lockDataFolder(env.dataDir).catch((error: unknown) => {
    if (options.beside && error instanceof DataFolderInUse) return null
    throw error
  })
  if (!lock) return { url: embeddedDatabaseUrl(env.dataDir), close: async () => {} }
  try {
    const postgres = await startEmbeddedPostgres(env.dataDir)
    return {
      url: postgres.url,
      async close() {
        await postgres.stop()
        await lock.release()
      },
    }
  } catch (error) {
    await lock.release()
    throw error
  }
}
