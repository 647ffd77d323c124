/** A posted form as a tree: `sites.0.commune=38185` becomes `{sites: [{commune: '38185'}]}`; a repeated name, or one ending in `[]`, a list. */
export type FormTree = { [key: string]: FormTree | FormTree[] | FormDataEntryValue | FormDataEntryValue[] }

const UNSAFE = new Set(['__proto__', 'constructor', 'prototype'])
/** No form of ours nests deeper, or has more fields. */
const DEEPEST = 6
export const MOST_FIELDS = 2000

/** Names beginning with `_` are the form's own business (key, intent) and are left out. Empty files are left out. */
export function formToTree(form: FormData): FormTree {
  const root: Record<string, unknown> = {}
  const sent = new Map<string, FormDataEntryValue[]>()
  for (const [name, value] of form) {
    const known = sent.get(name)
    if (known) known.push(value)
    else sent.set(name, [value])
  }
  for (const [rawName, all] of sent) {
    if (rawName.startsWith('_')) continue
    const list = rawName.endsWith('[]')
    const path = (list ? rawName.slice(0, -2) : rawName).split('.')
    if (path.length > DEEPEST || path.some((step) => UNSAFE.has(step))) continue
    const values = all.filter((value) => typeof value === 'string' || value.size > 0)
    if (values.length === 0 && !list) continue
    let node = root
    for (const step of path.slice(0, -1)) {
      // `a=1` beside `a.b=2`: the tree wins over the leaf.
      if (typeof node[step] !== 'object' || Array.isArray(node[step])) node[step] = {}
      node = node[step] as Record<string, unknown>
    }
    node[path.at(-1)!] = list || values.length > 1 ? values : values[0]
  }
  return listsOf(root) as FormTree
}

/** Objects whose keys are all numbers become lists, in order, without holes. */
function listsOf(node: unknown): unknown {
  if (Array.isArray(node) || node === null || typeof node !== 'object' || node instanceof Blob) return node
  const entries = Object.entries(node).map(([key, value]) => [key, listsOf(value)] as const)
  if (entries.length > 0 && entries.every(([key]) => /^\d{1,3}$/.test(key))) return entries.sort(([a], [b]) => Number(a) - Number(b)).map(([, value]) => value)
  return Object.fromEntries(entries)
}

/** What may be shown again in the form: everything typed but files and passwords. */
export function valuesToShow(tree: FormTree): FormTree {
  return Object.fromEntries(
    Object.entries(tree)
      .filter(([key, value]) => !/password/i.test(key) && !(value instanceof Blob) && !(Array.isArray(value) && value.some((v) => v instanceof Blob)))
      .map(([key, value]) => [key, value]),
  )
}
