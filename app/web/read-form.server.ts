import { MOST_FIELDS } from './form-data'
import type { ErrorPage } from './loader.server'

/** The fields of a posted form. @throws {Response} 422 where the body is not the form it says it is, or has more fields than any form. */
export async function readForm(request: Request): Promise<FormData> {
  const form = await request.formData().catch(() => null)
  if (form && [...form.keys()].length <= MOST_FIELDS) return form
  throw new Response(JSON.stringify({ code: 'form_unreadable', message: '' } satisfies ErrorPage), { status: 422, headers: { 'Content-Type': 'application/json' } })
}
