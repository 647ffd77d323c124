import { readFile } from 'node:fs/promises'

import { describe, expect, test } from 'vitest'

import { boundaryOf, MalformedMultipart, readMultipart } from '~/platform/photos/multipart'
import { photoKind } from '~/platform/photos/photo-kind'
import { readUploadForm } from '~/platform/photos/read-upload.server'

async function* inPieces(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function parts(body: Uint8Array, boundary: string, size: number) {
  const seen: { name: string; filename: string | null; bytes: Buffer }[] = []
  await readMultipart(inPieces(body, size), boundary, (head) => {
    const chunks: Buffer[] = []
    return { write: (chunk) => void chunks.push(Buffer.from(chunk)), end: () => void seen.push({ ...head, bytes: Buffer.concat(chunks) }) }
  })
  return seen
}

const LIMITS = { fileBytes: 1000, files: 2, totalBytes: 100_000 }
const post = (form: FormData) => new Request('http://localhost/annonces/nouvelle', { method: 'POST', body: form })

describe('a posted form with files', () => {
  test('is read the same however the network cuts it', async () => {
    const form = new FormData()
    form.append('title', 'Chaises « pliantes »\r\n--x مرحبا 🎪')
    form.append('photos', new File([Buffer.from('\r\n--\r\n----abc\r\n\r\n')], 'été ; "1".jpg'))
    form.append('empty', '')
    const request = post(form)
    const boundary = boundaryOf(request.headers.get('content-type'))!
    const body = new Uint8Array(await request.arrayBuffer())
    const whole = await parts(body, boundary, body.length)
    expect(whole.map((part) => [part.name, part.filename, part.bytes.toString()])).toEqual([
      ['title', null, 'Chaises « pliantes »\r\n--x مرحبا 🎪'], ['photos', 'été ; "1".jpg', '\r\n--\r\n----abc\r\n\r\n'], ['empty', null, ''],
    ])
    for (const size of [1, 2, 3, 7, 16, 61]) expect(await parts(body, boundary, size)).toEqual(whole)
  })

  test('that ends too early, or has a part without name, is refused as malformed', async () => {
    await expect(parts(Buffer.from('--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nvalue'), 'b', 5)).rejects.toThrow(MalformedMultipart)
    await expect(parts(Buffer.from('--b\r\nContent-Type: text/plain\r\n\r\nvalue\r\n--b--'), 'b', 50)).rejects.toThrow(MalformedMultipart)
    await expect(parts(Buffer.from(''), 'b', 5)).rejects.toThrow(MalformedMultipart)
  })

  test('keeps its other fields when one file is too large, and nothing of that file', async () => {
    const form = new FormData()
    form.append('title', 'Barnum')
    form.append('photos', new File([new Uint8Array(5000)], 'grande.jpg'))
    form.append('photos', new File([Buffer.from('petite')], 'C:\\photos\\petite.jpg'))
    form.append('after', 'oui')
    const read = await readUploadForm(post(form), LIMITS)
    expect(Object.fromEntries(read.form)).toEqual({ title: 'Barnum', after: 'oui' })
    expect(read.uploads.map(({ filename, bytes, file }) => [filename, bytes, file !== null])).toEqual([['grande.jpg', 5000, false], ['petite.jpg', 6, true]])
    expect(await readFile(read.uploads[1]!.file!, 'utf8')).toBe('petite')
    await read.discard()
    await expect(readFile(read.uploads[1]!.file!)).rejects.toThrow()
  })

  test('is not read past the most that one request may carry', async () => {
    const form = new FormData()
    form.append('photos', new File([new Uint8Array(200_000)], 'a.jpg'))
    await expect(readUploadForm(post(form), LIMITS)).rejects.toMatchObject({ code: 'upload_too_large', status: 413 })
  })

  test('without files may come as an ordinary form', async () => {
    const request = new Request('http://localhost/', { method: 'POST', body: new URLSearchParams({ title: 'Barnum' }) })
    expect((await readUploadForm(request, LIMITS)).form.get('title')).toBe('Barnum')
  })
})

describe('a photo is known by its first bytes', () => {
  test.each([
    ['jpeg', [0xff, 0xd8, 0xff, 0xe0]],
    ['png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
    ['webp', [...Buffer.from('RIFF1234WEBP')]],
    ['avif', [0, 0, 0, 32, ...Buffer.from('ftypavif')]],
  ])('%s', (kind, bytes) => expect(photoKind(Uint8Array.from(bytes))).toEqual({ kind }))

  test.each([
    ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg">', 'photo_svg'],
    ['an SVG behind a declaration', '<?xml version="1.0"?>\n<!-- x --><svg width="1">', 'photo_svg'],
    ['an SVG in UTF-16', Buffer.from('<svg width="1">', 'utf16le'), 'photo_svg'],
    ['a text', 'Bonjour', 'photo_not_a_picture'],
    ['a GIF', 'GIF89a', 'photo_not_a_picture'],
    ['nothing', '', 'photo_not_a_picture'],
    ['an iPhone HEIC', Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic')]), 'photo_heic'],
  ])('%s is refused', (_what, content, code) => expect(photoKind(Uint8Array.from(Buffer.from(content as string)))).toEqual({ refused: code }))
})
