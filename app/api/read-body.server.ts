import { DomainError } from '~/platform/errors'

/** The longest body the API reads. */
export const MAX_BODY_BYTES = 1024 * 1024

/**
 * The JSON of a request, read no further than {@link MAX_BODY_BYTES}. Undefined where there is no body.
 * @throws {DomainError} 400 `invalid_json`, 413 `too_large`, 415 `not_json`.
 */
export async function readJson(request: Request): Promise<unknown> {
  const bytes = await readBytes(request)
  if (bytes.length === 0) return undefined
  if (!/^application\/(json|[\w.+-]+\+json)\s*(;|$)/i.test(request.headers.get('content-type') ?? '')) throw new DomainError('not_json', { status: 415 })
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown
  } catch {
    throw new DomainError('invalid_json', { status: 400 })
  }
}

async function readBytes(request: Request): Promise<Buffer> {
  const tooLarge = () => new DomainError('too_large', { status: 413, details: { max: MAX_BODY_BYTES } })
  if (Number(request.headers.get('content-length') ?? 0) > MAX_BODY_BYTES) throw tooLarge()
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = request.body?.getReader()
  while (reader) {
    const { done, value } = await reader.read()
    if (done) break
    size += value.length
    if (size > MAX_BODY_BYTES) {
      await reader.cancel()
      throw tooLarge()
    }
    chunks.push(value)
  }
  return Buffer.concat(chunks)
}
