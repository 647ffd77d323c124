import type pg from 'pg'

/**
 * What a backup leaves out: what ends by itself within hours, the sessions (everybody signs in again), and what is
 * derived from the rest. The jobs live in another schema and are left out too: no mail is sent again.
 */
const LEFT_OUT = ['_prisma_migrations', 'session', 'rate_limit', 'form_draft', 'search_document', 'search_word', 'search_stale', 'search_index', 'search_pending', 'listing_change']

export interface Table {
  name: string
  /** Those that hold data: generated ones are left out. */
  columns: string[]
}

/** The tables of a backup, each after those it refers to. */
export async function backupTables(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `select c.table_name as name, array_agg(c.column_name::text order by c.ordinal_position) as columns
     from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.is_generated = 'NEVER' and not c.table_name::text = any($1)
     group by c.table_name order by c.table_name`,
    [LEFT_OUT],
  )
  const { rows: references } = await client.query<{ from: string; to: string }>(
    `select distinct a.relname as from, b.relname as to
     from pg_constraint k join pg_class a on a.oid = k.conrelid join pg_class b on b.oid = k.confrelid
     where k.contype = 'f' and a.relnamespace = 'public'::regnamespace and a.oid <> b.oid`,
  )
  return inOrder(rows, references)
}

function inOrder(tables: Table[], references: { from: string; to: string }[]): Table[] {
  const ordered: Table[] = []
  const waiting = [...tables]
  while (waiting.length > 0) {
    const placed = (name: string) => !waiting.some((table) => table.name === name)
    const next = waiting.findIndex((table) => references.every(({ from, to }) => from !== table.name || placed(to)))
    if (next < 0) throw new Error(`Tables refer to each other in a circle: ${waiting.map((table) => table.name).join(', ')}`)
    ordered.push(...waiting.splice(next, 1))
  }
  return ordered
}

export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`
export const columnList = (columns: readonly string[]) => columns.map(quoted).join(', ')
