import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

import * as z from 'zod'

export const MANIFEST = 'manifest.json'

const hash = z.string().regex(/^[0-9a-f]{64}$/)
/** A plain file name: nothing in a backup may point outside its folder. */
const fileName = z.string().regex(/^[A-Za-z0-9_.-]+$/).refine((name) => !name.startsWith('.'))

const manifestSchema = z.strictObject({
  format: z.literal(1),
  createdAt: z.iso.datetime(),
  /** The schema the rows belong to, in order. */
  migrations: z.array(z.strictObject({ name: z.string(), checksum: z.string() })).min(1),
  /** In an order in which each table comes after those it refers to. */
  tables: z.array(z.strictObject({ name: fileName, columns: z.array(z.string()).min(1), rows: z.int().min(0), sha256: hash })),
  files: z.array(z.strictObject({ name: fileName, bytes: z.int().min(0), sha256: hash })),
})

export type Manifest = z.output<typeof manifestSchema>

/** Something is wrong with a backup, or with where it should go. The message is for the person at the terminal. */
export class BackupError extends Error {}

export const tableFile = (folder: string, table: string) => path.join(folder, 'tables', `${table}.copy`)
export const storedFile = (folder: string, name: string) => path.join(folder, 'files', name)

/** @throws {BackupError} when there is none, or it cannot be read. */
export function readManifest(folder: string): Manifest {
  const file = path.join(folder, MANIFEST)
  if (!existsSync(file)) throw new BackupError(`${folder} is not a backup: it has no ${MANIFEST}. (It is written last: a backup that was interrupted has none.)`)
  try {
    return manifestSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    throw new BackupError(`${file} cannot be read: it is damaged, or was made by a newer version of the program.`)
  }
}
