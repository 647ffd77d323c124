import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'

export type Cell = string | number | boolean | Date | null | undefined | readonly unknown[] | object

/** Characters gathered before they are sent. */
const CHUNK = 1 << 16

/** Writes rows by COPY, as fast as the database takes them. Each row has the cells of `columns`, in their order. */
export async function copyRows(client: pg.ClientBase, table: string, columns: readonly string[], rows: Iterable<readonly Cell[]>): Promise<void> {
  await pipeline(Readable.from(chunks(rows)), client.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin`)))
}

function* chunks(rows: Iterable<readonly Cell[]>): Generator<string> {
  let text = ''
  for (const row of rows) {
    text += row.map(cellText).join('\t') + '\n'
    if (text.length < CHUNK) continue
    yield text
    text = ''
  }
  if (text) yield text
}

function cellText(cell: Cell): string {
  if (cell === null || cell === undefined) return '\\N'
  if (typeof cell === 'string') return escaped(cell)
  if (cell instanceof Date) return cell.toISOString()
  if (typeof cell === 'object') return escaped(JSON.stringify(cell))
  return String(cell)
}

const escaped = (text: string) => (/[\\\t\n\r]/.test(text) ? text.replace(/[\\\t\n\r]/g, (sign) => ({ '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' })[sign]!) : text)
