import type { ErrorPage } from './loader.server'

/** The fields of a posted form. @throws {Response} 422 where the body is not the form it says it is. */
export async function readForm(request: Request): Promise<FormData> {
  try {
    return await request.formData()
  } catch {
    throw new Response(JSON.stringify({ code: 'form_unreadable', message: '' } satisfies ErrorPage), { status: 422, headers: { 'Content-Type': 'application/json' } })
  }
}
