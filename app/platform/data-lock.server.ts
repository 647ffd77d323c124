import { createHash } from 'node:crypto'
import { mkdirSync, realpathSync } from 'node:fs'
import net from 'node:net'

/** Somebody else uses the data folder. The message is for the person at the terminal. */
export class DataFolderInUse extends Error {}

export interface DataLock {
  release(): Promise<void>
}

/**
 * Takes the data folder for this process. The lock is an abstract Unix socket: the kernel drops it with the process,
 * even after `kill -9`, so there is no stale lock file to clean.
 * @throws {DataFolderInUse} when another process holds it.
 */
export async function lockDataFolder(dataDir: string): Promise<DataLock> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  if (process.platform !== 'linux') throw new Error('The embedded database needs Linux. Elsewhere, set DATABASE_URL to a PostgreSQL server.')
  const name = createHash('sha256').update(realpathSync(dataDir)).digest('hex').slice(0, 32)
  const server = net.createServer((socket) => socket.destroy())
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new DataFolderInUse(`The data folder ${dataDir} is in use by another bourse. Stop it first, or give this one its own folder: DATA_DIR=./data2`)
          : error,
      ),
    )
    server.listen({ path: `\0bourse-${name}` }, resolve)
  })
  server.unref()
  return { release: () => new Promise((resolve) => server.close(() => resolve())) }
}
