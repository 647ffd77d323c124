import { type FileHandle, mkdtemp, open as openFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'

import { DomainError } from '../errors'
import { boundaryOf, MalformedMultipart, type PartHead, type PartSink, readMultipart } from './multipart'

/** A file that came with a form, on disk until the request is answered. */
export interface Upload {
  /** Field it was sent in. */
  field: string
  /** The sender's name for it: to be shown, never to be used as a path. */
  filename: string
  bytes: number
  /** Null where it was larger, or one more, than allowed: then nothing of it was kept. */
  file: string | null
}

export interface UploadForm {
  /** Everything but the files. */
  form: FormData
  uploads: Upload[]
  /** Removes the files. */
  discard(): Promise<void>
}

/** All the texts of a form together. */
const TEXT_BYTES = 1024 * 1024
const FIELDS = 2000

/**
 * Reads a form that may carry files. Memory holds its texts only: files go to disk as they arrive, and one that is too
 * large is read to its end and dropped, so that the other fields are there to be shown again.
 * @throws {DomainError} 413 `upload_too_large` past `totalBytes`, 400 `form_unreadable`.
 */
export async function readUploadForm(request: Request, limits: { fileBytes: number; files: number; totalBytes: number }): Promise<UploadForm> {
  const boundary = boundaryOf(request.headers.get('content-type'))
  if (boundary === null || !request.body) return { form: await readTexts(request), uploads: [], discard: async () => {} }

  const folder = await mkdtemp(path.join(os.tmpdir(), 'bourse-upload-'))
  const discard = () => rm(folder, { recursive: true, force: true })
  const form = new FormData()
  const uploads: Upload[] = []
  const texts = { fields: 0, bytes: 0 }
  let current: PartSink | null = null
  const open = (head: PartHead): PartSink => {
    if (head.filename === null) return (current = textSink(texts, (value) => form.append(head.name, value)))
    const file = uploads.length < limits.files ? path.join(folder, String(uploads.length)) : null
    current = fileSink(file, limits.fileBytes, (bytes, kept) => {
      // An empty file input sends one nameless part.
      if (bytes > 0) uploads.push({ field: head.name, filename: head.filename!.split(/[/\\]/).pop()!.slice(0, 100), bytes, file: kept })
    })
    return current
  }
  try {
    await readMultipart(counted(request.body, limits.totalBytes), boundary, open)
    return { form, uploads, discard }
  } catch (error) {
    // A sender that went away leaves a part without its end: its file is closed before it is removed.
    await Promise.resolve((current as PartSink | null)?.end()).catch(() => {})
    await discard()
    throw error instanceof MalformedMultipart ? new DomainError('form_unreadable', { status: 400, cause: error }) : error
  }
}

/** A form without files. Multipart without a usable boundary is no form. */
async function readTexts(request: Request): Promise<FormData> {
  if (/^multipart/i.test(request.headers.get('content-type') ?? '') || Number(request.headers.get('content-length') ?? 0) > TEXT_BYTES) {
    throw new DomainError('form_unreadable', { status: 400 })
  }
  return request.formData()
}

async function* counted(body: ReadableStream<Uint8Array>, most: number): AsyncIterable<Uint8Array> {
  let total = 0
  for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
    total += chunk.length
    if (total > most) throw new DomainError('upload_too_large', { status: 413 })
    yield chunk
  }
}

function textSink(all: { fields: number; bytes: number }, done: (value: string) => void): PartSink {
  if (++all.fields > FIELDS) throw new MalformedMultipart('too many fields')
  const chunks: Uint8Array[] = []
  return {
    write(chunk) {
      all.bytes += chunk.length
      if (all.bytes > TEXT_BYTES) throw new DomainError('upload_too_large', { status: 413 })
      chunks.push(Uint8Array.from(chunk))
    },
    end: () => done(Buffer.concat(chunks).toString('utf8')),
  }
}

function fileSink(file: string | null, most: number, done: (bytes: number, kept: string | null) => void): PartSink {
  let handle: FileHandle | null = null
  let bytes = 0
  return {
    async write(chunk) {
      bytes += chunk.length
      if (file === null || bytes > most) return
      handle ??= await openFile(file, 'w', 0o600)
      await handle.writeFile(chunk)
    },
    async end() {
      await handle?.close()
      handle = null
      done(bytes, bytes <= most ? file : null)
    },
  }
}
