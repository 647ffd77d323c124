import type { Database, Prisma } from '~/platform/database.server'
import { isUuid } from '~/platform/uuid'

import { readCookie } from './cookies.server'
import type { FormTree } from './form-data'

const KEPT_MS = 3_600_000

/** What a person types; more than that is not kept. */
const MOST_BYTES = 64 * 1024

/** Keeps what was typed in a form whose session had ended, for an hour. @returns the draft's id; null for more than anybody types. */
export async function keepDraft(db: Database, draft: { path: string; values: FormTree; now: Date }): Promise<string | null> {
  const text = JSON.stringify(draft.values)
  // jsonb holds neither NUL nor half a character.
  if (text.length > MOST_BYTES || text.includes('\\u0000') || /\\ud[89a-f]/i.test(text)) return null
  const row = await db.formDraft.create({
    data: { path: draft.path, values: draft.values as Prisma.InputJsonObject, expiresAt: new Date(draft.now.getTime() + KEPT_MS) },
  })
  return row.id
}

/** The draft this browser left on this page, if any. */
export async function readDraft(db: Database, request: Request, now: Date): Promise<FormTree | null> {
  const id = readCookie(request, 'brouillon')
  if (!id || !isUuid(id)) return null
  const path = new URL(request.url).pathname.replace(/\.data$/, '')
  const draft = await db.formDraft.findFirst({ where: { id, path, expiresAt: { gt: now } } })
  return draft ? (draft.values as FormTree) : null
}

/** The form was sent: what was kept of it must not fill it again. */
export async function forgetDraft(db: Database, request: Request): Promise<void> {
  const id = readCookie(request, 'brouillon')
  if (id && isUuid(id)) await db.formDraft.deleteMany({ where: { id, path: new URL(request.url).pathname.replace(/\.data$/, '') } })
}
