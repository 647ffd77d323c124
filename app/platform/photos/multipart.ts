/** One part of a `multipart/form-data` body; its bytes arrive as they are read. */
export interface PartSink {
  write(chunk: Uint8Array): void | Promise<void>
  end(): void | Promise<void>
}
export interface PartHead {
  name: string
  /** Null for a text field. */
  filename: string | null
}

export class MalformedMultipart extends Error {}

const MOST_HEAD_BYTES = 16 * 1024

/** The boundary of a `multipart/form-data` request; null for any other. */
export function boundaryOf(contentType: string | null): string | null {
  const match = /^multipart\/form-data\s*;.*\bboundary=(?:"([^"]{1,70})"|([^\s;]{1,70}))/i.exec(contentType ?? '')
  return match ? (match[1] ?? match[2] ?? null) : null
}

/**
 * Reads a multipart body to its end, part by part, without ever holding a whole part: what a part may weigh is its
 * sink's business, and a part that weighs too much does not lose the others.
 * @throws {MalformedMultipart}
 */
export async function readMultipart(body: AsyncIterable<Uint8Array>, boundary: string, open: (head: PartHead) => PartSink): Promise<void> {
  const delimiter = Buffer.from(`\r\n--${boundary}`)
  // The first delimiter may stand at the very beginning, without its line break.
  let buffer: Buffer = Buffer.from('\r\n')
  let sink: PartSink | null = null
  let state: 'part' | 'delimiter' | 'head' | 'end' = 'part'

  for await (const chunk of body) {
    if (state === 'end') continue
    buffer = Buffer.concat([buffer, chunk])
    for (let more = true; more; ) {
      more = false
      if (state === 'part') {
        const at = buffer.indexOf(delimiter)
        const upTo = at >= 0 ? at : Math.max(0, buffer.length - delimiter.length)
        if (upTo > 0) await sink?.write(buffer.subarray(0, upTo))
        if (at >= 0) {
          await sink?.end()
          sink = null
          state = 'delimiter'
          more = true
        }
        buffer = buffer.subarray(at >= 0 ? at + delimiter.length : upTo)
      } else if (state === 'delimiter' && buffer.length >= 2) {
        const next = buffer.subarray(0, 2).toString('latin1')
        if (next !== '\r\n' && next !== '--') throw new MalformedMultipart('boundary')
        state = next === '--' ? 'end' : 'head'
        // Kept in front of the head, so that a part without headers is seen too.
        more = state === 'head'
      } else if (state === 'head') {
        const at = buffer.indexOf('\r\n\r\n')
        if (at < 0 && buffer.length > MOST_HEAD_BYTES) throw new MalformedMultipart('headers')
        if (at < 0) continue
        sink = open(headOf(buffer.subarray(0, at).toString('utf8')))
        buffer = buffer.subarray(at + 4)
        state = 'part'
        more = true
      }
    }
  }
  if (state !== 'end') throw new MalformedMultipart('unexpected end')
}

function headOf(lines: string): PartHead {
  const disposition = /^content-disposition:\s*form-data(.*)$/im.exec(lines)?.[1] ?? ''
  const name = /;\s*name="((?:[^"\\]|\\.)*)"/i.exec(disposition)?.[1]
  if (name === undefined) throw new MalformedMultipart('name')
  const filename = /;\s*filename="((?:[^"\\]|\\.)*)"/i.exec(disposition)?.[1]
  return { name: decoded(name), filename: filename === undefined ? null : decoded(filename) }
}

/** Browsers write quotes and line breaks of a name as percent signs. */
const decoded = (text: string) => text.replace(/%22/g, '"').replace(/%0D/gi, '\r').replace(/%0A/gi, '\n')
