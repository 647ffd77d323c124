/** How many a process keeps prepared, on each of its connections: some 30 KB of the database's memory each. */
const MOST_KEPT = 100
/** What is asked so often is kept. */
const ASKED_OFTEN = 3
/** Of how many it is counted how often they are asked. */
const MOST_COUNTED = 1000

/**
 * Names the statements that a process asks again and again, so that each connection of it has them planned once: planning one costs
 * the database as much as answering it. What is asked rarely (a list of so many ids, a filter nobody else chose) gets no name and is
 * planned each time. See app/decisions/0025-statements-kept-prepared.md
 */
export function keptStatements(): (query: { sql: string }) => string {
  const names = new Map<string, string>()
  let asked = new Map<string, number>()
  return ({ sql }) => {
    const known = names.get(sql)
    if (known !== undefined) return known
    if (names.size >= MOST_KEPT) return ''
    const times = (asked.get(sql) ?? 0) + 1
    if (times < ASKED_OFTEN) {
      if (asked.size >= MOST_COUNTED) asked = new Map()
      asked.set(sql, times)
      return ''
    }
    asked.delete(sql)
    names.set(sql, `kept_${names.size}`)
    return names.get(sql)!
  }
}
