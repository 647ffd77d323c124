import type { Database, Prisma } from '~/platform/database.server'

import { readCookie } from './cookies.server'
import type { FormTree } from './form-data'

const KEPT_MS = 3_600_000

/** Keeps what was typed in a form whose session had ended, for an hour. @returns the draft's id. */
export async function keepDraft(db: Database, draft: { path: string; values: FormTree; now: Date }): Promise<string> {
  const row = await db.formDraft.create({
    data: { path: draft.path, values: draft.values as Prisma.InputJsonObject, expiresAt: new Date(draft.now.getTime() + KEPT_MS) },
  })
  return row.id
}

/** The draft this browser left on this page, if any. */
export async function readDraft(db: Database, request: Request, now: Date): Promise<FormTree | null> {
  const id = readCookie(request, 'brouillon')
  if (!id || !/^[0-9a-f-]{36}$/.test(id)) return null
  const path = new URL(request.url).pathname.replace(/\.data$/, '')
  const draft = await db.formDraft.findFirst({ where: { id, path, expiresAt: { gt: now } } })
  return draft ? (draft.values as FormTree) : null
}
